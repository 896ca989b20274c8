import { Link } from '@remix-run/react';
import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, dateWords, instantWords } from '~/kernel/words';
import { ButtonLink, EmptyState, InsetText, NextStep, Page, Section, SummaryList, Table, Tag } from '~/ui';
import { RESULT_SCORES } from '../../domain/exit/achievement';
import { totalUse } from '../../domain/life/days';
import type { EvaluationDocument, EvaluationText, EvaluationView } from '../../exit/documents.server';
import {
  ATTRIBUTION_WORDS,
  achievementWords,
  EVALUATOR_NAMES,
  GROUNDS,
  NOT_PROOF,
  PAYS,
  RESULTS,
} from '../../exit/wording';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { answersOf, comparedQuestions, EACH_COUNTS_THE_SAME, givenWords } from './evaluation-words';
import { outcomeFigures } from './outcome-figures';

/** The whole evaluation of an agreement on one page, to read or print. */
export function EvaluationPage({ page }: { page: EvaluationDocument }) {
  const toGive = page.evaluations.find(({ mine, state }) => mine && state === 'none');
  return (
    <Page
      title="Evaluation"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Ending', href: `/agreements/${page.id}/close` }]}
      tag={<StateTag state={page.state} />}
      lead={
        page.exit ? (
          <span className="no-print">
            Everything on one page. To print it, use your browser’s print command.
          </span>
        ) : (
          'The support is evaluated when it has come to its end.'
        )
      }
      actions={page.exit ? <a href={`/agreements/${page.id}/evaluation.pdf`}>Keep it as a PDF</a> : null}
      wide
      next={
        toGive && page.may.evaluate ? (
          <NextStep
            title="Evaluate the support"
            after="You read what the others say when you have given yours, and all of it when the agreement is closed."
          >
            <ButtonLink to={`/agreements/${page.id}/evaluate?as=${toGive.evaluator}`}>
              Evaluate the support
            </ButtonLink>
          </NextStep>
        ) : null
      }
    >
      <AgreementTabs agreement={page} current="ending" />
      {page.exit ? (
        <Contents page={page} />
      ) : (
        <EmptyState
          title="Not evaluated yet"
          action={<Link to={`/agreements/${page.id}/close`}>How the agreement is brought to its end</Link>}
        >
          When the broker begins to close the agreement, outcomes are judged, and the school, the provider and
          the authority each say how the support went.
        </EmptyState>
      )}
    </Page>
  );
}

function Contents({ page }: { page: EvaluationDocument }) {
  return (
    <>
      <Section title="What it came to">
        <p className="max-w-measure text-lg">{achievementWords(page.achievement)}</p>
        <p className="max-w-measure text-sm text-ink-soft">{EACH_COUNTS_THE_SAME}</p>
      </Section>
      <Outcomes page={page} />
      <Section title="How it ended">
        <HowItEnded page={page} />
      </Section>
      <Section title="Exit criteria">
        <Table
          caption="Exit criteria, each with whether it is met and what shows it"
          hideCaption
          rows={page.criteria}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Criterion', cell: ({ text }) => text },
            {
              head: 'Met',
              nowrap: true,
              cell: ({ answer }) => (answer ? (answer.met ? 'Met' : 'Not met') : 'Not answered'),
            },
            { head: 'What shows it', cell: ({ answer }) => answer?.evidence ?? '' },
          ]}
        />
      </Section>
      <Section title="What each of the three says">
        <Evaluations page={page} />
      </Section>
      <Section title="How far it is due to the support">
        <Attribution page={page} />
      </Section>
      <Section title="Days and recompense">
        <DaysAndMoney page={page} />
      </Section>
      {page.record ? (
        <Section title="On the provider’s record">
          <OnRecord page={page} record={page.record} />
        </Section>
      ) : null}
    </>
  );
}

function Outcomes({ page }: { page: EvaluationDocument }) {
  return (
    <Section title="Outcomes">
      {page.outcomes.map((one, n) => {
        const { outcome, judgement } = one;
        return (
          <div key={outcome.id} className="mb-6 border-t border-line pt-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <h3 className="my-0 max-w-measure">
                {n + 1}. {outcome.outcome}
              </h3>
              {judgement ? (
                <Tag tone={RESULTS[judgement.result].tone}>{RESULTS[judgement.result].label}</Tag>
              ) : (
                <Tag tone="amber">Not judged</Tag>
              )}
            </div>
            <p className="mt-1 text-sm text-ink-soft">{outcome.measure}</p>
            <dl className="my-3 flex flex-wrap gap-x-10 gap-y-2">
              {outcomeFigures(one).map(({ label, figure, on }) => (
                <div key={`${label} ${on ?? ''}`}>
                  <dt className="text-sm text-ink-soft">{label}</dt>
                  <dd>
                    <span className="font-semibold tabular-nums">{figure}</span>
                    {on ? <span className="block text-sm text-ink-soft">{dateWords(on)}</span> : null}
                  </dd>
                </div>
              ))}
              {judgement ? (
                <div>
                  <dt className="text-sm text-ink-soft">Score</dt>
                  <dd className="font-semibold tabular-nums">{RESULT_SCORES[judgement.result]}</dd>
                </div>
              ) : null}
            </dl>
            {judgement ? (
              <p className="max-w-measure whitespace-pre-line">
                {judgement.basis}{' '}
                <span className="text-sm text-ink-soft">
                  ({judgement.by}, {instantWords(judgement.at)})
                </span>
              </p>
            ) : null}
          </div>
        );
      })}
    </Section>
  );
}

