import { Form, Link } from '@remix-run/react';
import { dateWords, list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  type SummaryRow,
  Tag,
  TaskList,
} from '~/ui';
import { EVALUATOR_WORDS } from '../../domain/exit/closing';
import { EVALUATORS } from '../../domain/exit/vocabulary';
import type { ExitPage } from '../../exit/queries.server';
import { achievementWords, GROUNDS, MISSING_PLACES, RESULTS } from '../../exit/wording';
import { AgreementTabs, between, crumbsOf, StateTag } from '../frame';
import { BeginForm } from './plan-fields';

/** How an agreement ends: what is needed for it, what is missing, and how it ended. */
export function EndingPage({ page, answer }: { page: ExitPage; answer?: FormAnswer }) {
  const form = formState(answer, {
    version: page.version,
    endedOn: page.suggested.endedOn,
    evaluationDueOn: page.suggested.evaluationDueOn,
    days: 'at-close',
  });
  const base = `/agreements/${page.id}`;
  return (
    <Page
      title="Ending"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead={leadOf(page)}
      next={
        <>
          <ErrorSummary form={form} />
          <Next page={page} form={form} />
        </>
      }
      actions={page.exit ? <Link to={`${base}/evaluation`}>The whole evaluation on one page</Link> : null}
    >
      <AgreementTabs agreement={page} current="ending" />
      {page.service && page.missing.length > 0 ? <StillToDo page={page} /> : null}
      {page.exit ? <HowItEnds page={page} /> : null}
      <Criteria page={page} />
      <Outcomes page={page} />
      {page.exit ? <Evaluators page={page} /> : null}
      {page.may['begin-close'] ? <Begin page={page} form={form} /> : null}
      {page.state === 'closed' && page.exit ? <WhatThen page={page} /> : null}
    </Page>
  );
}

function leadOf({ state }: ExitPage): string {
  if (state === 'closed') return 'How the support ended, and what it came to.';
  if (state === 'closing') return 'Support has ended. It is now judged, evaluated and closed.';
  if (state === 'terminated') return 'It was ended without being evaluated.';
  return 'The tests that show the school no longer needs this support, and how the agreement is brought to its end.';
}

function Next({ page, form }: { page: ExitPage; form: FormState }) {
  const { state, exit, missing, may, mine, evaluated } = page;
  const base = `/agreements/${page.id}`;
  const toGive = mine.filter((one) => !evaluated.includes(one));
  const [first] = missing.filter(({ soft }) => !soft);
  if (state === 'closing' && may.close && first && first.code !== 'evaluations') {
    const { path, label } = MISSING_PLACES[first.code];
    return (
      <NextStep title={first.message} after="When nothing is missing any more, you close the agreement here.">
        <ButtonLink to={`${base}${path}`}>{label}</ButtonLink>
      </NextStep>
    );
  }
  if (state === 'closing' && toGive.length > 0) {
    return (
      <NextStep
        title="Evaluate the support"
        after={`By ${dateWords(exit?.evaluationDueOn)}. The school, the provider and the authority each give theirs, and read the others’ afterwards.`}
      >
        <ButtonLink to={`${base}/evaluate`}>Evaluate the support</ButtonLink>
      </NextStep>
    );
  }
  if (exit && state === 'closing' && may.close && !first) return <CloseForm page={page} form={form} />;
  if (state === 'closing') {
    const waiting = EVALUATORS.filter((one) => !evaluated.includes(one)).map((one) => EVALUATOR_WORDS[one]);
    return (
      <NextStep
        title={
          waiting.length > 0
            ? `Waiting for ${list(waiting)} to evaluate`
            : 'Waiting for the broker to close it'
        }
        after={
          waiting.length > 0
            ? `By ${dateWords(exit?.evaluationDueOn)}. Then the broker closes the agreement.`
            : 'Then days not used return to the provider, and the whole evaluation is open to all the parties.'
        }
      />
    );
  }
  if (state === 'closed' && toGive.length > 0) {
    return (
      <NextStep
        title="You can still evaluate the support"
        after="It will say that it was given after the agreement was closed, when the others could be read."
      >
        <ButtonLink to={`${base}/evaluate`}>Evaluate the support</ButtonLink>
      </NextStep>
    );
  }
  return null;
}

