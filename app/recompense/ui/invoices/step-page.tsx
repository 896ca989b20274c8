import { Form } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  Button,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  MoneyField,
  Page,
  RadioGroup,
  StaleNotice,
  SummaryList,
  TextArea,
  TextField,
  WarningText,
  WithReferences,
} from '~/ui';
import type { InvoiceStep } from '../../domain/invoices/steps';
import type { InvoicePage } from '../../invoices/queries.server';
import { balanceWords, invoiceName, KIND_WORDS, METHOD_WORDS, STEP_WORDS } from '../../invoices/wording';
import { INVOICE_CRUMBS, InvoiceTag } from './frame';
import { StepButtons } from './invoice-next';

/** Steps that cannot be taken back, or only by another document. */
const GRAVE: readonly InvoiceStep[] = ['void', 'write-off', 'reverse'];

/** One step of an invoice, with what it changes. */
export function InvoiceStepView({
  page,
  step,
  chosen,
  answer,
}: {
  page: InvoicePage;
  step: InvoiceStep;
  /** The payment asked for in the address. */
  chosen: string | null;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { row } = page.document;
  const form = formState(answer, {
    method: 'bacs',
    orderNumber: row.orderNumber ?? '',
    entryId: chosen ?? (page.receipts.length === 1 ? page.receipts[0]?.id : ''),
    ...(step === 'refund' ? { amount: poundsText(-row.balancePence) } : {}),
  });
  const name = invoiceName(row.ref);
  const { title, button } = STEP_WORDS[step];
  return (
    <Page
      title={title}
      caption={<WithReferences text={`${name}, ${page.schoolName}`} />}
      breadcrumbs={[...INVOICE_CRUMBS, { label: name, href: `/invoices/${row.id}` }]}
      tag={<InvoiceTag state={row.state} overdue={page.overdue} />}
    >
      <ErrorSummary form={form} />
      {answer?.stale ? (
        <StaleNotice
          fields={[
            {
              label: 'Left to pay',
              yours: 'As when you opened this page',
              theirs: balanceWords(row.balancePence),
            },
          ]}
        />
      ) : null}
      <SummaryList
        rows={[
          { label: 'School', value: page.schoolName },
          { label: 'For', value: KIND_WORDS[row.kind] },
          { label: 'Total', value: moneyWords(row.totalPence) },
          { label: 'Left to pay', value: balanceWords(row.balancePence) },
          ...(row.dueOn ? [{ label: 'To be paid by', value: dateWords(row.dueOn) }] : []),
        ]}
      />
      <p className="mb-6 max-w-measure">{HINTS[step]}</p>
      {GRAVE.includes(step) ? <WarningText>{WARNINGS[step]}</WarningText> : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: row.version }} />
        <StepFields page={page} step={step} form={form} />
        <StepButtons id={row.id}>
          <Button tone={GRAVE.includes(step) ? 'warning' : 'primary'}>{button}</Button>
        </StepButtons>
      </Form>
    </Page>
  );
}

const HINTS: Readonly<Record<InvoiceStep, string>> = {
  approve: 'Look at its lines before you approve it. Nothing is sent yet.',
  issue:
    'It takes the next number without a gap. Names, addresses and bank details are kept as they are today, and its text stands from now on.',
  order: 'Schools that work with orders find the invoice by this number. It is printed on the invoice.',
  receipt:
    'As it stands on the bank statement. A part of what is left to pay can be recorded; the invoice stays open for the rest.',
  credit:
    'The school gets a credit note with its own number. VAT is credited in the proportion of the invoice.',
  refund: 'Record it when the money has left your account.',
  reverse:
    'For a payment that was recorded wrongly, or that the bank returned. It stays in the record, with your reason.',
  void: 'For an invoice that should not have been made. Its number stays in the record.',
  'write-off':
    'For money that will not come. The loss stands in the ledger, VAT included; your finance team decides about relief for VAT.',
  reinstate: 'What was given up is left to pay again.',
};

const WARNINGS: Partial<Record<InvoiceStep, string>> = {
  void: 'A void invoice cannot be opened again.',
  'write-off': 'The school is no longer asked to pay.',
  reverse: 'The amount is left to pay again, and the school sees that.',
};

function StepFields({ page, step, form }: { page: InvoicePage; step: InvoiceStep; form: FormState }) {
  const { row } = page.document;
  switch (step) {
    case 'approve':
    case 'issue':
      return null;
    case 'order':
      return (
        <TextField form={form} name="orderNumber" label="Order number" width="half" maxLength={60} optional />
      );
    case 'receipt':
      return (
        <>
          <MoneyField
            form={form}
            name="amount"
            label="Amount received"
            hint={`At most ${moneyWords(row.balancePence)}`}
          />
          <DateField form={form} name="on" label="Day the money came" />
          <Method form={form} label="How it was paid" />
          <Reference form={form} />
        </>
      );
    case 'credit':
      return (
        <>
          <MoneyField
            form={form}
            name="amount"
            label="Amount to credit, with VAT"
            hint={`At most ${moneyWords(row.balancePence)}`}
          />
          <Reason form={form} label="Reason, as the school will read it" />
        </>
      );
    case 'refund':
      return (
        <>
          <MoneyField form={form} name="amount" label="Amount paid back" />
          <DateField form={form} name="on" label="Day it was paid back" />
          <Method form={form} label="How it was paid back" />
          <Reference form={form} />
          <Reason form={form} label="Why it was paid back" />
        </>
      );
    case 'reverse':
      return (
        <>
          <RadioGroup
            form={form}
            name="entryId"
            label="Which payment"
            choices={page.receipts.map(({ id, amountPence, on, method, reference }) => ({
              value: id,
              label: `${moneyWords(amountPence)} on ${dateWords(on)}`,
              hint: [method ? METHOD_WORDS[method] : '', reference ?? ''].filter(Boolean).join(' '),
            }))}
          />
          <Reason form={form} label="Why it is taken back" />
        </>
      );
    case 'void':
    case 'write-off':
    case 'reinstate':
      return <Reason form={form} label="Why" />;
  }
}

function Method({ form, label }: { form: FormState; label: string }) {
  return (
    <RadioGroup
      form={form}
      name="method"
      label={label}
      choices={(['bacs', 'cheque', 'journal'] as const).map((value) => ({
        value,
        label: METHOD_WORDS[value],
      }))}
    />
  );
}

function Reference({ form }: { form: FormState }) {
  return (
    <TextField
      form={form}
      name="reference"
      label="Reference"
      hint="As on the bank statement, such as the BACS reference"
      width="half"
      maxLength={100}
    />
  );
}

function Reason({ form, label }: { form: FormState; label: string }) {
  return <TextArea form={form} name="reason" label={label} rows={3} maxLength={1000} />;
}

/** Pence as somebody would type them. */
const poundsText = (pence: number) => (pence / 100).toFixed(2);
