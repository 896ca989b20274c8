import { DateField, DaysField, type FormState, Hidden, RadioGroup, Section, TextArea, TextField } from '~/ui';
import { PROGRESS, PROGRESS_NAMES } from '../../domain/visits/note';
import { VISIT_TEMPLATES } from '../../domain/visits/templates';
import type { StepPage } from '../../visits/queries.server';
import { daysHint } from './plan-page';

/** When a visit was held and what it took. */
export function HeldFields({ form, page }: { form: FormState; page: StepPage }) {
  return (
    <>
      <DateField form={form} name="heldOn" label="When was it held?" />
      <TextField
        form={form}
        name="endedAt"
        label="When did it end?"
        hint="The 48 hours of the note run from here. For example, 15:30 or 3:30pm"
        width="short"
      />
      <DaysField
        form={form}
        name="days"
        label={page.visit.group === 'support' ? 'Days used' : 'Adviser’s time'}
        hint={daysHint(page.visit.kind, page.days)}
      />
    </>
  );
}

/** Everything the note of a visit says, but its actions. */
export function NoteFields({ form, page }: { form: FormState; page: StepPage }) {
  const { sections } = VISIT_TEMPLATES[page.visit.kind];
  return (
    <>
      <HeldFields form={form} page={page} />
      <TextField form={form} name="present" label="Who took part" hint="By name or by role" />
      <TextArea form={form} name="focus" label="Focus" rows={2} maxLength={1000} />
      <TextArea form={form} name="activities" label="What was done" rows={4} />
      <TextArea
        form={form}
        name="seen"
        label="What was seen"
        hint="Say what you saw or read, and where. Do not name pupils"
        rows={5}
      />
      {sections.map(({ key, label, hint }, index) => (
        <div key={key}>
          <Hidden values={{ [`sections[${index}].key`]: key }} />
          <TextArea form={form} name={`sections[${index}].text`} label={label} hint={hint} rows={4} />
        </div>
      ))}
      {page.outcomes.length > 0 ? <OutcomeFields form={form} outcomes={page.outcomes} /> : null}
      <TextArea form={form} name="recommendations" label="Recommendations" rows={4} />
    </>
  );
}

/** What the visit showed of each outcome of the agreement. */
function OutcomeFields({ form, outcomes }: { form: FormState; outcomes: StepPage['outcomes'] }) {
  return (
    <Section title="Progress towards each outcome">
      <p className="mb-4 max-w-measure">
        Judge only what this visit showed, and say what you judge it by. What was not looked at is left open.
      </p>
      {outcomes.map(({ id, measure }, index) => (
        <fieldset key={id} className="mb-6 rounded border border-line p-4 sm:p-5">
          <legend className="px-2 text-lg font-semibold">{measure}</legend>
          <div className="stack">
            <Hidden values={{ [`outcomes[${index}].id`]: id }} />
            <RadioGroup
              form={form}
              name={`outcomes[${index}].progress`}
              label="What the visit showed"
              choices={PROGRESS.map((value) => ({ value, label: PROGRESS_NAMES[value] }))}
            />
            <TextArea
              form={form}
              name={`outcomes[${index}].evidence`}
              label="What you judge it by"
              hint="Not needed where it was not looked at"
              rows={2}
              maxLength={1000}
              optional
            />
          </div>
        </fieldset>
      ))}
    </Section>
  );
}
