import { Form, Link } from '@remix-run/react';
import { moneyWords, type Pence } from '~/kernel/money';
import {
  Button,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  Table,
  Tag,
} from '~/ui';
import type { DifferenceView } from '../../stripe/compare.server';
import type { HeldView, ReconciliationView } from '../../stripe/queries.server';
import { stripeCrumbs } from './frame';

/** What Stripe, the invoices and the ledger say of the same money, and where they differ. */
export function ReconciliationPage({
  view,
  answer,
}: {
  view: ReconciliationView | 'off';
  answer?: FormAnswer;
}) {
  if (view === 'off')
    return (
      <Page title="Reconciliation with Stripe" breadcrumbs={stripeCrumbs()}>
        <EmptyState title="Schools do not pay online here">
          Invoices are paid by BACS or cheque. Whoever runs this service can switch on payments through
          Stripe.
        </EmptyState>
      </Page>
    );
  return <Comparison view={view} answer={answer} />;
}

function Comparison({ view, answer }: { view: ReconciliationView; answer?: FormAnswer }) {
  const form = formState(answer, {});
  const [first] = view.held;
  const open = view.held.length + view.differences.length;
  return (
    <Page
      title="Reconciliation with Stripe"
      breadcrumbs={stripeCrumbs()}
      tag={
        <Tag tone={open === 0 ? 'green' : 'amber'}>{open === 0 ? 'All agrees' : `${open} to look at`}</Tag>
      }
      lead={`Stripe, the invoices and the ledger are compared every hour. ${view.lastCompared ? `Last compared on ${view.lastCompared}.` : 'They have not been compared yet.'}`}
      wide
      next={
        first ? (
          <NextStep
            title="Decide about what is held"
            after="Nothing of it is in the invoices or the ledger until you have decided."
          >
            <Link to={`/recompense/reconciliation/${first.id}`} className="button button-primary">
              Decide about the latest
            </Link>
          </NextStep>
        ) : null
      }
    >
      <ErrorSummary form={form} />
      {view.lastProblem ? (
        <p role="status">The last comparison stopped: {view.lastProblem} It is tried again by itself.</p>
      ) : null}
      <Section title="Held for a decision">
        <HeldTable
          rows={view.held}
          caption="Payments that disagree with the record"
          empty="Nothing is held: every payment at Stripe was for what was asked."
        />
      </Section>
      <Section title="Differences">
        {view.differences.length === 0 ? (
          <EmptyState title="There is no difference">
            Every bill at Stripe asks for what its invoice owes, and every payment is received once.
          </EmptyState>
        ) : (
          <DifferenceTable rows={view.differences} />
        )}
        <Form method="post">
          <Hidden values={{ intent: 'compare' }} />
          <Button tone="secondary">Compare with Stripe now</Button>
        </Form>
      </Section>
      <Balance rows={view.balance} totalPence={view.totalPence} />
      {view.decided.length > 0 ? (
        <Section title="Decided of late">
          <HeldTable rows={view.decided} caption="Payments a person has decided about" empty="" />
        </Section>
      ) : null}
    </Page>
  );
}

function HeldTable({ rows, caption, empty }: { rows: readonly HeldView[]; caption: string; empty: string }) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        {
          head: 'What',
          cell: (row) => <Link to={`/recompense/reconciliation/${row.id}`}>{row.title}</Link>,
        },
        {
          head: 'Invoice',
          nowrap: true,
          cell: (row) => <InvoiceLink id={row.invoiceId} name={row.invoiceRef} />,
        },
        { head: 'School', cell: (row) => row.schoolName ?? 'Not known' },
        { head: 'Since', cell: (row) => row.since },
        { head: 'State', cell: (row) => <Tag tone={row.state.tone}>{row.state.label}</Tag> },
        { head: 'Amount', numeric: true, cell: (row) => row.amount },
      ]}
    />
  );
}

function InvoiceLink({ id, name }: { id: string | null; name: string | null }) {
  return id ? <Link to={`/invoices/${id}`}>{name ?? 'Invoice'}</Link> : <>Not known</>;
}

function DifferenceTable({ rows }: { rows: readonly DifferenceView[] }) {
  return (
    <Table
      caption="Where Stripe, invoices and ledger differ"
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          head: 'What differs, and what to do',
          cell: (row) => (
            <div className="max-w-measure">
              <p className="my-0 font-semibold">{row.title}</p>
              {row.said ? <p className="my-1 font-normal">Stripe said: {row.said}</p> : null}
              <p className="my-0 font-normal text-ink-soft">{row.advice}</p>
              {row.callId ? (
                <Form method="post" className="mt-2">
                  <Hidden values={{ intent: 'again', call: row.callId }} />
                  <Button tone="secondary">
                    Ask again<span className="visually-hidden"> for {row.invoiceRef}</span>
                  </Button>
                </Form>
              ) : null}
            </div>
          ),
        },
        {
          head: 'Invoice',
          nowrap: true,
          cell: (row) => <InvoiceLink id={row.invoiceId} name={row.invoiceRef} />,
        },
        { head: 'School', cell: (row) => row.schoolName },
        { head: 'At Stripe', numeric: true, cell: (row) => pounds(row.stripePence) },
        { head: 'In the record', numeric: true, cell: (row) => pounds(row.oursPence) },
      ]}
    />
  );
}

const pounds = (pence: Pence | null) => (pence === null ? 'Not an amount' : moneyWords(pence));

/** What Stripe should hold by the ledger, and what it is made of: to be compared with Stripe's own balance. */
function Balance({ rows, totalPence }: { rows: ReconciliationView['balance']; totalPence: Pence }) {
  return (
    <Section title="What Stripe should hold for you">
      <p className="mb-4 max-w-measure">
        By the ledger, all years together. Compare the last line with the balance that Stripe shows, available
        and on its way: what is held above is at Stripe and not in this figure.
      </p>
      <Table
        caption="Movements at Stripe by the ledger"
        hideCaption
        rows={rows}
        rowKey={({ label }) => label}
        columns={[
          { head: 'Movement', cell: ({ label }) => label },
          { head: 'Amount', numeric: true, cell: ({ pence }) => moneyWords(pence) },
        ]}
        total={['At Stripe', moneyWords(totalPence)]}
      />
    </Section>
  );
}
