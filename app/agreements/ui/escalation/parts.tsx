import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords, instantWords } from '~/kernel/words';
import { Card, Tag, type Tone } from '~/ui';
import type { CaseView, RungView, StepView } from '../../escalation/queries.server';

/** Who reads these pages: said on each of them. */
export function WhoReads() {
  return (
    <p className="mt-8 max-w-measure text-sm text-ink-soft">
      The headteacher and the chair of governors read this, and the authority’s broker and lead. Those who
      give the support and their schools do not.
    </p>
  );
}

const STANDINGS: Readonly<Record<RungView['standing'], { label: string; tone: Tone }>> = {
  taken: { label: 'Taken', tone: 'teal' },
  'left-out': { label: 'Left out', tone: 'grey' },
  now: { label: 'Here now', tone: 'blue' },
  ahead: { label: 'Not taken', tone: 'grey' },
};

/** The steps of the school's route, and where the case stands. */
export function Ladder({ rungs }: { rungs: readonly RungView[] }) {
  return (
    <ol className="mb-8 list-none border-t border-line p-0">
      {rungs.map(({ step, name, meaning, takenBy, standing }, place) => (
        <li
          key={step}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
          aria-current={standing === 'now' ? 'step' : undefined}
        >
          <div className="min-w-0 max-w-measure flex-1 basis-64">
            <p className="font-semibold">
              {place + 1}. {name}
            </p>
            <p className="text-sm text-ink-soft">
              {meaning} Taken by {takenBy}.
            </p>
          </div>
          <Tag tone={STANDINGS[standing].tone}>{STANDINGS[standing].label}</Tag>
        </li>
      ))}
    </ol>
  );
}

/** The steps of a case, the newest first, each with what was asked and what the school answered. */
export function Steps({
  agreementId,
  steps,
  mayAnswer,
}: {
  agreementId: string;
  steps: readonly StepView[];
  mayAnswer: boolean;
}) {
  return (
    <>
      {steps.map((step) => (
        <Card key={step.number}>
          <h3>{step.title}</h3>
          <p className="text-sm text-ink-soft">
            <time dateTime={step.on}>{dateWords(step.on)}</time>, by {step.by}
            {calendarDate(step.at) === step.on
              ? null
              : `; written down on ${dateWords(calendarDate(step.at))}`}
          </p>
          <dl className="mt-3">
            <Said term="Why" words={step.reason} />
            {step.asks ? <Said term="What is asked of the school" words={step.asks} /> : null}
            {step.answerBy ? <Said term="Looked at again by" words={dateWords(step.answerBy)} /> : null}
          </dl>
          {step.answers.map((answer) => (
            <figure key={answer.id} className="mt-3 border-l-4 border-teal pl-4">
              <figcaption className="text-sm text-ink-soft">
                {answer.by} answered, {instantWords(answer.at)}
              </figcaption>
              <blockquote className="max-w-measure whitespace-pre-line">{answer.text}</blockquote>
            </figure>
          ))}
          <p className="no-print mt-4 flex flex-wrap gap-x-6 gap-y-2">
            {step.paper ? (
              <Link to={`/agreements/${agreementId}/escalation/${step.number}/letter`}>
                {step.paper}
                <span className="visually-hidden"> of {dateWords(step.on)}</span>
              </Link>
            ) : null}
            {mayAnswer ? (
              <Link to={`/agreements/${agreementId}/escalation/answer?step=${step.number}`}>
                {step.answers.length > 0 ? 'Add to your answer' : 'Answer this'}
                <span className="visually-hidden">
                  : {step.title}, {dateWords(step.on)}
                </span>
              </Link>
            ) : null}
          </p>
        </Card>
      ))}
    </>
  );
}

function Said({ term, words }: { term: string; words: string }) {
  return (
    <div className="mb-2">
      <dt className="text-sm font-semibold">{term}</dt>
      <dd className="max-w-measure whitespace-pre-line">{words}</dd>
    </div>
  );
}

/** Where a case stands, as a tag. */
export function CaseTag({ current }: { current: CaseView | null }) {
  if (!current) return <Tag>No case open</Tag>;
  return <Tag tone="blue">{current.stepName}</Tag>;
}

/** Why progress may not be enough: only ever a suggestion. */
export function Suggestion({ reasons }: { reasons: readonly string[] }) {
  return (
    <div className="mb-4">
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
