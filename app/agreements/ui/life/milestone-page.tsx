import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  SummaryList,
  Tag,
  TextArea,
  Timeline,
} from '~/ui';
import type { MilestoneNow } from '../../domain/life/milestones';
import type { MarkView } from '../../life/queries.server';
import { milestoneWords } from '../../life/wording';
import type { AgreementHead } from '../../queries.server';
import { AgreementTabs, between, crumbsOf } from '../frame';

/** One milestone: how it stands, marking it, and every mark it has had. */
export function MilestonePage({
  page,
  markId,
  answer,
}: {
  page: AgreementHead & { milestone: MilestoneNow; marks: MarkView[]; today: string };
  markId: string;
  answer?: FormAnswer;
}) {
  const { milestone } = page;
  const { label, tone, detail } = milestoneWords(milestone, page.state);
  return (
    <Page
      title={milestone.text}
      caption={`Milestone of agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<Tag tone={tone}>{label}</Tag>}
      next={page.may['mark-milestone'] ? null : <NotNow page={page} />}
    >
      <AgreementTabs agreement={page} current="overview" />
      <SummaryList
        rows={[
          { label: 'To be reached by', value: dateWords(milestone.date) },
          { label: 'Reached', value: milestone.reachedOn ? detail : `Not yet${detail ? `: ${detail}` : ''}` },
        ]}
      />
      {page.may['mark-milestone'] ? <MarkForm page={page} markId={markId} answer={answer} /> : null}
      {page.marks.length > 0 ? (
        <Section title="What has been marked">
          <Timeline
            entries={page.marks.map((mark) => ({
              key: String(mark.number),
              title: mark.reached
                ? `Reached on ${dateWords(mark.on)}`
                : `Not reached after all, seen on ${dateWords(mark.on)}`,
              at: mark.at,
              by: mark.by,
              children: mark.note,
            }))}
          />
        </Section>
      ) : null}
    </Page>
  );
}

function MarkForm({
  page: { id, milestone, today },
  markId,
  answer,
}: {
  page: { id: string; milestone: MilestoneNow; today: string };
  markId: string;
  answer?: FormAnswer;
}) {
  const reached = milestone.standing !== 'reached';
  const form = formState(answer, { on: today, note: '' });
  return (
    <Section title={reached ? 'Mark it as reached' : 'Say that it is not reached after all'}>
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ markId, marks: milestone.marks, reached: reached ? 'yes' : 'no' }} />
        <DateField form={form} name="on" label={reached ? 'When was it reached?' : 'When was this seen?'} />
        <TextArea
          form={form}
          name="note"
          label={reached ? 'How you know' : 'Why it is not reached after all'}
          hint="Everyone who signed reads this"
          maxLength={1000}
          optional={reached}
        />
        <ButtonRow>
          <Button tone={reached ? 'primary' : 'warning'}>
            {reached ? 'Mark as reached' : 'Mark as not reached'}
          </Button>
          <Link to={`/agreements/${id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Section>
  );
}

function NotNow({ page }: { page: AgreementHead }) {
  return (
    <NextStep
      title="Nothing to do here"
      after={
        page.state === 'paused'
          ? 'Milestones are marked again when the agreement is resumed.'
          : 'The headteacher of the client school, the provider and the broker mark milestones while the agreement runs.'
      }
    />
  );
}