function CloseForm({ page, form }: { page: ExitPage; form: FormState }) {
  const [unread] = page.missing;
  return (
    <NextStep
      title="Close the agreement"
      after="Days not used return to the provider. All the parties can read all the evaluations. What it came to is written on the provider’s record, which they read first and can answer."
    >
      <Form method="post" noValidate>
        <Hidden values={{ version: page.version }} />
        {unread ? (
          <Checkbox
            form={form}
            name="withoutReadings"
            value="yes"
            label="Close it without them"
            hint={unread.message}
          />
        ) : null}
        <Button>Close the agreement</Button>
      </Form>
    </NextStep>
  );
}

function StillToDo({ page: { id, missing } }: { page: ExitPage }) {
  return (
    <Section title="Still to do before it is closed">
      <TaskList
        tasks={missing.map(({ code, message, soft }) => ({
          title: MISSING_PLACES[code].label,
          href: `/agreements/${id}${MISSING_PLACES[code].path}`,
          hint: message,
          status: soft
            ? { label: 'Can be passed over', tone: 'grey' }
            : code === 'evaluations'
              ? { label: 'Waiting', tone: 'blue' }
              : { label: 'To do', tone: 'amber' },
        }))}
      />
    </Section>
  );
}

function HowItEnds({ page: { id, exit, may, halfDaysLeft, state } }: { page: ExitPage }) {
  if (!exit) return null;
  const change = may['judge-exit'] ? `/agreements/${id}/close/ground` : undefined;
  const rows: SummaryRow[] = [
    { label: 'Why it ends', value: GROUNDS[exit.ground].label, href: change },
    { label: 'How it came to its end', value: exit.reason, href: change },
    { label: 'Support ended on', value: dateWords(exit.endedOn), href: change },
    { label: 'Evaluations by', value: dateWords(exit.evaluationDueOn), href: change },
  ];
  return (
    <Section title={state === 'closed' ? 'How it ended' : 'How it ends'}>
      <SummaryList rows={rows} />
      {state === 'closing' && halfDaysLeft > 0 ? (
        <p className="text-sm text-ink-soft">
          Days not used are kept until it is closed, so that a last visit can be written up with its days.
        </p>
      ) : null}
    </Section>
  );
}

function Begin({ page, form }: { page: ExitPage; form: FormState }) {
  const ended = page.endsOn !== null && page.endsOn <= page.suggested.endedOn;
  return (
    <Section title="Begin to close it">
      <p className="mb-4 max-w-measure">
        When support has ended, it is closed in this order: you answer the exit criteria and judge the
        outcomes, the school, the provider and the authority each evaluate it, and then you close it.
      </p>
      <InsetText>
        <p>
          {ended
            ? `Its term ended on ${dateWords(page.endsOn)}.`
            : page.endsOn
              ? `Its term runs until ${dateWords(page.endsOn)}.`
              : 'Its term has no end yet.'}{' '}
          If the criteria are not met and support should go on,{' '}
          <Link to={`/agreements/${page.id}/amend`}>extend it by an amendment</Link> instead.{' '}
          {page.may.pause ? (
            <>
              If it has only to rest, <Link to={`/agreements/${page.id}/pause`}>pause it</Link>.
            </>
          ) : null}
        </p>
        {page.amendmentOpen ? (
          <p className="mt-3">
            An amendment is under way. It is withdrawn when you begin to close the agreement.
          </p>
        ) : null}
        {page.earlyExit ? (
          <>
            <p className="mt-3 font-semibold">Its own terms for ending early</p>
            <p className="whitespace-pre-line">{page.earlyExit}</p>
          </>
        ) : null}
      </InsetText>
      <BeginForm page={page} form={form} />
    </Section>
  );
}

