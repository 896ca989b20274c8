import { Form, Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { count, list } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  InsetText,
  NextStep,
  Page,
  Section,
  Table,
} from '~/ui';
import type { ReadyPage } from '../../invoices/queries.server';
import { KIND_WORDS, STATE_WORDS } from '../../invoices/wording';
import { INVOICE_CRUMBS } from './frame';

/** Invoices that wait, to be approved and issued together. */
export function ReadyInvoicesPage({ page, answer }: { page: ReadyPage; answer?: FormAnswer }) {
  const can = page.rows.filter(({ why }) => why === null);
  const cannot = page.rows.filter(({ why }) => why !== null);
  const form = formState(answer, { ids: can.map(({ id }) => id) });
  const missing = page.missing.length > 0;
  return (
    <Page
      wide
      title="Issue invoices"
      breadcrumbs={INVOICE_CRUMBS}
      lead="Drafts are approved and issued in one step. Each takes the next number, and its school is told."
      next={
        missing && page.rows.length > 0 ? (
          <NextStep
            title="Enter what is printed on invoices"
            after={`Missing: ${list(page.missing)}. A lead enters it once, for all invoices. Until then invoices can be approved, not issued.`}
          >
            <ButtonLink to="/recompense/settings">Settings of recompense</ButtonLink>
          </NextStep>
        ) : null
      }
    >
      <ErrorSummary form={form} />
      {page.rows.length === 0 ? (
        <EmptyState title="Nothing waits" action={<Link to="/invoices">All invoices</Link>}>
          Invoices are made when claims are approved and charges are agreed.
        </EmptyState>
      ) : null}
      {can.length > 0 ? (
        <Form method="post" noValidate className="stack">
          <CheckboxGroup
            form={form}
            name="ids"
            label="Invoices to issue"
            hint={`${count(can.length, 'invoice')}, ${moneyWords(can.reduce((sum, { totalPence }) => sum + totalPence, 0))} in all. Take the tick away from those that are to wait.`}
            choices={can.map((row) => ({
              value: row.id,
              label: `${row.schoolName}: ${moneyWords(row.totalPence)}`,
              hint: (
                <>
                  {KIND_WORDS[row.kind]}. {STATE_WORDS[row.state].label}.{' '}
                  {row.orderNumber ? `Order number ${row.orderNumber}. ` : 'No order number. '}
                  <Link to={`/invoices/${row.id}`}>
                    Look at it
                    <span className="visually-hidden">
                      , {row.schoolName}, {moneyWords(row.totalPence)}
                    </span>
                  </Link>
                </>
              ),
            }))}
          />
          <ButtonRow>
            <Button>Approve and issue</Button>
            <Link to="/invoices" className="inline-block py-2">
              All invoices
            </Link>
          </ButtonRow>
        </Form>
      ) : null}
      {cannot.length > 0 ? (
        <Section title="Waiting for somebody else">
          <Table
            caption="Invoices somebody else has to approve"
            hideCaption
            rows={cannot}
            rowKey={({ id }) => id}
            columns={[
              { head: 'School', cell: (row) => <Link to={`/invoices/${row.id}`}>{row.schoolName}</Link> },
              { head: 'Why', cell: (row) => row.why },
              { head: 'Total', numeric: true, cell: (row) => moneyWords(row.totalPence) },
            ]}
          />
        </Section>
      ) : null}
      {page.more ? (
        <InsetText>More are waiting than fit here. Issue these first, then open the page again.</InsetText>
      ) : null}
    </Page>
  );
}
