import { Link } from '@remix-run/react';
import { moneyWords, type Pence } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  Card,
  DateField,
  EmptyState,
  Filters,
  formState,
  InsetText,
  Page,
  Pagination,
  Section,
  SelectField,
  Table,
  WarningText,
  withQuery,
} from '~/ui';
import { partsOfDate } from '~/ui/date-parts';
import { LEDGER_ACCOUNTS } from '../../domain/ledger/vocabulary';
import type { LedgerFilter, LedgerPage, PostingLine } from '../../ledger/queries.server';
import { ACCOUNT_ABOUT, ACCOUNT_NAMES, POSTING_NAMES, subjectHref } from '../../ledger/wording';

const PATH = '/recompense/ledger';

/** The ledger of the authority: the trial balance of a period, and every posting of it. */
export function LedgerView({
  page,
  filter,
  pageSize,
}: {
  page: LedgerPage;
  filter: LedgerFilter;
  pageSize: number;
}) {
  const query = new URLSearchParams({
    ...(filter.account ? { account: filter.account } : {}),
    ...(filter.from ? { from: filter.from } : {}),
    ...(filter.to ? { to: filter.to } : {}),
  });
  const without = (name: string) => withQuery(PATH, query, { [name]: null });
  const active = [
    ...(filter.account ? [{ label: ACCOUNT_NAMES[filter.account], removeHref: without('account') }] : []),
    ...(filter.from ? [{ label: `From ${dateWords(filter.from)}`, removeHref: without('from') }] : []),
    ...(filter.to ? [{ label: `To ${dateWords(filter.to)}`, removeHref: without('to') }] : []),
  ];
  const form = formState(null, {
    account: filter.account ?? '',
    from: partsOfDate(filter.from ?? ''),
    to: partsOfDate(filter.to ?? ''),
  });
  return (
    <Page
      wide
      title="The ledger"
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Recompense', href: '/recompense' },
      ]}
      lead="Every movement of money in the authority, written once and never changed: a mistake is reversed by another posting."
    >
      <Filters
        action={PATH}
        active={active}
        fields={
          <>
            <SelectField
              form={form}
              name="account"
              label="Account"
              width="full"
              optional
              empty="Every account"
              options={LEDGER_ACCOUNTS.map((value) => ({ value, label: ACCOUNT_NAMES[value] }))}
            />
            <DateField form={form} name="from" label="From" optional />
            <DateField form={form} name="to" label="To" optional />
          </>
        }
      >
        {page.accounts.length === 0 ? (
          <EmptyState title="Nothing is posted here">
            Money is posted when a pot is given money, a claim is approved or a charge agreed. Take a filter
            away, or start with the <Link to="/recompense/pots">pots</Link>.
          </EmptyState>
        ) : (
          <>
            <TrialBalance page={page} query={query} />
            <Section title={filter.account ? `Postings on ${ACCOUNT_NAMES[filter.account]}` : 'Postings'}>
              {page.postings.map((posting) => (
                <Posting key={posting.id} posting={posting} account={filter.account} />
              ))}
              <Pagination
                page={page.page}
                pageSize={pageSize}
                total={page.total}
                path={PATH}
                query={query}
                noun="posting"
              />
            </Section>
          </>
        )}
      </Filters>
    </Page>
  );
}

function TrialBalance({ page, query }: { page: LedgerPage; query: URLSearchParams }) {
  const difference = page.debitPence - page.creditPence;
  return (
    <>
      <Table
        caption="Trial balance"
        rows={page.accounts}
        rowKey={({ account }) => account}
        columns={[
          {
            head: 'Account',
            cell: ({ account }) => (
              <>
                <Link to={withQuery(PATH, query, { account })}>{ACCOUNT_NAMES[account]}</Link>
                <span className="block text-sm font-normal text-ink-soft">{ACCOUNT_ABOUT[account]}</span>
              </>
            ),
          },
          { head: 'Debits', numeric: true, cell: ({ debitPence }) => moneyWords(debitPence) },
          { head: 'Credits', numeric: true, cell: ({ creditPence }) => moneyWords(creditPence) },
          { head: 'Balance', numeric: true, cell: ({ balancePence }) => balanceWords(balancePence) },
        ]}
        total={[
          'In all',
          moneyWords(page.debitPence),
          moneyWords(page.creditPence),
          balanceWords(difference),
        ]}
      />
      {difference === 0 ? (
        <InsetText>
          Debits and credits are equal, so nothing came from nowhere and nothing went missing.
        </InsetText>
      ) : (
        <WarningText>
          Debits and credits differ by {moneyWords(Math.abs(difference))}. This cannot come from using the
          service: ask whoever runs it to run its check of the database, which names the posting.
        </WarningText>
      )}
    </>
  );
}

function Posting({ posting, account }: { posting: PostingLine; account: LedgerFilter['account'] }) {
  const href = subjectHref(posting.subject.type, posting.subject.id);
  return (
    <Card>
      <h3 className="mb-1 text-base">
        <span className="tabular-nums">{posting.number}</span>. {POSTING_NAMES[posting.kind]}
      </h3>
      <p className="text-sm text-ink-soft">
        {dateWords(posting.on)}, {posting.by}
      </p>
      <p className="max-w-measure text-sm">
        {posting.memo}{' '}
        {href ? (
          <Link to={href} className="no-print inline-block py-1">
            See what it is about<span className="visually-hidden">, posting {posting.number}</span>
          </Link>
        ) : null}
      </p>
      <Table
        caption={`Sides of posting ${posting.number}`}
        hideCaption
        rows={posting.entries}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Account',
            cell: (entry) => (
              <span className={entry.account === account ? 'font-semibold' : 'font-normal'}>
                {ACCOUNT_NAMES[entry.account]}
              </span>
            ),
          },
          { head: 'School', cell: ({ schoolName }) => schoolName ?? 'None' },
          {
            head: 'Debit',
            numeric: true,
            cell: ({ amountPence }) => (amountPence > 0 ? moneyWords(amountPence) : ''),
          },
          {
            head: 'Credit',
            numeric: true,
            cell: ({ amountPence }) => (amountPence < 0 ? moneyWords(-amountPence) : ''),
          },
        ]}
      />
    </Card>
  );
}

/** A balance on the side it stands on. */
function balanceWords(pence: Pence): string {
  if (pence === 0) return moneyWords(0);
  return `${moneyWords(Math.abs(pence))} ${pence > 0 ? 'debit' : 'credit'}`;
}
