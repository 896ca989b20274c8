import { Form, Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  Details,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
} from '~/ui';
import { AGAIN, ATTRIBUTIONS, DAYS_USED, type EvaluationContent, FITS } from '../../domain/exit/evaluation';
import { totalUse } from '../../domain/life/days';
import type { EvaluatePage as View } from '../../exit/queries.server';
import {
  AGAIN_WORDS,
  ASKED,
  ATTRIBUTION_WORDS,
  DAYS_WORDS,
  FIT_WORDS,
  NOT_PROOF,
  RESULTS,
} from '../../exit/wording';
import { between, crumbsOf, StateTag } from '../frame';
import { answersOf } from './evaluation-words';

type Answer = FormAnswer & { stale?: unknown };

const choicesOf = <T extends string>(values: readonly T[], words: Readonly<Record<T, string>>) =>
  values.map((value) => ({ value, label: words[value] }));

/** One evaluation: given, or corrected with a reason. */
export function EvaluatePage({ page, answer }: { page: View; answer?: Answer }) {
  const { as, current } = page;
  const asked = ASKED[as];
  const theirs = (answer?.stale ?? null) as EvaluationContent | null; // made by the command
  const form = formState(answer, { ...current?.content, opened: current?.number ?? 0 });
  const used = totalUse(page.days).used;
  return (
    <Page
      title={current ? 'Correct your evaluation' : 'Evaluate the support'}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Ending', href: `/agreements/${page.id}/close` }]}
      tag={<StateTag state={page.state} />}
      lead={asked.lead}
    >
      <ErrorSummary form={form} />
      {theirs ? (
        <StaleNotice
          fields={answersOf(theirs).map(({ question, answer: saved }) => ({
            label: question,
            yours: 'In the form below',
            theirs: saved,
          }))}
        />
      ) : null}
      <InsetText>
        {page.state === 'closed'
          ? 'The agreement is closed, so the others’ evaluations can be read. Yours will say that it was given afterwards.'
          : 'Nobody reads yours before they have given their own, and you read theirs when you have given yours. Everybody reads all of them when the agreement is closed.'}
        {current ? ' What you said before is kept and shown below what you say now.' : null}
      </InsetText>
      <Details summary="What was agreed, and what came of it so far">
        <ul>
          {page.outcomes.map(({ outcome, judgement }) => (
            <li key={outcome.id}>
              {outcome.outcome}
              {judgement ? ` (judged as ${RESULTS[judgement.result].label.toLowerCase()})` : ''}
            </li>
          ))}
        </ul>
        <p className="mt-3">{daysWords(used)} of support were given.</p>
      </Details>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ as, opened: theirs ? (current?.number ?? 0) : form.value('opened') }} />
        <RadioGroup form={form} name="fit" label={asked.fit} choices={choicesOf(FITS, FIT_WORDS)} />
        <TextArea form={form} name="fitWhy" label="Why do you say so?" rows={3} maxLength={2000} optional />
        <TextArea
          form={form}
          name="changed"
          label="What changed for children?"
          hint="What they can do, or how they are taught, that was otherwise before"
          maxLength={2000}
        />
        <TextArea form={form} name="helped" label="What helped?" rows={3} maxLength={2000} />
        <TextArea
          form={form}
          name="hindered"
          label="What got in the way?"
          hint="Things, not people: time, staffing, plans, what was asked for"
          rows={3}
          maxLength={2000}
        />
        <RadioGroup
          form={form}
          name="daysUsed"
          label="Were the days well used?"
          choices={choicesOf(DAYS_USED, DAYS_WORDS)}
        />
        <TextArea
          form={form}
          name="daysWhy"
          label="What would have used them better?"
          rows={3}
          maxLength={2000}
          optional
        />
        <RadioGroup form={form} name="again" label={asked.again} choices={choicesOf(AGAIN, AGAIN_WORDS)} />
        <TextArea
          form={form}
          name="againWhy"
          label="What would you change?"
          rows={3}
          maxLength={2000}
          optional
        />
        <RadioGroup
          form={form}
          name="attribution"
          label="How far is the change due to this support?"
          hint={NOT_PROOF}
          choices={choicesOf(ATTRIBUTIONS, ATTRIBUTION_WORDS)}
        />
        <TextArea
          form={form}
          name="elsewhere"
          label="What else was going on?"
          hint="Other programmes, new staff, another group of pupils, a change in how it is measured"
          maxLength={2000}
        />
        {current ? (
          <TextArea
            form={form}
            name="reason"
            label="Why are you correcting it?"
            hint="Shown beside your evaluation"
            rows={2}
            maxLength={500}
          />
        ) : null}
        <ButtonRow>
          <Button>{current ? 'Save the correction' : 'Give the evaluation'}</Button>
          <Link to={`/agreements/${page.id}/close`} className="inline-block py-2">
            Go back without giving it
          </Link>
        </ButtonRow>
        {page.dueOn && page.state === 'closing' ? (
          <p className="text-sm text-ink-soft">
            Please give it by {dateWords(page.dueOn)}. After that the agreement can be closed without it.
          </p>
        ) : null}
      </Form>
    </Page>
  );
}
