import { Form, Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Table,
  Tag,
  type Tone,
} from '~/ui';
import type { ForwardRow, ForwardView } from '../allocation/forward-view.server';
import type { ForwardOutcome } from '../allocation/put-forward.server';

type Props = {
  view: ForwardView;
  formId: string;
  /** Requests chosen on the first page, to be confirmed on this. */
  chosen: readonly string[];
  answer: FormAnswer | undefined;
};

/** Turns rows of a plan into shortlist entries: choose them, confirm, and read what became of each. */
export function AllocationForwardPage(props: Props) {
  const { view, chosen } = props;
  if (view.report) return <Report view={view} report={view.report} />;
  const picked = view.rows.filter(({ requestId }) => chosen.includes(requestId));
  return picked.length > 0 ? <Confirm {...props} picked={picked} /> : <Choose {...props} />;
}

const crumbs = ({ head }: ForwardView) => [
  { label: 'Allocation', href: '/allocation' },
  { label: head.name, href: `/allocation/${head.id}` },
];

function Choose({ view, chosen, answer }: Props) {
  const form = formState(answer, { request: view.rows.map(({ requestId }) => requestId) });
  return (
    <Page
      title="Put rows of the plan forward"
      caption={view.head.name}
      breadcrumbs={crumbs(view)}
      lead="Choose whose planned partner goes on the shortlist. You confirm on the next page."
    >
      <ErrorSummary form={form} />
      {view.rows.length === 0 ? (
        <EmptyState title="Nothing to put forward">
          <p>Every partner of this plan is on the shortlist of its request already, or no request is met.</p>
        </EmptyState>
      ) : (
        <Form method="get" className="stack">
          {chosen.length > 0 ? <p>None of the rows chosen can be put forward any more.</p> : null}
          <CheckboxGroup
            form={form}
            name="request"
            label="Rows to put forward"
            choices={view.rows.map((row) => ({
              value: row.requestId,
              label: `${row.partner} for ${row.schoolName} (${row.ref})`,
              hint: `${row.days}, fit ${row.score} out of 100`,
            }))}
          />
          <ButtonRow>
            <Button>Continue</Button>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

function Confirm({ view, formId, answer, picked }: Props & { picked: readonly ForwardRow[] }) {
  const form = formState(answer);
  return (
    <Page
      title={`Put ${count(picked.length, 'row')} forward?`}
      caption={view.head.name}
      breadcrumbs={[...crumbs(view), { label: 'Choose rows', href: `/allocation/${view.head.id}/forward` }]}
    >
      <ErrorSummary form={form} />
      <Table
        caption="What goes on shortlists"
        rows={picked}
        rowKey={({ requestId }) => requestId}
        columns={[
          { head: 'Request', cell: (row) => `${row.schoolName} (${row.ref})` },
          { head: 'Partner', cell: (row) => row.partner },
          { head: 'Days', cell: (row) => row.days },
          { head: 'Fit', numeric: true, cell: (row) => row.score },
        ]}
      />
      <InsetText>
        <p>
          Each row is looked at again as things stand now. Those that still fit become entries of the
          request’s shortlist. No school sees them until you share its shortlist, no days are held, and no
          provider is told. The school still chooses, and the provider and their home school still answer.
        </p>
      </InsetText>
      <Form method="post" action={`/allocation/${view.head.id}/forward`} noValidate>
        <Hidden values={{ id: formId }} />
        {picked.map(({ requestId }) => (
          <input key={requestId} type="hidden" name="requests" value={requestId} />
        ))}
        <ButtonRow>
          <Button>Put {count(picked.length, 'row')} forward</Button>
          <Link to={`/allocation/${view.head.id}`}>Go back to the plan</Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

const OUTCOMES: Record<ForwardOutcome['outcome'], { name: string; tone: Tone }> = {
  'put-forward': { name: 'On the shortlist', tone: 'green' },
  already: { name: 'Was on the shortlist already', tone: 'blue' },
  'not-possible': { name: 'No longer possible', tone: 'amber' },
};

function Report({ view, report }: { view: ForwardView; report: NonNullable<ForwardView['report']> }) {
  const gone = report.filter(({ outcome }) => outcome === 'not-possible').length;
  const put = report.filter(({ outcome }) => outcome === 'put-forward').length;
  return (
    <Page
      title={`${count(put, 'row')} put forward`}
      caption={view.head.name}
      breadcrumbs={crumbs(view)}
      next={
        gone > 0 ? (
          <NextStep
            title={`Plan again for ${count(gone, 'row')} no longer possible`}
            after="The further plan reads the days as they are now."
          >
            <ButtonLink to={`/allocation/${view.head.id}/again`}>Plan again</ButtonLink>
          </NextStep>
        ) : (
          <NextStep
            title="Open each request and share its shortlist"
            after="The school then sees the possible partners, with the reasons, and chooses."
          >
            <ButtonLink to="/requests">See the requests</ButtonLink>
          </NextStep>
        )
      }
    >
      <Table
        caption="What became of each row"
        rows={report}
        rowKey={({ requestId }) => requestId}
        columns={[
          {
            head: 'Request',
            cell: (row) => (
              <Link to={`/requests/${row.requestId}/matches`}>
                {row.schoolName} ({row.ref})
              </Link>
            ),
          },
          { head: 'Partner', cell: (row) => row.partner },
          {
            head: 'What happened',
            cell: (row) => (
              <>
                <Tag tone={OUTCOMES[row.outcome].tone}>{OUTCOMES[row.outcome].name}</Tag>
                {row.message ? <span className="mt-1 block">{row.message}</span> : null}
              </>
            ),
          },
        ]}
      />
    </Page>
  );
}