function HowItEnded({ page: { exit, starts, ends } }: { page: EvaluationDocument }) {
  if (!exit) return null;
  return (
    <SummaryList
      empty="Not yet"
      rows={[
        { label: 'Why', value: GROUNDS[exit.ground].label },
        { label: 'How it came to its end', value: exit.reason },
        {
          label: 'Agreed to run',
          value: starts && ends ? `${dateWords(starts)} to ${dateWords(ends)}` : '',
        },
        { label: 'Support ended on', value: dateWords(exit.endedOn) },
        { label: 'Closed on', value: dateWords(exit.closedOn) },
      ]}
    />
  );
}

/** Side by side: one row a question, one column each of the three. */
function Evaluations({ page: { id, evaluations, may, exit } }: { page: EvaluationDocument }) {
  const read = evaluations.filter(({ current }) => current !== null);
  const questions = comparedQuestions();
  const evaluates = evaluations.some(({ mine }) => mine);
  const answer = (of: EvaluationView, question: string) =>
    of.current ? answersOf(of.current.content).find((one) => one.question === question)?.answer : null;
  return (
    <>
      <SummaryList
        rows={evaluations.map((one) => ({
          label: EVALUATOR_NAMES[one.evaluator],
          value: givenWords(one, evaluates, exit?.evaluationDueOn ?? null),
          ...(one.mine && may.evaluate
            ? {
                href: `/agreements/${id}/evaluate?as=${one.evaluator}`,
                action: one.state === 'none' ? 'Evaluate' : 'Correct',
              }
            : {}),
        }))}
      />
      {read.length > 0 ? (
        <Table
          caption="The evaluations, question by question"
          hideCaption
          rows={questions}
          rowKey={(question) => question}
          columns={[
            { head: 'Question', cell: (question) => question },
            ...read.map((one) => ({
              head: EVALUATOR_NAMES[one.evaluator],
              cell: (question: string) => (
                <span className="whitespace-pre-line">{answer(one, question) ?? ''}</span>
              ),
            })),
          ]}
        />
      ) : null}
      {evaluations.flatMap((one) =>
        one.earlier.map((text) => (
          <Earlier key={`${one.evaluator}-${text.number}`} of={EVALUATOR_NAMES[one.evaluator]} text={text} />
        )),
      )}
    </>
  );
}

/** What was said before a correction: part of the record, on paper too. */
function Earlier({ of, text }: { of: string; text: EvaluationText }) {
  return (
    <details className="mb-6">
      <summary className="w-fit max-w-measure py-2 text-teal underline underline-offset-4">
        {of}, as first said on {dateWords(new Date(text.at).toISOString().slice(0, 10))}
      </summary>
      <div className="mt-2">
        <SummaryList
          rows={answersOf(text.content).map(({ question, answer }) => ({ label: question, value: answer }))}
        />
      </div>
    </details>
  );
}

function Attribution({ page: { evaluations } }: { page: EvaluationDocument }) {
  return (
    <>
      <p className="mb-4 max-w-measure">{NOT_PROOF}</p>
      <SummaryList
        empty="Not given, or not to be read yet"
        rows={evaluations.map(({ evaluator, current }) => ({
          label: EVALUATOR_NAMES[evaluator],
          value: current
            ? `${ATTRIBUTION_WORDS[current.content.attribution]}.\nWhat else was going on: ${current.content.elsewhere}`
            : null,
        }))}
      />
    </>
  );
}

function DaysAndMoney({ page: { days, recompense, state } }: { page: EvaluationDocument }) {
  const total = totalUse(days);
  return (
    <>
      <Table
        caption="Days of support by term"
        hideCaption
        rows={days}
        rowKey={({ term }) => term}
        columns={[
          { head: 'Term', cell: ({ term }) => capital(termWords(term)) },
          { head: 'Agreed', numeric: true, cell: ({ planned }) => daysWords(planned) },
          { head: 'Used', numeric: true, cell: ({ used }) => daysWords(used) },
          { head: 'Kept', numeric: true, cell: ({ left }) => daysWords(left) },
          { head: 'Given back', numeric: true, cell: ({ returned }) => daysWords(returned) },
        ]}
        total={[
          'Together',
          daysWords(total.planned),
          daysWords(total.used),
          daysWords(total.left),
          daysWords(total.returned),
        ]}
      />
      <p className="max-w-measure">
        Recompense agreed: {moneyWords(recompense.total)} at most, paid by {PAYS[recompense.payer]}.
        {state === 'closed' ? ' What is paid goes by the days used.' : ''}
      </p>
    </>
  );
}

function OnRecord({
  page,
  record,
}: {
  page: EvaluationDocument;
  record: NonNullable<EvaluationDocument['record']>;
}) {
  const { outcomes, met, partly, countsFrom, reply, repliedAt } = record;
  return (
    <>
      <p className="mb-4 max-w-measure">
        {count(outcomes, 'outcome')} judged: {met} met, {partly} partly met, {outcomes - met - partly} not
        met. {countsFrom ? `It counts from ${dateWords(countsFrom)}. ` : ''}
        <Link to={`/directory/${page.providerId}/record`} className="no-print">
          The whole record
        </Link>
      </p>
      {repliedAt ? (
        <InsetText>
          <p className="font-semibold">The provider’s reply, {instantWords(new Date(repliedAt))}</p>
          <p className="whitespace-pre-line">{reply ?? 'Read, with nothing to add.'}</p>
        </InsetText>
      ) : null}
      {page.may['correct-judgement'] ? (
        <p className="no-print">
          <Link to={`/agreements/${page.id}/close/outcomes`}>Correct a judgement</Link>, where a fact in it is
          wrong
        </p>
      ) : null}
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
