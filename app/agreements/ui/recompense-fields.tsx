import { moneyWords } from '~/kernel/money';
import { DaysField, type FormState, MoneyField, RadioGroup, SummaryList, TextArea, TextField } from '~/ui';
import { type AgreementContent, PAYER_WORDS, PAYERS, recompenseOf } from '../domain';

/** Terms of the recompense, and what they come to as last saved. */
export function RecompenseFields({ form, content }: { form: FormState; content: AgreementContent }) {
  const sum = recompenseOf(content.recompense);
  return (
    <>
      <MoneyField form={form} name="rate" label="Rate for a day" />
      <DaysField
        form={form}
        name="days"
        label="Days paid for"
        hint="Usually the same as the days of support"
      />
      <TextField
        form={form}
        name="onCosts"
        label="On-costs on the fee"
        hint="The employer’s pension and National Insurance, where the rate leaves them out. 0 for none."
        width="figure"
        inputMode="decimal"
        suffix="%"
      />
      <MoneyField
        form={form}
        name="backfill"
        label="Cover (backfill) for a day"
        hint="What the provider’s school pays to cover the day, where the rate leaves it out. 0 for none."
      />
      <MoneyField
        form={form}
        name="expenses"
        label="Expenses, at most in all"
        hint="Travel and materials. 0 for none."
      />
      <RadioGroup
        form={form}
        name="payer"
        label="Who pays"
        choices={PAYERS.map((payer) => ({ value: payer, label: PAYER_WORDS[payer] }))}
      />
      <TextField
        form={form}
        name="authorityPercent"
        label="The authority’s part, where it is shared"
        width="figure"
        inputMode="numeric"
        suffix="%"
      />
      <TextArea
        form={form}
        name="also"
        label="Also agreed about payment"
        hint="Needed when the days paid for differ from the days given, or the support is free"
        rows={3}
        optional
      />
      <h2>What the terms came to when last saved</h2>
      <SummaryList
        rows={[
          { label: 'Fee', value: moneyWords(sum.fee) },
          { label: 'On-costs', value: moneyWords(sum.onCosts) },
          { label: 'Cover (backfill)', value: moneyWords(sum.backfill) },
          { label: 'Expenses, at most', value: moneyWords(sum.expenses) },
          { label: 'Total, at most', value: moneyWords(sum.total) },
          { label: 'The authority pays', value: moneyWords(sum.authorityPays) },
          { label: 'The school pays', value: moneyWords(sum.schoolPays) },
        ]}
      />
    </>
  );
}
