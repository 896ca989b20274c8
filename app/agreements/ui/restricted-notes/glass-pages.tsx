import { Form, Link } from '@remix-run/react';
import { dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Pagination,
  RadioGroup,
  Section,
  type StaleField,
  StaleNotice,
  SummaryList,
  Table,
  Tag,
  TextArea,
  TextField,
  WarningText,
} from '~/ui';
import { FINDINGS, GLASS_HOURS, LEAST_REASON, REVIEW_DAYS } from '../../domain/restricted-notes/rules';
import type { BreakView } from '../../restricted-notes/queries.server';
import { FINDING_WORDS } from '../../restricted-notes/wording';
import { NOTES_CRUMBS } from './parts';

/** Breaking the glass: what it does, why, and who it is. */
export function BreakGlassPage(props: {
  id: string;
  formId: string;
  title: string;
  by: string;
  confirmHref: string;
  confirmed: boolean;
  answer?: FormAnswer;
}) {
  const { id, formId, title, by, confirmHref, confirmed, answer } = props;
  const form = formState(answer, { id: formId });
  return (
    <Page
      title="Open it because a child cannot wait"
      caption={title}
      breadcrumbs={[...NOTES_CRUMBS, { label: title, href: `/restricted/${id}` }]}
    >
      <ErrorSummary form={form} />
      <WarningText>
        The head of service, {by} and everybody the note names are told at once that you opened it and can
        read your reason. You can read it for {GLASS_HOURS} hours. Within {REVIEW_DAYS} days somebody else
        says whether it was right.
      </WarningText>
      {confirmed ? null : (
        <p>
          You sign in without a password? <Link to={confirmHref}>Confirm that it is you</Link> first, then
          come back here.
        </p>
      )}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId }} />
        <TextArea
          form={form}
          name="reason"
          label="What do you fear for the child, and why can it not wait?"
          hint={`At least ${LEAST_REASON} characters. Do not name the child where you need not.`}
          maxLength={2000}
        />
        {confirmed ? (
          <InsetText>You have just shown who you are, so no password is needed.</InsetText>
        ) : (
          <TextField
            form={form}
            name="password"
            type="password"
            autoComplete="current-password"
            width="half"
            label="Your password"
            hint="It shows that it is you."
          />
        )}
        <ButtonRow>
          <Button tone="warning">Open the note</Button>
          <Link to={`/restricted/${id}`} className="inline-block py-2">
            Go back without opening it
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function StateTag({ view }: { view: BreakView }) {
  if (!view.review) return <Tag tone="amber">To be looked at</Tag>;
  return view.review.finding === 'justified' ? (
    <Tag tone="green">Found right</Tag>
  ) : (
    <Tag tone="red">Found not right</Tag>
  );
}

/** Every safeguarding note of the authority that was opened in need. */
export function BreaksPage(props: { rows: BreakView[]; total: number; page: number; perPage: number }) {
  const { rows, total, page, perPage } = props;
  return (
    <Page
      title="Safeguarding notes opened in need"
      wide
      breadcrumbs={NOTES_CRUMBS}
      lead="Each was opened by somebody who was not among its readers. Somebody else says whether it was right."
    >
      <Table
        caption="Notes opened in need, the newest first"
        hideCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { head: 'When', cell: (row) => <Link to={`/glass-breaks/${row.id}`}>{instantWords(row.at)}</Link> },
          { head: 'Who', cell: (row) => row.who },
          { head: 'Note', cell: (row) => row.title },
          { head: 'School', cell: (row) => row.schoolName },
          { head: 'To be looked at by', cell: (row) => dateWords(row.due) },
          { head: 'State', cell: (row) => <StateTag view={row} /> },
        ]}
        empty={
          <EmptyState title="None has been opened in need">
            <p>When one is, you are told at once and it stands here.</p>
          </EmptyState>
        }
      />
      <Pagination page={page} pageSize={perPage} total={total} path="/glass-breaks" noun="opening" />
    </Page>
  );
}

/** One broken glass: why, and what was found. */
export function BreakPage({
  view,
  lead,
  answer,
}: {
  view: BreakView;
  lead: boolean;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const form = formState(answer, {});
  const both = Array.isArray(answer?.stale) ? (answer.stale as StaleField[]) : [];
  return (
    <Page
      title="A safeguarding note was opened in need"
      caption={view.schoolName}
      breadcrumbs={[...NOTES_CRUMBS, ...(lead ? [{ label: 'Opened in need', href: '/glass-breaks' }] : [])]}
      tag={<StateTag view={view} />}
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <SummaryList
        rows={[
          { label: 'Note', value: <Link to={`/restricted/${view.noteId}`}>{view.title}</Link> },
          { label: 'Opened by', value: view.who },
          { label: 'Opened on', value: instantWords(view.at) },
          { label: 'Could be read until', value: instantWords(view.until) },
          { label: 'Why it could not wait', value: view.reason },
        ]}
      />
      {view.review ? (
        <Section title="What was found">
          <SummaryList
            rows={[
              { label: 'Finding', value: FINDING_WORDS[view.review.finding] },
              { label: 'Why, and what was done', value: view.review.why },
              { label: 'Found by', value: `${view.review.by}, ${instantWords(view.review.at)}` },
            ]}
          />
        </Section>
      ) : null}
      {view.mayReview ? (
        <Section title={`Say what you find, by ${dateWords(view.due)}`}>
          <Form method="post" noValidate className="stack">
            <Hidden values={{ version: view.version }} />
            <RadioGroup
              form={form}
              name="finding"
              label="Was it right to open the note?"
              choices={FINDINGS.map((value) => ({ value, label: FINDING_WORDS[value] }))}
            />
            <TextArea form={form} name="why" label="Why, and what was done" maxLength={2000} />
            <Button>Save what was found</Button>
          </Form>
        </Section>
      ) : null}
      {view.review || view.mayReview ? null : (
        <InsetText>
          Somebody else looks at this by {dateWords(view.due)}: a head of service, or the note’s own people
          where a head of service opened it. Never the person who did.
        </InsetText>
      )}
    </Page>
  );
}
