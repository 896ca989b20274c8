import { Form, Link } from '@remix-run/react';
import { Rows } from '~/agreements/ui/rows';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  Page,
  RadioGroup,
  SelectField,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { bothOf } from '../../clusters/both-texts';
import { ACTION_LIST } from '../../clusters/forms';
import type { MinutesFormView } from '../../clusters/meeting-queries.server';
import { ATTENDANCE_NAMES } from '../../clusters/wording';
import { ALL_SCHOOLS, ATTENDANCES } from '../../domain/clusters/minutes';
import { clusterCrumbs, MeetingTag } from './parts';

type Answer = FormAnswer & { stale?: unknown };

/**
 * The minutes of a meeting, for the first time or corrected. Where somebody else has written them meanwhile, both texts are
 * shown, and what was typed is saved as a version after theirs.
 */
export function MinutesFormPage({
  page,
  formId,
  answer,
}: {
  page: MinutesFormView;
  formId: string;
  answer?: Answer;
}) {
  const { head, meeting, minutes, schools } = page;
  const form = formState(answer, defaultsOf(page, formId));
  const both = bothOf(answer);
  const latest = minutes?.number ?? 0;
  return (
    <Page
      title={latest > 0 && both.length === 0 ? 'Correct the minutes' : 'Write the minutes'}
      caption={`${head.name}, meeting of ${dateWords(meeting.on)}`}
      breadcrumbs={clusterCrumbs(head, {
        label: dateWords(meeting.on),
        href: `/clusters/${head.id}/meetings/${meeting.id}`,
      })}
      tag={<MeetingTag state={meeting.state} />}
      lead={
        latest > 0
          ? 'A correction is a new version with its reason; the version before can still be read.'
          : 'Written so that everyone who was there would agree that it was so.'
      }
    >
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} changedBy={minutes?.byName} /> : null}
      <Form method="post" noValidate className="stack">
        {/* The first button of a form is the one that Enter presses: saving, never a row's. */}
        <button type="submit" tabIndex={-1} aria-hidden="true" className="visually-hidden">
          Save
        </button>
        <Hidden
          values={{
            formId: form.value('formId') || formId,
            // After somebody else's text has been shown, saving again means to write a version after it.
            number: both.length > 0 ? latest : form.value('number') || 0,
          }}
        />
        {latest > 0 ? <TextField form={form} name="reason" label="Why there is another version" /> : null}
        <DateField form={form} name="heldOn" label="When was it held?" />
        <h2>Who was there</h2>
        {schools.map(({ urn, name }, index) => (
          <fieldset key={urn} className="mb-6 min-w-0 rounded border border-line p-4 sm:p-5">
            <legend className="px-2 text-lg font-semibold">{name}</legend>
            <div className="stack">
              <Hidden values={{ [`schools[${index}].urn`]: urn, [`schools[${index}].name`]: name }} />
              <RadioGroup
                form={form}
                name={`schools[${index}].attendance`}
                label="Was the school there?"
                choices={ATTENDANCES.map((value) => ({ value, label: ATTENDANCE_NAMES[value] }))}
              />
              <TextField
                form={form}
                name={`schools[${index}].who`}
                label="Who came, or sent apologies"
                hint="Names and what they do"
                optional
              />
            </div>
          </fieldset>
        ))}
        <TextField form={form} name="alsoPresent" label="Who else was there" optional />
        <TextArea
          form={form}
          name="text"
          label="What was said and decided"
          hint="Nothing confidential about one school: heads and governors of all of them read this"
          rows={12}
          maxLength={8000}
        />
        <h2>Actions</h2>
        <ActionRows form={form} schools={schools} />
        <ButtonRow>
          <Button>{latest > 0 ? 'Save as a new version' : 'Save the minutes'}</Button>
          <Link to={`/clusters/${head.id}/meetings/${meeting.id}`} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function ActionRows({ form, schools }: { form: FormState; schools: MinutesFormView['schools'] }) {
  return (
    <Rows form={form} name={ACTION_LIST} one="action">
      {(at) => (
        <>
          <TextArea form={form} name={`${at}.text`} label="What will be done" rows={2} />
          <SelectField
            form={form}
            name={`${at}.owner`}
            label="Whose it is"
            empty="Choose"
            options={[
              { value: ALL_SCHOOLS, label: 'All schools' },
              ...schools.map(({ urn, name }) => ({ value: String(urn), label: name })),
            ]}
          />
          <DateField form={form} name={`${at}.dueOn`} label="Done by" />
        </>
      )}
    </Rows>
  );
}

function defaultsOf({ minutes, meeting, schools, today }: MinutesFormView, formId: string) {
  if (!minutes)
    return {
      formId,
      number: 0,
      heldOn: meeting.on < today ? meeting.on : today,
      schools: schools.map(({ urn }) => ({ urn })),
      actions: [{ id: 'a1' }],
    };
  const { content, number } = minutes;
  return {
    formId,
    number,
    heldOn: content.heldOn,
    schools: content.schools.map(({ urn, attendance, who }) => ({ urn, attendance, who })),
    alsoPresent: content.alsoPresent,
    text: content.text,
    actions: content.actions.map(({ id, text, urn, dueOn }) => ({
      id,
      text,
      owner: urn === null ? ALL_SCHOOLS : urn,
      dueOn,
    })),
  };
}
