import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { VAT_WORDS } from '~/kernel/vat';
import { dateWords } from '~/kernel/words';
import { ButtonLink, EmptyState, Money, NextStep, Page, Section, SummaryList, Table, Timeline } from '~/ui';
import {
  type HistoryDetails,
  isReversible,
  type PayablePage as PayableView,
  type PaymentView,
} from '../../payments/payable-view';
import { dueWords, METHOD_NAMES } from '../../payments/wording';
import { PayableTag, payableCrumbs } from './frame';

/** What is owed to a provider's school for one claim, what was paid of it, and what happens next. */
export function PayablePage({ payable }: { payable: PayableView }) {
  const { id, claimRef, homeName, providerName, authorityName, state, balancePence, dueOn, today } = payable;
  return (
    <Page
      title={`Payment for ${claimRef}`}
      caption={`To ${homeName}, for support by ${providerName}`}
      breadcrumbs={payableCrumbs({ label: claimRef, href: `/payables/${id}` })}
      tag={<PayableTag state={state} />}
      next={<Next payable={payable} />}
    >
      <SummaryList
        rows={[
          { label: 'Owed by', value: authorityName },
          { label: 'Paid to', value: homeName },
          {
            label: 'For',
            value: (
              <>
                Claim <Link to={`/claims/${payable.claimId}`}>{claimRef}</Link> under agreement{' '}
                <Link to={`/agreements/${payable.agreementId}`}>{payable.agreementRef}</Link>
              </>
            ),
          },
          { label: 'Due', value: dueWords(dueOn, balancePence > 0, today) },
          { label: 'VAT', value: VAT_WORDS[payable.vatTreatment] },
        ]}
      />
      <Section title="How it stands">
        <Figures payable={payable} />
      </Section>
      <Section title="Payments">
        <Payments payable={payable} />
      </Section>
      <Section title="What has happened">
        <Timeline
          entries={payable.history.map(({ id: key, at, who, type, details, reason }) => ({
            key,
            at,
            by: who,
            title: happened(type, details),
            children: reason,
          }))}
        />
      </Section>
    </Page>
  );
}

function Next({ payable }: { payable: PayableView }) {
  const { id, state, balancePence, mayPay, service, homeName, dueOn } = payable;
  if (mayPay)
    return (
      <NextStep
        title={`Record a payment of up to ${moneyWords(balancePence)}`}
        after={`You pay from your own bank first. ${homeName} is then told, and can open the remittance advice.`}
      >
        <ButtonLink to={`/payables/${id}/pay`}>Record a payment</ButtonLink>
      </NextStep>
    );
  if (balancePence > 0)
    return (
      <NextStep
        title={service ? 'A colleague records the payment' : 'The authority pays the home school'}
        after={
          service
            ? 'You are paid by this yourself, so somebody else of the service records it.'
            : `It is due by ${dateWords(dueOn)}. You are told when a payment has been recorded.`
        }
      />
    );
  return (
    <NextStep
      title={state === 'cancelled' ? 'Nothing is to be paid' : 'Paid in full'}
      after={
        state === 'cancelled'
          ? 'All of it was taken back before it was paid. The claim says why.'
          : 'Nothing more is to be done. The remittance advices below stay here.'
      }
    />
  );
}

/** What the balance is made of. */
function Figures({ payable }: { payable: PayableView }) {
  const { netPence, vatPence, totalPence, paidPence, reducedPence, balancePence } = payable;
  const rows = [
    { label: 'Home school’s part of the claim', pence: netPence },
    ...(vatPence === 0 ? [] : [{ label: 'VAT on it', pence: vatPence }]),
    ...(vatPence === 0 ? [] : [{ label: 'Owed in all', pence: totalPence }]),
    ...(reducedPence === 0 ? [] : [{ label: 'Taken back before it was paid', pence: -reducedPence }]),
    { label: 'Paid so far', pence: -paidPence },
  ];
  return (
    <Table
      caption="What is left to pay, and what it is made of"
      hideCaption
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { head: 'What', cell: ({ label }) => <span className="font-normal">{label}</span> },
        { head: 'Amount', numeric: true, cell: ({ pence }) => <Money pence={pence === 0 ? 0 : pence} /> },
      ]}
      total={['Left to pay', <Money key="left" pence={balancePence} />]}
    />
  );
}

function Payments({ payable }: { payable: PayableView }) {
  const at = (payment: PaymentView) => `/payables/${payable.id}/payments/${payment.id}`;
  return (
    <Table
      caption="Payments made"
      hideCaption
      rows={payable.payments}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="Nothing has been paid yet">Each payment makes a remittance advice.</EmptyState>
      }
      columns={[
        {
          head: 'Payment',
          nowrap: true,
          cell: (payment) => <Link to={at(payment)}>{payment.ref}</Link>,
        },
        { head: 'Date', nowrap: true, cell: ({ on }) => dateWords(on) },
        {
          head: 'How',
          cell: ({ method, reference }) => (
            <>
              {METHOD_NAMES[method]}
              <span className="block text-sm text-ink-soft [overflow-wrap:anywhere]">{reference}</span>
            </>
          ),
        },
        {
          head: 'Note',
          cell: (payment) => <PaymentNote payment={payment} payable={payable} at={at(payment)} />,
        },
        { head: 'Amount', numeric: true, cell: ({ amountPence }) => <Money pence={amountPence} /> },
      ]}
    />
  );
}

function PaymentNote({ payment, payable, at }: { payment: PaymentView; payable: PayableView; at: string }) {
  if (payment.reverses !== null) return <>Takes back {payment.reverses}</>;
  if (payment.reversedBy !== null) return <>Taken back by {payment.reversedBy}</>;
  if (!payable.mayReverse || !isReversible(payment)) return <>Recorded by {payment.by}</>;
  return (
    <Link to={`${at}/reverse`}>
      Take it back<span className="visually-hidden"> ({payment.ref})</span>
    </Link>
  );
}

/** What an event of a payable says. */
function happened(
  type: string,
  { amountPence = 0, totalPence = 0, ref = '', reverses = '' }: HistoryDetails,
): string {
  switch (type) {
    case 'payable.made':
      return `${moneyWords(totalPence)} became due when the claim was approved`;
    case 'payable.paid':
      return `${moneyWords(amountPence)} paid, ${ref}`;
    case 'payable.payment-reversed':
      return `Payment ${reverses} of ${moneyWords(amountPence)} taken back, ${ref}`;
    case 'payable.reduced':
      return `${moneyWords(amountPence)} taken back from the claim`;
    default:
      return type;
  }
}
