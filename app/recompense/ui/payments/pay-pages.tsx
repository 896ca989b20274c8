import { Form, Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  MoneyField,
  Page,
  RadioGroup,
  StaleNotice,
  TextArea,
  TextField,
  WarningText,
} from '~/ui';
import { MANUAL_METHODS } from '../../domain/payments/vocabulary';
import type { PayablePage, PaymentView, RunPage } from '../../payments/payable-view';
import { dueWords, METHOD_NAMES } from '../../payments/wording';
import { PayableTag, payableCrumbs } from './frame';

type Answer = (FormAnswer & { stale?: unknown }) | undefined;

/** An amount as it is typed. */
const typedPounds = (pence: number) => (pence / 100).toFixed(2);

/** When, how and under which reference it was paid. */
function DetailFields({ form }: { form: FormState }) {
  return (
    <>
      <DateField
        form={form}
        name="on"
        label="When was it paid?"
        hint="The day it left your account, such as 4 3 2027"
      />
      <RadioGroup
        form={form}
        name="method"
        label="How was it paid?"
        choices={MANUAL_METHODS.map((value) => ({ value, label: METHOD_NAMES[value] }))}
      />
      <TextField
        form={form}
        name="reference"
        label="Reference of the payment"
        hint="As the school will see it on its bank statement: the BACS reference, or the number of the cheque"
        width="half"
        maxLength={60}
      />
    </>
  );
}

/** Records that a payable was paid, in full or in part. */
export function PayPage({
  payable,
  formId,
  answer,
}: {
  payable: PayablePage;
  formId: string;
  answer: Answer;
}) {
  const form = formState(answer, {
    id: formId,
    version: payable.version,
    amount: typedPounds(payable.balancePence),
    on: payable.today,
    method: 'bacs',
  });
  const at = `/payables/${payable.id}`;
  return (
    <Page
      title="Record a payment"
      caption={`To ${payable.homeName}, for ${payable.claimRef}`}
      breadcrumbs={payableCrumbs({ label: payable.claimRef, href: at })}
      tag={<PayableTag state={payable.state} />}
      lead={`${moneyWords(payable.balancePence)} is left to pay. Nothing is sent to a bank from here: write down what you have paid.`}
    >
      <ErrorSummary form={form} />
      {answer?.stale ? (
        <StaleNotice
          fields={[
            {
              label: 'Left to pay',
              yours: form.value('amount') ? `£${form.value('amount')}` : '',
              theirs: moneyWords(payable.balancePence),
            },
          ]}
        />
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden
          values={{
            id: form.value('id') || formId,
            version: answer?.stale ? payable.version : form.value('version'),
          }}
        />
        <MoneyField
          form={form}
          name="amount"
          label="Amount paid"
          hint={`All that is left, or part of it: at most ${moneyWords(payable.balancePence)}`}
        />
        <DetailFields form={form} />
        <ButtonRow>
          <Button>Record the payment</Button>
          <Link to={at} className="inline-block py-2">
            Go back without recording
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Takes a payment back: it came back from the bank, or was recorded wrongly. */
export function ReversePage({
  payable,
  payment,
  formId,
  answer,
}: {
  payable: PayablePage;
  payment: PaymentView;
  formId: string;
  answer: Answer;
}) {
  const form = formState(answer, { id: formId, on: payable.today });
  const at = `/payables/${payable.id}`;
  return (
    <Page
      title={`Take payment ${payment.ref} back`}
      caption={`To ${payable.homeName}, for ${payable.claimRef}`}
      breadcrumbs={payableCrumbs({ label: payable.claimRef, href: at })}
    >
      <ErrorSummary form={form} />
      <WarningText>
        The payment of {moneyWords(payment.amountPence)} on {dateWords(payment.on)} counts no more: all of it
        is owed again. Both stay on the record, and the school is told why.
      </WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId }} />
        <DateField
          form={form}
          name="on"
          label="When did it come back?"
          hint="Or the day the mistake was found, such as 4 3 2027"
        />
        <TextArea
          form={form}
          name="reason"
          label="Why is it taken back?"
          hint="For example, the bank returned it because the account was closed"
          rows={3}
          maxLength={500}
        />
        <ButtonRow>
          <Button tone="warning">Take the payment back</Button>
          <Link to={at} className="inline-block py-2">
            Leave it as it is
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Records one bank run: several payables of one school under one reference. */
export function RunPageView({ run, formId, answer }: { run: RunPage; formId: string; answer: Answer }) {
  const form = formState(answer, {
    id: formId,
    on: run.today,
    method: 'bacs',
    chosen: run.rows.map(({ id, balancePence }) => `${id}:${balancePence}`),
  });
  const total = run.rows.reduce((sum, { balancePence }) => sum + balancePence, 0);
  return (
    <Page
      title={`Record one bank run to ${run.schoolName}`}
      breadcrumbs={payableCrumbs()}
      lead="Tick everything that went to the school in one sum. Each is recorded as paid in full, under the same date and reference."
    >
      <ErrorSummary form={form} />
      {run.rows.length === 0 ? (
        <EmptyState title="Nothing is left to pay to this school">
          <Link to="/payables">See every payment</Link>
        </EmptyState>
      ) : (
        <Form method="post" noValidate className="stack">
          <Hidden values={{ id: form.value('id') || formId }} />
          <CheckboxGroup
            form={form}
            name="chosen"
            label="What was paid?"
            hint={`All together ${moneyWords(total)}`}
            choices={run.rows.map((row) => ({
              value: `${row.id}:${row.balancePence}`,
              label: `${row.claimRef}: ${moneyWords(row.balancePence)}`,
              hint: `${row.providerName}. Due ${dueWords(row.dueOn, true, run.today)}`,
            }))}
          />
          <DetailFields form={form} />
          <ButtonRow>
            <Button>Record the payments</Button>
            <Link to="/payables" className="inline-block py-2">
              Go back without recording
            </Link>
          </ButtonRow>
          <p className="max-w-measure text-sm text-ink-soft">
            For less than all of one, go back and record it from its own page.
          </p>
        </Form>
      )}
    </Page>
  );
}
