import { CheckboxGroup, type FormState, NumberField, RadioGroup, Section, SelectField, TextArea } from '~/ui';
import { THEME_WORDS } from '../diagnosis-wording';
import { FOCUS_AREAS, PHASES } from '../domain';
import { CRITERION_THEMES } from '../domain/framework';
import { INDICATORS, indicatorOf } from '../domain/indicators';
import { FRAMEWORK_LONGEST } from '../framework-forms';
import { PHASE_OF_CRITERION } from '../framework-wording';

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What a criterion says, whom it is for, and how it is answered. */
export function CriterionFields({ form }: { form: FormState }) {
  const values = indicatorOf(form.value('indicator'))?.values;
  return (
    <>
      <TextArea
        form={form}
        name="text"
        label="Criterion"
        hint="One sentence that a head can answer yes or no to"
        rows={3}
        maxLength={FRAMEWORK_LONGEST.text}
      />
      <SelectField
        form={form}
        name="theme"
        label="Theme"
        empty="Choose a theme"
        options={CRITERION_THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
      />
      <CheckboxGroup
        form={form}
        name="phases"
        optional
        label="For schools of which phase?"
        hint="Choose none for all schools"
        choices={PHASES.map((value) => ({ value, label: capital(PHASE_OF_CRITERION[value]) }))}
      />
      <Section title="How it is answered">
        <div className="stack">
          <SelectField
            form={form}
            name="indicator"
            optional
            label="Indicator"
            hint="Data that answers it, where there is any; otherwise a person does. One whose values are words, such as an inspection grade, asks next which of them count."
            empty="A person answers it"
            options={INDICATORS.map(({ key, label }) => ({ value: key, label }))}
          />
          {values ? (
            <CheckboxGroup
              form={form}
              name="values"
              label="Which values count as met?"
              choices={values.map(({ key, label }) => ({ value: key, label }))}
            />
          ) : null}
          <RadioGroup
            form={form}
            name="is"
            optional
            label="For an indicator that is a figure: met when the value is"
            choices={[
              { value: 'at-least', label: 'At least' },
              { value: 'at-most', label: 'At most' },
            ]}
          />
          <RadioGroup
            form={form}
            name="against"
            optional
            label="Compared with"
            choices={[
              { value: 'figure', label: 'The figure below, by itself' },
              { value: 'england', label: 'England, plus the figure below' },
              { value: 'authority', label: 'The authority, plus the figure below' },
              { value: 'similar', label: 'Similar schools, plus the figure below' },
            ]}
          />
          <NumberField
            form={form}
            name="figure"
            optional
            label="Figure"
            hint="−5 beside “England” means 5 below England; 0 means the same as England"
          />
        </div>
      </Section>
      <Section title="Needs it suggests">
        <CheckboxGroup
          form={form}
          name="suggests"
          optional
          columns
          label="Which focus areas does it suggest?"
          hint="Offered as needs when the criterion speaks for support"
          choices={FOCUS_AREAS.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Section>
    </>
  );
}
