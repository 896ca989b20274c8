import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { calendarDate } from '~/kernel/clock';
import { moneyWords } from '~/kernel/money';
import { VAT_WORDS } from '~/kernel/vat';
import { dateWords } from '~/kernel/words';
import { InsetText, Money, Page, Section, SummaryList, Table, Timeline, WithReferences } from '~/ui';
import type { InvoicePage } from '../../invoices/queries.server';
import {
  balanceWords,
  entryWords,
  HISTORY_WORDS,
  invoiceName,
  KIND_WORDS,
  METHOD_WORDS,
  quantityWords,
  STATE_WORDS,
} from '../../invoices/wording';
import { INVOICE_CRUMBS, InvoiceTag } from './frame';
import { InvoiceNext, OtherSteps } from './invoice-next';

/**
 * An invoice: what it is made of, what came off it, what is left, and the one next step.
 * @param online a way to pay here, where there is one
 */
export function InvoiceView({ page, online }: { page: InvoicePage; online?: ReactNode }) {
  const { row } = page.document;
  return (
    <Page
      wide
      title={<WithReferences text={invoiceName(row.ref)} />}
      caption={page.schoolName}
      breadcrumbs={INVOICE_CRUMBS}
      tag={<InvoiceTag state={row.state} overdue={page.overdue} />}
      lead={`${KIND_WORDS[row.kind]}. ${STATE_WORDS[row.state].means}`}
      next={<InvoiceNext page={page} online={online} />}
      actions={
        <>
          <Link to={`/invoices/${row.id}/print`}>Page to print</Link>
          <a href={`/invoices/${row.id}.pdf`}>PDF</a>
        </>
      }
    >
      <Facts page={page} />
      <Section title="What it is for">
        <Lines page={page} />
      </Section>
      <Section title="What has come off it">
        <Entries page={page} />
      </Section>
      {page.service ? <OtherSteps page={page} /> : null}
      {page.history.length > 0 ? (
        <Section title="What has happened">
          <Timeline
            entries={page.history.map(({ id, type, at, by, reason }) => ({
              key: id,
              title: HISTORY_WORDS[type] ?? type,
              at,
              by,
              children: reason,
            }))}
          />
        </Section>
      ) : null}
    </Page>
  );
}

function Facts({ page }: { page: InvoicePage }) {
  const { row, agreementRef, claimRef } = page.document;
  return (
    <SummaryList
      rows={[
        { label: 'Total', value: <Money pence={row.totalPence} /> },
        {
          label: row.balancePence < 0 ? 'Owed to the school' : 'Left to pay',
          value: (
            <strong>
              <Money pence={Math.abs(row.balancePence)} />
            </strong>
          ),
        },
        ...(row.issuedOn ? [{ label: 'Issued', value: dateWords(row.issuedOn) }] : []),
        ...(row.dueOn ? [{ label: 'To be paid by', value: dateWords(row.dueOn) }] : []),
        {
          label: 'Order number',
          value: row.orderNumber,
          href: page.may.order ? `/invoices/${row.id}/order` : undefined,
        },
        ...(row.agreementId
          ? [
              {
                label: 'Agreement',
                value: (
                  <Link to={`/agreements/${row.agreementId}/recompense`}>
                    {agreementRef ?? 'The agreement'}
                  </Link>
                ),
              },
            ]
          : []),
        ...(row.claimId
          ? [{ label: 'Claim', value: <Link to={`/claims/${row.claimId}`}>{claimRef ?? 'The claim'}</Link> }]
          : []),
        ...(row.chargeId
          ? [{ label: 'Charge', value: <Link to={`/charges/${row.chargeId}`}>What was taken</Link> }]
          : []),
      ]}
    />
  );
}

function Lines({ page }: { page: InvoicePage }) {
  const { row, lines } = page.document;
  return (
    <>
      <Table
        caption="Lines of the invoice"
        hideCaption
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Description', cell: ({ description }) => description },
          { head: 'Quantity', numeric: true, cell: ({ quantity, unit }) => quantityWords(quantity, unit) },
          {
            head: 'Price',
            numeric: true,
            cell: ({ unitPence, netPence }) => moneyWords(unitPence ?? netPence),
          },
          { head: 'Without VAT', numeric: true, cell: ({ netPence }) => moneyWords(netPence) },
          { head: 'VAT', numeric: true, cell: ({ vatPence }) => moneyWords(vatPence) },
        ]}
        total={['In all', null, null, moneyWords(row.netPence), moneyWords(row.vatPence)]}
      />
      <p className="max-w-measure text-sm text-ink-soft">
        {VAT_WORDS[row.vatTreatment]}. VAT is worked out for each line and rounded there once.{' '}
        {moneyWords(row.netPence)} and {moneyWords(row.vatPence)} of VAT make the total of{' '}
        {moneyWords(row.totalPence)}.
      </p>
    </>
  );
}

function Entries({ page }: { page: InvoicePage }) {
  const { row, entries } = page.document;
  if (entries.length === 0) return <p>Nothing yet: {balanceWords(row.balancePence)} is left to pay.</p>;
  const canGoBack = new Set(page.receipts.map(({ id }) => id));
  return (
    <>
      <Table
        caption="What has come off the total"
        hideCaption
        rows={entries}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'What',
            cell: (entry) => (
              <>
                {entry.kind === 'credit-note' ? (
                  <Link to={`/invoices/${row.id}/credit-notes/${entry.id}`}>
                    <WithReferences text={entryWords(entry)} />
                  </Link>
                ) : (
                  entryWords(entry)
                )}
                {entry.reason ? (
                  <span className="block text-sm font-normal text-ink-soft">{entry.reason}</span>
                ) : null}
                {canGoBack.has(entry.id) ? (
                  <span className="no-print block text-sm font-normal">
                    <Link
                      to={`/invoices/${row.id}/reverse?receipt=${entry.id}`}
                      className="inline-block py-1"
                    >
                      Take it back<span className="visually-hidden">, {moneyWords(entry.amountPence)}</span>
                    </Link>
                  </span>
                ) : null}
              </>
            ),
          },
          { head: 'Date', cell: ({ on, at }) => dateWords(on || calendarDate(at)) },
          {
            head: 'Reference',
            cell: ({ method, reference }) =>
              [method ? METHOD_WORDS[method] : '', reference ?? ''].filter(Boolean).join(' ') || 'None',
          },
          { head: 'Off the total', numeric: true, cell: ({ amountPence }) => moneyWords(amountPence) },
        ]}
        total={[
          row.balancePence < 0 ? 'Owed to the school' : 'Left to pay',
          null,
          null,
          moneyWords(Math.abs(row.balancePence)),
        ]}
      />
      {row.balancePence < 0 ? (
        <InsetText>
          More was paid than the invoice asks for after its credits. The service pays the rest back.
        </InsetText>
      ) : null}
    </>
  );
}
