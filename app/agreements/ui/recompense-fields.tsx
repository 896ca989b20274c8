import { isTermKey, termOf, termsBetween } from '~/kernel/academic-year';
import { moneyWords } from '~/kernel/money';
import { VAT_TREATMENTS, VAT_WORDS } from '~/kernel/vat';
import {
  DaysField,
  type FormState,
  MoneyField,
  type Option,
  RadioGroup,
  SelectField,
  SummaryList,
  TextArea,
  TextField,
} from '~/ui';
import {
  type AgreementContent,
  dueWords,
  INSTALMENT_TIMES,
  PAYER_WORDS,
  PAYERS,
  recompenseOf,
  SHARING_WORDS,
  SHARINGS,
} from '../domain';
import { Rows } from './rows';

type Props = { form: FormState; content: AgreementContent };

/** Terms of the recompense, and what they come to as last saved. */
export function RecompenseFields({ form, content }: Props) {
  return (
    <>
      <PriceFields form={form} />
      <PayerFields form={form} />
      <TextField
        form={form}
        name="brokerage"
        label="Kept by the authority’s brokerage"
        hint="A part of the price of the work, never of expenses. The provider’s school receives the rest. 0 for none."
        width="figure"
        inputMode="decimal"
        suffix="%"
      />
      <RadioGroup
        form={form}
        name="vat"
        label="VAT"
        hint="As the finance teams of both schools and the authority have settled it. It is recorded here, not worked out."
        choices={VAT_TREATMENTS.map((vat) => ({ value: vat, label: VAT_WORDS[vat] }))}
      />
      <InstalmentFields form={form} content={content} />
      <TextArea
        form={form}
        name="also"
        label="Also agreed about payment"
        hint="Needed when the days paid for differ from the days given, or the support is free"
        rows={3}
        optional
      />
      <LastSaved content={content} />
    </>
  );
}

function PriceFields({ form }: Pick<Props, 'form'>) {
  return (
    <>
      <h2>Price</h2>
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
    </>
  );
}

function PayerFields({ form }: Pick<Props, 'form'>) {
  return (
    <>
      <h2>Who pays and who receives</h2>
      <RadioGroup
        form={form}
        name="payer"
        label="Who pays"
        choices={PAYERS.map((payer) => ({ value: payer, label: PAYER_WORDS[payer] }))}
      />
      <RadioGroup
        form={form}
        name="sharing"
        label="How it is shared, should both pay"
        choices={SHARINGS.map((sharing) => ({ value: sharing, label: SHARING_WORDS[sharing] }))}
      />
      <TextField
        form={form}
        name="authorityPercent"
        label="The authority’s part, where it is shared by percentage"
        width="figure"
        inputMode="numeric"
        suffix="%"
      />
      <MoneyField
        form={form}
        name="authorityAmount"
        label="The authority’s part, where it is shared by amount"
        hint="The school pays what is left. Each claim uses up the authority’s part as fast as it uses up the whole."
        optional
      />
    </>
  );
}

/** Rows of instalments, each with when it falls due and its share. */
function InstalmentFields({ form, content: { timescale } }: Props) {
  const { starts, ends } = timescale;
  const terms = starts !== null && ends !== null ? termsBetween(termOf(starts), termOf(ends)) : [];
  return (
    <>
      <h2 id="instalments">Instalments</h2>
      <p className="max-w-measure">
        When the price of the work falls due. The shares make 100% together; expenses are claimed as they come
        up. Where nothing else is agreed, all of it is claimed as days are given.
      </p>
      {form.error('instalments') ? (
        <p className="field-error">
          <span className="visually-hidden">Error: </span>
          {form.error('instalments')}
        </p>
      ) : null}
      <Rows form={form} name="instalments" one="instalment">
        {(at) => (
          <>
            <SelectField
              form={form}
              name={`${at}.due`}
              label="It falls due"
              empty="Choose when"
              options={dueOptions(withChosen(terms, form.value(`${at}.due`)))}
            />
            <TextField
              form={form}
              name={`${at}.share`}
              label="Share of the price of the work"
              width="figure"
              inputMode="decimal"
              suffix="%"
            />
          </>
        )}
      </Rows>
    </>
  );
}

/** The times to choose from, in the order in which they come. */
function dueOptions(terms: readonly string[]): Option[] {
  return INSTALMENT_TIMES.flatMap((when) =>
    when === 'by-term'
      ? terms.map((term) => ({ value: term, label: capital(dueWords({ when, term })) }))
      : [{ value: when, label: capital(dueWords({ when, term: null })) }],
  );
}

/** The terms to choose from, with the one chosen before the dates were moved. */
function withChosen(terms: readonly string[], chosen: string): string[] {
  return chosen === '' || terms.includes(chosen) || !isTermKey(chosen)
    ? [...terms]
    : [...terms, chosen].sort();
}

function LastSaved({ content }: Pick<Props, 'content'>) {
  const sum = recompenseOf(content.recompense);
  return (
    <>
      <h2>What the terms came to when last saved</h2>
      <SummaryList
        rows={[
          { label: 'Price of the work', value: moneyWords(sum.work) },
          { label: 'Expenses, at most', value: moneyWords(sum.expenses) },
          { label: 'Total, at most', value: moneyWords(sum.total) },
          { label: 'The authority pays', value: moneyWords(sum.authorityPays) },
          { label: 'The school pays', value: moneyWords(sum.schoolPays) },
          { label: 'The provider’s school receives', value: moneyWords(sum.homeSchool) },
          { label: 'The brokerage keeps', value: moneyWords(sum.brokerage) },
        ]}
      />
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
