import { DaysField, type FormState, MoneyField, NumberField, RadioGroup, TextField } from '~/ui';
import { ORDER_NAMES } from '../allocation/wording';
import { PLAN_SECONDS, WEIGHTS } from '../domain/plan/settings';

/** The settings of a plan, as fields. */
export function PlanFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="name"
        label="Name of the plan"
        hint="So that you find it again, such as Spring term, first draft"
      />
      <RadioGroup
        form={form}
        name="order"
        label="How bands count"
        choices={[
          {
            value: 'strict',
            label: ORDER_NAMES.strict,
            hint: 'As many schools of the first band as possible are met before anybody else counts, then as many of the second, then the rest.',
          },
          {
            value: 'weighted',
            label: ORDER_NAMES.weighted,
            hint: `A point of fit counts ${WEIGHTS[1]} times for the first band, ${WEIGHTS[2]} times for the second, and once for the rest.`,
          },
        ]}
      />
      <NumberField
        form={form}
        name="most"
        label="Partnerships a provider is given at most"
        hint="So that the same few are not always asked. Leave it empty for as many as their days allow."
        optional
      />
      <RadioGroup
        form={form}
        name="budget"
        label="Budget"
        choices={[
          { value: 'none', label: 'As much as is free' },
          { value: 'days', label: 'At most so many days', hint: 'Enter them below.' },
          {
            value: 'money',
            label: 'At most so much money',
            hint: 'At the day rates of the offers. Enter it below.',
          },
        ]}
      />
      <DaysField form={form} name="budgetDays" label="Days the plan may use" optional />
      <MoneyField form={form} name="budgetMoney" label="Money the plan may use" optional />
      <NumberField
        form={form}
        name="seconds"
        label="Seconds to look for the best plan"
        hint={`From ${PLAN_SECONDS.least} to ${PLAN_SECONDS.most}. It stops sooner when no plan can be better.`}
      />
    </>
  );
}
