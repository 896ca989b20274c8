import { Form, Link } from '@remix-run/react';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { count, dateWords, instantWords, list } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Card,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  RadioGroup,
  Section,
  SummaryList,
  Table,
  Tag,
  TextArea,
} from '~/ui';
import { LEAST_CASES, type RecordSummary } from '../domain/track-record';
import type { RecordedSupport, RecordPage as View } from '../queries/track-record.server';

/** What came of a provider's support, for themself and the service of their authority. */
export function RecordPage({
  page,
  asked,
  answer,
}: {
  page: View;
  /** Which of them is to be answered, where one was chosen. */
  asked: string | null;
  answer?: FormAnswer;
}) {
  const form = formState(answer);
  const waiting = page.cases.filter(({ repliedAt, counting }) => repliedAt === null && !counting);
  const wanted = form.value('id') || asked;
  const chosen = page.cases.find(({ id, repliedAt }) => id === wanted && repliedAt === null);
  const answering = page.isProvider ? (chosen ?? waiting[0]) : undefined;
  return (
    <Page
      title={page.isProvider ? 'What came of your support' : `What came of ${page.name}’s support`}
      breadcrumbs={[
        { href: '/directory', label: 'Directory' },
        { href: `/directory/${page.id}`, label: page.name },
      ]}
      lead={`For ${page.isProvider ? 'you' : 'the provider'} and the authority to read. Nobody is listed or put in order by it.`}
      next={
        <>
          <ErrorSummary form={form} />
          <Next
            first={page.isProvider ? waiting[0] : undefined}
            waiting={waiting}
            isProvider={page.isProvider}
          />
        </>
      }
    >
      {page.cases.length === 0 ? (
        <EmptyState title="Nothing on record yet">
          When an agreement is closed, what was agreed and what was reached is written here. The provider
          reads it first, and can answer it, before it counts for anything.
        </EmptyState>
      ) : (
        <>
          <Summed page={page} />
          <Section title="Support on record">
            {page.cases.map((one) => (
              <Case key={one.id} page={page} one={one} form={one === answering ? form : null} />
            ))}
          </Section>
        </>
      )}
    </Page>
  );
}

function Next({
  first,
  waiting,
  isProvider,
}: {
  first: RecordedSupport | undefined;
  waiting: readonly RecordedSupport[];
  isProvider: boolean;
}) {
  if (first) {
    return (
      <NextStep
        title="Read what is on record, and answer it"
        after={`It counts from ${dateWords(first.countsFrom)}, or from the day on which you answer. Your reply is kept beside it wherever it is shown.`}
      >
        <a href={`#record-${first.id}`}>Go to the support that ended on {dateWords(first.endedOn)}</a>
      </NextStep>
    );
  }
  const [other] = waiting;
  if (isProvider || !other) return null;
  return (
    <NextStep
      title="The provider has time to answer"
      after={`What is new on record counts from ${dateWords(other.countsFrom)}, or from the day on which they answer.`}
    />
  );
}

