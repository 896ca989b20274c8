import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { moneyWords } from '~/kernel/money';
import { dateWords, list } from '~/kernel/words';
import { ButtonLink, ButtonRow, NextStep, Section, SummaryList, WithReferences } from '~/ui';
import type { InvoiceStep } from '../../domain/invoices/steps';
import type { InvoicePage } from '../../invoices/queries.server';
import { STEP_WORDS } from '../../invoices/wording';

/** The one next step of an invoice, for the service or its school. */
export function InvoiceNext({ page, online }: { page: InvoicePage; online?: ReactNode }) {
  return page.service ? <ServiceNext page={page} /> : <SchoolNext page={page} online={online} />;
}

function ServiceNext({ page }: { page: InvoicePage }) {
  const { row } = page.document;
  const to = (step: InvoiceStep) => `/invoices/${row.id}/${step}`;
  if (row.balancePence < 0)
    return (
      <NextStep
        title={`Pay ${moneyWords(-row.balancePence)} back to the school`}
        after="It was credited after the school had paid. Pay it back from your finance system, then record it here."
      >
        <ButtonLink to={to('refund')}>Record what was paid back</ButtonLink>
      </NextStep>
    );
  switch (row.state) {
    case 'draft':
      return page.approval ? (
        <NextStep title="It waits for somebody else to approve it" after={page.approval} />
      ) : (
        <NextStep
          title="Approve the invoice"
          after="Then it is issued: it takes its number, and the school is told."
        >
          <ButtonLink to={to('approve')}>Look at it and approve</ButtonLink>
        </NextStep>
      );
    case 'approved':
      return page.missing.length > 0 ? (
        <NextStep
          title="Enter what is printed on invoices"
          after={`Missing: ${list(page.missing)}. A lead enters it once, for all invoices; then this one can be issued.`}
        >
          <ButtonLink to="/recompense/settings">Settings of recompense</ButtonLink>
        </NextStep>
      ) : (
        <NextStep
          title="Issue the invoice"
          after="It takes the next number and its day to pay, and the school is told."
        >
          <ButtonLink to={to('issue')}>Issue invoice</ButtonLink>
        </NextStep>
      );
    case 'issued':
    case 'part-paid':
      return (
        <NextStep
          title={page.overdue ? 'Ask the school about the payment' : 'Record the payment when it comes'}
          after={
            <WithReferences
              text={`${moneyWords(row.balancePence)} is left to pay by ${dateWords(row.dueOn)}. A bank file finds payments that name ${row.ref}.`}
            />
          }
        >
          <ButtonLink to={to('receipt')}>Record a payment</ButtonLink>
        </NextStep>
      );
    default:
      return null;
  }
}

function SchoolNext({ page, online }: { page: InvoicePage; online?: ReactNode }) {
  const { row, issuer } = page.document;
  if (row.balancePence < 0)
    return (
      <NextStep
        title={`${issuer.name} pays ${moneyWords(-row.balancePence)} back to your school`}
        after="It was credited after you had paid. You have nothing to do."
      />
    );
  if (row.state !== 'issued' && row.state !== 'part-paid') return null;
  return (
    <NextStep
      title={`Pay ${moneyWords(row.balancePence)} by ${dateWords(row.dueOn)}`}
      after={
        <>
          Your payment shows here once {issuer.name} has recorded it.
          {issuer.email ? ` If something is not right, write to ${issuer.email} before you pay.` : ''}
        </>
      }
    >
      {online}
      <SummaryList
        rows={[
          { label: 'Account name', value: issuer.bank.accountName },
          { label: 'Sort code', value: issuer.bank.sortCode },
          { label: 'Account number', value: issuer.bank.accountNumber },
          { label: 'Reference to give', value: row.ref },
        ]}
      />
    </NextStep>
  );
}

/** What else can be done, besides the next step. */
const OTHERS: readonly InvoiceStep[] = ['credit', 'void', 'write-off', 'reinstate'];
const ABOUT: Partial<Record<InvoiceStep, string>> = {
  credit: 'Takes part or all of what is left to pay off, with a numbered credit note for the school.',
  void: 'Takes all of it back, while nothing has been received.',
  'write-off': 'Gives up what is left to pay. A lead decides.',
  reinstate: 'Opens what was given up again, because the school pays after all. A lead decides.',
};

export function OtherSteps({ page }: { page: InvoicePage }) {
  const { row } = page.document;
  const steps = OTHERS.filter(
    (step) => page.may[step] && (page.lead || (step !== 'write-off' && step !== 'reinstate')),
  );
  if (steps.length === 0) return null;
  return (
    <Section title="If it is not right">
      <ul className="no-print max-w-measure">
        {steps.map((step) => (
          <li key={step} className="mb-2">
            <Link to={`/invoices/${row.id}/${step}`}>{STEP_WORDS[step].title}</Link>
            <span className="block text-sm text-ink-soft">{ABOUT[step]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Buttons of a step's form. */
export function StepButtons({ id, children }: { id: string; children: ReactNode }) {
  return (
    <ButtonRow>
      {children}
      <Link to={`/invoices/${id}`} className="inline-block py-2">
        Back to the invoice
      </Link>
    </ButtonRow>
  );
}