function Criteria({ page: { id, criteria, may, exit } }: { page: ExitPage }) {
  return (
    <Section
      title="Exit criteria"
      action={may['judge-exit'] ? <Link to={`/agreements/${id}/close/criteria`}>Answer them</Link> : null}
    >
      <ol className="mb-8 border-t border-line">
        {criteria.map(({ id: key, text, answer }) => (
          <li key={key} className="flex flex-wrap justify-between gap-x-6 gap-y-2 border-b border-line py-3">
            <div className="min-w-0 max-w-measure flex-1 basis-64">
              <p>{text}</p>
              {answer ? (
                <p className="mt-1 text-sm whitespace-pre-line text-ink-soft">
                  {answer.evidence} ({answer.by})
                </p>
              ) : null}
            </div>
            {exit ? (
              <div>
                <Tag tone={answer?.met ? 'green' : answer ? 'grey' : 'amber'}>
                  {answer ? (answer.met ? 'Met' : 'Not met') : 'Not answered'}
                </Tag>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Outcomes({ page }: { page: ExitPage }) {
  if (!page.exit) return null;
  const correct = page.may['correct-judgement'];
  return (
    <Section
      title="Outcomes"
      action={
        page.may['judge-exit'] || correct ? (
          <Link to={`/agreements/${page.id}/close/outcomes`}>
            {correct ? 'Correct a judgement' : 'Judge them'}
          </Link>
        ) : null
      }
    >
      <p className="mb-3 max-w-measure">{achievementWords(page.achievement)}</p>
      <ul className="mb-8 border-t border-line">
        {page.outcomes.map(({ outcome, judgement }) => (
          <li
            key={outcome.id}
            className="flex flex-wrap justify-between gap-x-6 gap-y-2 border-b border-line py-3"
          >
            <div className="min-w-0 max-w-measure flex-1 basis-64">
              <p>{outcome.outcome}</p>
              {judgement ? (
                <p className="mt-1 text-sm whitespace-pre-line text-ink-soft">
                  {judgement.basis} ({judgement.by})
                </p>
              ) : null}
            </div>
            <div>
              <Tag tone={judgement ? RESULTS[judgement.result].tone : 'amber'}>
                {judgement ? RESULTS[judgement.result].label : 'Not judged'}
              </Tag>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Evaluators({ page: { id, evaluated, mine, may } }: { page: ExitPage }) {
  return (
    <Section title="Evaluations">
      <SummaryList
        rows={EVALUATORS.map((one) => ({
          label: capital(EVALUATOR_WORDS[one]),
          value: evaluated.includes(one) ? 'Given' : 'Not given yet',
          ...(mine.includes(one) && may.evaluate
            ? {
                href: `/agreements/${id}/evaluate?as=${one}`,
                action: evaluated.includes(one) ? 'Correct' : 'Evaluate',
              }
            : {}),
        }))}
      />
    </Section>
  );
}

/** What may follow: needs to be marked as met, or another way to go on where something was not reached. */
function WhatThen({ page }: { page: ExitPage }) {
  const unmet = page.criteria.some(({ answer }) => !answer?.met);
  const { needs } = page;
  return (
    <Section title="What then">
      <p className="max-w-measure">
        {unmet
          ? 'Not every exit criterion was met. Where the school still needs support, a new request says what is needed now, with what has been learnt; the partner can be the same or another.'
          : 'Every exit criterion was met. The measures are read again one and two terms after the end, to see whether it lasts.'}
      </p>
      {page.mine.length > 0 ? (
        <p className="mt-3 max-w-measure">
          What was learned can help another school.{' '}
          <Link to={`/practice/new?agreement=${page.id}`}>Write a practice note</Link>. The school agrees to
          it first.
        </p>
      ) : null}
      {needs.length > 0 ? (
        <>
          <p className="mt-4 mb-2 font-semibold">Needs this support was for</p>
          <ul>
            {needs.map(({ id, name, state, href }) => (
              <li key={id}>
                <Link to={href}>{name}</Link>
                {state === 'open' ? ': still open. Say that it is met, or leave it open.' : `: ${state}.`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unmet && needs.length > 0 ? (
        <p className="mt-4">
          <Link to="/requests/new">Start a new request</Link>
        </p>
      ) : null}
    </Section>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
