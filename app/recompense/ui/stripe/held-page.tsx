import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  StaleNotice,
  SummaryList,
  Tag,
  TextArea,
} from '~/ui';
import type { HeldPageView } from '../../stripe/queries.server';
import { stripeCrumbs } from './frame';

type Answer = (FormAnswer & { stale?: unknown }) | undefined;

/** One payment that disagrees with the record: what is known of it, and what is decided. */
export function HeldPage({ held, answer }: { held: HeldPageView; answer: Answer }) {
  const form = formState(answer, { version: held.version });
  return (
    <Page
      title={held.title}
      caption={held.invoiceRef ? `Invoice ${held.invoiceRef}` : 'At Stripe'}
      breadcrumbs={stripeCrumbs({ label: 'Reconciliation with Stripe', href: '/recompense/reconciliation' })}
      tag={<Tag tone={held.state.tone}>{held.state.label}</Tag>}
      lead={held.why}
    >
      <ErrorSummary form={form} />
      <SummaryList rows={factsOf(held)} />
      {held.open ? (
        <Decide held={held} answer={answer} form={form} />
      ) : (
        <Section title="What was decided">
          <SummaryList
            rows={[
              { label: 'Decision', value: held.decision },
              { label: 'Why', value: held.reason },
              { label: 'By', value: held.resolvedBy },
              { label: 'On', value: held.resolvedAt },
            ]}
          />
        </Section>
      )}
    </Page>
  );
}

function factsOf(held: HeldPageView) {
  return [
    { label: 'Amount', value: held.amount },
    ...(held.invoiceId
      ? [
          {
            label: 'Invoice',
            value: <Link to={`/invoices/${held.invoiceId}`}>{held.invoiceRef ?? 'Open the invoice'}</Link>,
          },
          { label: 'It owes now', value: held.balance },
          { label: 'School', value: held.schoolName },
        ]
      : []),
    ...(held.payableId
      ? [
          {
            label: 'Owed to the school',
            value: <Link to={`/payables/${held.payableId}`}>Open what is owed</Link>,
          },
        ]
      : []),
    { label: 'At Stripe', value: <span className="break-all">{held.stripeId}</span> },
    { label: 'Held since', value: held.since },
  ];
}

function Decide({ held, answer, form }: { held: HeldPageView; answer: Answer; form: FormState }) {
  return (
    <Section title="Decide">
      {answer?.stale ? (
        <StaleNotice fields={[{ label: 'State', yours: 'To decide', theirs: held.state.label }]} />
      ) : null}
      <p className="mb-4 max-w-measure">{held.advice}</p>
      {held.leadOnly ? (
        <InsetText>A lead may also take the money as a receipt, or record that it went back.</InsetText>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: answer?.stale ? held.version : form.value('version') }} />
        <RadioGroup form={form} name="decision" label="What is to happen?" choices={held.choices} />
        <TextArea
          form={form}
          name="reason"
          label="Why?"
          hint="What you found at Stripe, and whom you spoke to. It is kept for the auditor."
          maxLength={1000}
        />
        <ButtonRow>
          <Button>Decide so</Button>
          <Link to="/recompense/reconciliation" className="inline-block py-2">
            Go back without deciding
          </Link>
        </ButtonRow>
      </Form>
    </Section>
  );
}