function Summed({ page: { summary, byArea, prior } }: { page: View }) {
  const { figure, cases } = summary;
  return (
    <Section title="All together">
      {figure ? (
        <SummaryList
          rows={[
            { label: 'Support that counts', value: count(cases, 'piece of support', 'pieces of support') },
            {
              label: 'Outcomes',
              value: `${figure.met} met and ${figure.partly} partly met, of ${figure.outcomes} judged`,
            },
            { label: 'Drawn to the average', value: shareWords(summary) },
          ]}
        />
      ) : (
        <p className="mb-4 max-w-measure">
          {cases === 0
            ? 'None of it counts yet, so there is no figure.'
            : `${count(cases, 'piece of support counts', 'pieces of support count')}. A figure is made from ${LEAST_CASES} on: fewer say too little.`}
        </p>
      )}
      {byArea.length > 0 ? (
        <Table
          caption="By focus area"
          rows={byArea}
          rowKey={({ focusArea }) => focusArea}
          columns={[
            { head: 'Focus area', cell: ({ focusArea }) => focusAreaName(focusArea) },
            { head: 'Pieces of support', numeric: true, cell: (one) => String(one.cases) },
            {
              head: 'Outcomes met',
              numeric: true,
              cell: ({ figure: own }) => (own ? `${own.met} of ${own.outcomes}` : '–'),
            },
            { head: 'Drawn to the average', numeric: true, cell: shareWords },
          ]}
        />
      ) : null}
      <InsetText>
        <p>
          A few pieces of support say little about anybody, so the share of outcomes met (partly met counting
          a half) is drawn towards the average of all providers, now {percent(prior.mean)}, as if{' '}
          {count(Math.round(prior.strength), 'outcome')} of average support stood beside it. That number{' '}
          {prior.estimated
            ? 'comes from how far the records of all providers differ beyond chance.'
            : 'is a usual one, until there are enough records to work it out.'}
        </p>
        <p className="mt-2">
          It is one of twelve things looked at when partners are suggested.{' '}
          <Link to="/help/score">How that works</Link>
        </p>
      </InsetText>
    </Section>
  );
}

function shareWords({ figure }: RecordSummary): string {
  return figure ? percent(figure.share) : `Too few for a figure`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function Case({ page, one, form }: { page: View; one: RecordedSupport; form: FormState | null }) {
  const { id, met, partly, outcomes, focusAreas, endedOn, school, agreementId, repliedAt, reply } = one;
  return (
    <Card>
      <div id={`record-${id}`} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h3 className="my-0">
          {school ?? 'A school of another authority'}, ended {dateWords(endedOn)}
        </h3>
        <Tag tone={one.counting ? 'teal' : 'amber'}>
          {one.counting ? 'Counts' : `Counts from ${dateWords(one.countsFrom)}`}
        </Tag>
      </div>
      <p className="mt-2 text-sm text-ink-soft">{list(focusAreas.map(focusAreaName))}</p>
      <p className="mt-2">
        {count(outcomes, 'outcome')} judged: {met} met, {partly} partly met, {outcomes - met - partly} not
        met.{' '}
        {agreementId ? <Link to={`/agreements/${agreementId}/evaluation`}>Read the evaluation</Link> : null}
      </p>
      {repliedAt ? (
        <div className="mt-3 border-l-4 border-teal pl-4">
          <p className="text-sm text-ink-soft">
            {page.isProvider ? 'Your reply' : 'The provider’s reply'}, {instantWords(new Date(repliedAt))}
          </p>
          <p className="whitespace-pre-line">{reply ?? 'Read, with nothing to add.'}</p>
        </div>
      ) : null}
      {form ? <Reply id={id} form={form} /> : null}
      {page.isProvider && !repliedAt && !form ? (
        <p className="mt-3">
          <Link to={`/directory/${page.id}/record?answer=${id}#record-${id}`}>Answer it</Link>
        </p>
      ) : null}
    </Card>
  );
}

function Reply({ id, form }: { id: string; form: FormState }) {
  return (
    <Form method="post" noValidate className="stack mt-4">
      <Hidden values={{ id }} />
      <RadioGroup
        form={form}
        name="answer"
        label="What do you say to it?"
        choices={[
          { value: 'nothing', label: 'I have read it and have nothing to add' },
          { value: 'reply', label: 'I want to add something', hint: 'Kept beside it, wherever it is shown.' },
          {
            value: 'correct',
            label: 'A fact in it is wrong',
            hint: 'Your broker is told, and can put the judgement right. What you write is kept beside it too.',
          },
        ]}
      />
      <TextArea
        form={form}
        name="reply"
        label="Your reply"
        hint="Not needed where you have nothing to add. You answer once."
        rows={4}
        maxLength={2000}
        optional
      />
      <ButtonRow>
        <Button>Answer</Button>
      </ButtonRow>
    </Form>
  );
}
