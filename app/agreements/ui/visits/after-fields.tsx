import { Checkbox, type FormState, Hidden, RadioGroup, TextArea } from '~/ui';
import { FEEDBACK_ANSWER_NAMES, FEEDBACK_ANSWERS, FEEDBACK_QUESTIONS } from '../../domain/visits/feedback';
import type { GivenFeedback } from '../../visits/after.server';
import { feedbackDefaults } from '../../visits/forms';
import type { CheckView } from '../../visits/queries.server';

/** The quality checks of a visit, each answered yes or not yet. */
export function CheckFields({ form, checks }: { form: FormState; checks: readonly CheckView[] }) {
  return (
    <>
      {checks.map(({ key, text }, index) => (
        <div key={key} className="stack mb-8">
          <Hidden values={{ [`checks[${index}].key`]: key }} />
          <RadioGroup
            form={form}
            name={`checks[${index}].met`}
            label={text}
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'Not yet' },
            ]}
          />
          <TextArea
            form={form}
            name={`checks[${index}].note`}
            label={`What has to be better (${index + 1})`}
            hint="Needed where the answer is not yet"
            rows={2}
            maxLength={1000}
            optional
          />
        </div>
      ))}
    </>
  );
}

/** The values the feedback form starts with: those given last, or none. */
export function feedbackStart(given: GivenFeedback | null, id: string): Record<string, unknown> {
  return { ...(given ? feedbackDefaults(given.content) : {}), id, number: given?.number ?? 0 };
}

/** The feedback form that is left with the governors. */
export function FeedbackFields({ form, number }: { form: FormState; number: string }) {
  return (
    <>
      <Hidden values={{ id: form.value('id'), number }} />
      {FEEDBACK_QUESTIONS.map(({ key, text }) => (
        <RadioGroup
          key={key}
          form={form}
          name={key}
          label={text}
          choices={FEEDBACK_ANSWERS.map((value) => ({ value, label: FEEDBACK_ANSWER_NAMES[value] }))}
        />
      ))}
      <TextArea
        form={form}
        name="comments"
        label="What else governors want to say"
        rows={4}
        maxLength={2000}
        optional
      />
      <Checkbox
        form={form}
        name="share"
        label="The headteacher may read this"
        hint="Otherwise only you and the service read it"
      />
    </>
  );
}
