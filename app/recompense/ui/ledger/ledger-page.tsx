import { Link } from '@remix-run/react';
import { moneyWords, type Pence } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import {
  DateField,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  InsetText,
  KeyedPagination,
  Page,
  Section,
  SelectField,
  Table,
  WarningText,
  WithReferences,
  withQuery,
} from '~/ui';
import { partsOfDate } from '~/ui/date-parts';
import { LEDGER_ACCOUNTS } from '../../domain/ledger/vocabulary';
import type { LedgerFilter, LedgerPage, PostingLine } from '../../ledger/queries.server';
import { ACCOUNT_ABOUT, ACCOUNT_NAMES, POSTING_NAMES, subjectHref } from '../../ledger/wording';

const PATH = '/recompense/ledger';

/** The ledger of the authority: the trial balance of a period, and every posting of it. */
export function LedgerView({ page, filter }: { page: LedgerPage; filter: LedgerFilter }) {
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
        { label: 'Money', href: '/recompense' },
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
              <Postings postings={page.postings} account={filter.account} />
              <KeyedPagination
                {...{ total: page.total, older: page.older, newer: page.newer, query }}
                shown={page.postings.length}
                path={PATH}
                noun="posting"
              />
              <DownloadList list="ledger" total={page.total} />
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
          Debits and credits are equal, so nothing came from nowhere and nothing went missing. Dr is a balance
          of debits, Cr one of credits.
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

function Postings({
  postings,
  account,
}: {
  postings: readonly PostingLine[];
  account: LedgerFilter['account'];
}) {
  return (
    <Table
      caption="Postings, the latest first"
      hideCaption
      rows={postings}
      rowKey={({ id }) => id}
      empty={<p>Nothing is posted on this account in these days.</p>}
      columns={[
        {
          head: 'Posting',
          cell: ({ number, on }) => (
            <>
              {number}
              <span className="block text-sm font-normal whitespace-nowrap text-ink-soft">
                {dateWords(on)}
              </span>
            </>
          ),
        },
        { head: 'What', cell: (posting) => <What posting={posting} /> },
        { head: 'Debits', cell: (posting) => <Sides posting={posting} sign={1} account={account} /> },
        { head: 'Credits', cell: (posting) => <Sides posting={posting} sign={-1} account={account} /> },
      ]}
    />
  );
}

function What({ posting }: { posting: PostingLine }) {
  const href = subjectHref(posting.subject.type, posting.subject.id);
  const schools = [...new Set(posting.entries.flatMap(({ schoolName }) => schoolName ?? []))];
  const name = POSTING_NAMES[posting.kind];
  return (
    <>
      {href ? (
        <Link to={href}>
          {name}
          <span className="visually-hidden">, posting {posting.number}</span>
        </Link>
      ) : (
        name
      )}
      <span className="block text-sm">
        <WithReferences text={posting.memo} />
      </span>
      <span className="block text-sm text-ink-soft">{[...schools, posting.by].join('. ')}</span>
    </>
  );
}

/** The debits or the credits of a posting, account by account. */
function Sides({
  posting,
  sign,
  account,
}: {
  posting: PostingLine;
  sign: 1 | -1;
  account: LedgerFilter['account'];
}) {
  return (
    <ul className="m-0 list-none p-0 text-sm">
      {posting.entries
        .filter(({ amountPence }) => amountPence * sign > 0)
        .map((entry) => (
          <li
            key={entry.id}
            className={`mb-1 flex justify-between gap-x-3${entry.account === account ? ' font-semibold' : ''}`}
          >
            <span>{ACCOUNT_NAMES[entry.account]}</span>
            <span className="whitespace-nowrap tabular-nums">{moneyWords(entry.amountPence * sign)}</span>
          </li>
        ))}
    </ul>
  );
}

/** A balance on the side it stands on. */
function balanceWords(pence: Pence): string {
  if (pence === 0) return moneyWords(0);
  return `${moneyWords(Math.abs(pence))} ${pence > 0 ? 'Dr' : 'Cr'}`;
}
