import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { figureWords } from '../../domain/fields';
import { SETTLED_BY } from '../../domain/reviews/cadence';
import { REVIEW_ROLE_NAMES } from '../../domain/reviews/members';
import { FREQUENCY_NAMES, SETTLED_BY_NAMES } from '../../domain/reviews/minutes';
import { RAG, REVIEW_FREQUENCIES } from '../../domain/reviews/vocabulary';
import { CHALLENGE_LIST } from '../../reviews/forms';
import { minutesDefaults } from '../../reviews/minutes-defaults';
import type { RecordPage } from '../../reviews/minutes-queries.server';
import { RAG_HINTS, RAG_TAGS, reviewTitle } from '../../reviews/wording';
import { between } from '../frame';
import { Rows } from '../rows';
import { ActionFields } from '../visits/action-fields';
import { RagTag, ReviewTag, reviewCrumbs } from './parts';
import { bothOf } from './stale';

type Answer = FormAnswer & { stale?: unknown };

/**
 * The minutes of a review: recorded for the first time, or corrected. Where somebody else has recorded them meanwhile,
 * both texts are shown and what was typed is saved as a correction of theirs.
 */
export function MinutesFormPage({ page, answer }: { page: RecordPage; answer?: Answer }) {
  const { review, minutes, formId } = page;
  const both = bothOf(answer);
  // Of a review that has been held, whatever is saved is a version after the one there is.
  const correction = review.state === 'held';
  const form = formState(answer, defaultsOf(page));
  const at = `/agreements/${page.id}/reviews/${review.id}`;
  return (
    <Page
      title={correction && both.length === 0 ? 'Correct the minutes' : 'Record the minutes'}
      caption={`${reviewTitle(review.number)}, agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={reviewCrumbs(page, review)}
      tag={<ReviewTag state={review.state} />}
      lead={
        correction
          ? 'A correction is a new version with its reason; the version before can still be read.'
          : 'Written so that everyone who was there would agree that it was so.'
      }
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} changedBy={minutes?.by} /> : null}
      <Form method="post" action={correction ? `${at}/correct` : `${at}/record`} noValidate className="stack">
        {/* The first button of a form is the one that Enter presses: saving, never a row's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
          Save
        </button>
        <Hidden
          values={{
            formId: form.value('formId') || formId,
            // After somebody else's text has been shown, saving again means to write a version after it; until then, 0
            // makes sure that it is.
            number: correction ? (both.length > 0 ? review.minutesNumber : form.value('number') || 0) : null,
          }}
        />
        {correction ? (
          <TextField
            form={form}
            name="reason"
            label={both.length > 0 ? 'Why there is another version' : 'Why they are corrected'}
            hint={
              both.length > 0
                ? 'For example, two of us took minutes, and this brings both together'
                : undefined
            }
          />
        ) : null}
        <DateField form={form} name="heldOn" label="When was it held?" />
        <CheckboxGroup
          form={form}
          name="present"
          label="Who came"
          choices={page.members.map(({ id, name, role }) => ({
            value: id,
            label: `${name}, ${REVIEW_ROLE_NAMES[role].toLowerCase()}`,
          }))}
          optional
        />
        <TextField
          form={form}
          name="alsoPresent"
          label="Who else was there"
          hint="Names and what they do"
          optional
        />
        <h2>Progress</h2>
        <Findings form={form} page={page} />
        <TextArea
          form={form}
          name="summary"
          label="Summary"
          hint="What the group found, all in all"
          maxLength={3000}
        />
        <h2>Challenge</h2>
        <p className="max-w-measure">
          What was asked to test the evidence, who asked, and the answer: it shows that the group did more
          than listen.
        </p>
        <Rows form={form} name={CHALLENGE_LIST} one="challenge">
          {(row) => (
            <>
              <TextField form={form} name={`${row}.by`} label="Who asked" width="half" />
              <TextArea form={form} name={`${row}.question`} label="What they asked" rows={2} />
              <TextArea form={form} name={`${row}.answer`} label="The answer" rows={3} />
            </>
          )}
        </Rows>
        <h2>{correction ? 'Further actions' : 'Actions'}</h2>
        {correction && minutes && minutes.content.actions.length > 0 ? (
          <ActionsSoFar minutes={minutes} />
        ) : null}
        <ActionFields form={form} />
        <h2>From now on</h2>
        <Frequency form={form} page={page} />
        <ButtonRow>
          <Button>{correction ? 'Save as a new version' : 'Record the minutes'}</Button>
          <Link to={at} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function defaultsOf(page: RecordPage): Record<string, unknown> {
  const { minutes, review, frequency, outcomes, members, formId, today } = page;
  const rows = outcomes.map(({ id }) => ({ id }));
  if (minutes) {
    const typed = minutesDefaults(minutes.content);
    return { ...typed, number: minutes.number, formId };
  }
  return {
    formId,
    heldOn: [review.plannedFor, today].sort()[0] ?? today,
    present: members.map(({ id }) => id),
    outcomes: rows,
    challenges: [{ id: 'c1' }],
    actions: [{ id: formId }],
    frequency: frequency.before,
    settledBy: 'group',
  };
}

function Findings({ form, page: { outcomes } }: { form: FormState; page: RecordPage }) {
  if (outcomes.length === 0) return <p>The agreement names no outcomes.</p>;
  return (
    <>
      {outcomes.map(({ id, outcome, measure, unit, baseline, target, byDate, latest, lastRag }, index) => {
        const at = `outcomes[${index}]`;
        return (
          <fieldset key={id} className="mb-6 min-w-0 rounded border border-line p-4 sm:p-5">
            <legend className="px-2 text-lg font-semibold">{measure || outcome}</legend>
            <div className="stack">
              <Hidden values={{ [`${at}.id`]: id }} />
              <p className="max-w-measure text-sm text-ink-soft">
                From {figureWords(baseline, unit) || 'no baseline'} to{' '}
                {figureWords(target, unit) || 'no target'}
                {byDate ? ` by ${dateWords(byDate)}` : ''}.{' '}
                {latest
                  ? `Last read: ${figureWords(latest.value, unit)} on ${dateWords(latest.on)}.`
                  : 'Nothing read since the baseline.'}{' '}
                {lastRag ? (
                  <>
                    Last review: <RagTag rag={lastRag} />
                  </>
                ) : null}
              </p>
              <RadioGroup
                form={form}
                name={`${at}.rag`}
                label="How does progress stand?"
                choices={RAG.map((rag) => ({ value: rag, label: RAG_TAGS[rag].label, hint: RAG_HINTS[rag] }))}
              />
              <TextArea
                form={form}
                name={`${at}.narrative`}
                label="What this rests on"
                rows={4}
                maxLength={3000}
              />
              <TextField
                form={form}
                name={`${at}.value`}
                label="A figure read on the day of the review"
                hint={`In ${unit.startsWith('%') ? 'per cent' : unit || 'the unit of the measure'}. Added to the measure’s readings; leave it empty if there is none.`}
                width="figure"
                inputMode="decimal"
                optional
              />
            </div>
          </fieldset>
        );
      })}
    </>
  );
}

function ActionsSoFar({ minutes }: { minutes: NonNullable<RecordPage['minutes']> }) {
  return (
    <InsetText>
      <p>Agreed already, and changed where actions are kept, not here:</p>
      <ul>
        {minutes.content.actions.map(({ id, text, ownerWords, dueOn }) => (
          <li key={id}>
            {text} ({ownerWords}, by {dateWords(dueOn)})
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

function Frequency({ form, page: { frequency } }: { form: FormState; page: RecordPage }) {
  const { before, widest, needed, nextBy } = frequency;
  return (
    <>
      <RadioGroup
        form={form}
        name="frequency"
        label="How often are reviews held from now on?"
        hint={
          needed
            ? `Up to now: ${FREQUENCY_NAMES[before].toLowerCase()}. ${widest === before ? 'Less often once every outcome is on track at two reviews running' : `If every outcome is on track today, ${FREQUENCY_NAMES[widest].toLowerCase()} is possible`}, or as the chair decides.`
            : undefined
        }
        choices={REVIEW_FREQUENCIES.map((each) => ({
          value: each,
          label: FREQUENCY_NAMES[each],
          hint: needed ? `Next review by ${dateWords(nextBy[each])}` : undefined,
        }))}
      />
      <RadioGroup
        form={form}
        name="settledBy"
        label="How was that settled?"
        choices={SETTLED_BY.map((each) => ({ value: each, label: SETTLED_BY_NAMES[each] }))}
      />
      <TextArea
        form={form}
        name="frequencyReason"
        label="Why"
        hint="Needed where the chair decided; everybody in the group can read it."
        rows={3}
        maxLength={1000}
        optional
      />
      <DateField form={form} name="nextOn" label="Date of the next review" />
    </>
  );
}
