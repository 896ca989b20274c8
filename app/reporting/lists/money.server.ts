import { academicYearOf } from '~/kernel/academic-year';
import { pageNumber } from '~/kernel/page-number';
import { today } from '~/platform/page-clock.server';
import { commitmentsPage, potsPage } from '~/recompense/budgets/queries.server';
import { COMMITMENT_TAGS, yearAsked } from '~/recompense/budgets/wording';
import { listClaims, readClaimFilter } from '~/recompense/claims/list.server';
import { CLAIM_TAGS } from '~/recompense/claims/wording';
import { allDaysPage, readDaysFilter } from '~/recompense/entitlements/queries.server';
import { STANDING_TAGS } from '~/recompense/entitlements/wording';
import { readInvoiceFilter } from '~/recompense/invoices/forms';
import { listInvoices } from '~/recompense/invoices/list.server';
import { KIND_WORDS, STATE_WORDS } from '~/recompense/invoices/wording';
import { ledgerPage, readLedgerFilter } from '~/recompense/ledger/queries.server';
import { ACCOUNT_NAMES, POSTING_NAMES } from '~/recompense/ledger/wording';
import { payablesPage, readPayablesFilter } from '~/recompense/payments/queries.server';
import { PAYABLE_TAGS } from '~/recompense/payments/wording';
import { chargesPage, readChargeFilter } from '~/recompense/tariffs/charge-queries.server';
import { CHARGE_TAGS } from '~/recompense/tariffs/wording';
import { day, days, pounds, several } from './cells';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';

/** Lists of money, each as far as it is the viewer's to see. */
export const MONEY_LISTS: Record<string, ListDefinition> = {
  claims: {
    route: 'claims._index',
    columns: ['Claim', 'State', 'Agreement', 'School', 'Provider', 'Total (£)', 'Sent on', 'Last changed'],
    async read(viewer, query, page) {
      const { rows, total } = await listClaims(viewer, { ...readClaimFilter(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.ref, CLAIM_TAGS[row.state].label, row.agreementRef, row.schoolName, row.providerName],
          ...[pounds(row.totalPence), day(row.submittedAt), day(row.updatedAt)],
        ]),
      };
    },
  },
  invoices: {
    route: 'invoices._index',
    columns: [
      ...['Invoice', 'For', 'State', 'School', 'Issued on', 'Due on', 'Total (£)', 'Left to pay (£)'],
      'Overdue',
    ],
    async read(viewer, query, page) {
      const list = await listInvoices(viewer, { ...readInvoiceFilter(query), page }, ROWS_AT_ONCE);
      return {
        total: list.totals.n,
        rows: list.rows.map((row) => [
          ...[row.ref, KIND_WORDS[row.kind], STATE_WORDS[row.state].label, row.schoolName, row.issuedOn],
          ...[row.dueOn, pounds(row.totalPence), pounds(row.balancePence), row.overdue],
        ]),
      };
    },
  },
  payables: {
    route: 'payables._index',
    columns: [
      ...['Claim', 'Agreement', 'School that is paid', 'Provider', 'State', 'Due on', 'Total (£)'],
      ...['Left to pay (£)', 'Overdue'],
    ],
    async read(viewer, query, page) {
      const { rows, total } = await payablesPage(
        viewer,
        { ...readPayablesFilter(query), page },
        ROWS_AT_ONCE,
      );
      return {
        total,
        rows: rows.map((row) => [
          ...[row.claimRef, row.agreementRef, row.homeName, row.providerName, PAYABLE_TAGS[row.state].label],
          ...[row.dueOn, pounds(row.totalPence), pounds(row.balancePence), row.overdue],
        ]),
      };
    },
  },
  ledger: {
    route: 'recompense.ledger',
    columns: [
      ...['Number', 'On', 'What', 'Words', 'Written by', 'Accounts debited', 'Accounts credited'],
      ...['Amount (£)', 'Schools'],
    ],
    async read(viewer, query, page) {
      const filter = { ...readLedgerFilter(query), page, older: null, newer: null };
      const { postings, total } = await ledgerPage(viewer, filter, ROWS_AT_ONCE);
      return {
        total,
        rows: postings.map(({ number, on, kind, memo, by, entries }) => {
          const named = (side: 1 | -1) =>
            several(
              entries
                .filter(({ amountPence }) => amountPence * side > 0)
                .map(({ account }) => ACCOUNT_NAMES[account]),
            );
          const debits = entries.filter(({ amountPence }) => amountPence > 0);
          return [
            ...[number, on, POSTING_NAMES[kind], memo, by, named(1), named(-1)],
            pounds(debits.reduce((sum, { amountPence }) => sum + amountPence, 0)),
            several([...new Set(entries.flatMap(({ schoolName }) => schoolName ?? []))]),
          ];
        }),
      };
    },
  },
  charges: {
    route: 'charges._index',
    columns: ['What', 'Quantity', 'URN', 'School', 'Net (£)', 'State', 'Academic year from', 'Asked on'],
    async read(viewer, query, page) {
      const { rows, total } = await chargesPage(viewer, { ...readChargeFilter(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.name, row.quantity, row.urn, row.schoolName, pounds(row.netPence)],
          ...[CHARGE_TAGS[row.state].label, row.year, day(row.askedOn)],
        ]),
      };
    },
  },
  commitments: {
    route: 'recompense.commitments._index',
    columns: [
      ...['Agreement', 'School', 'Provider', 'Pot', 'State', 'Promised (£)', 'Released (£)', 'Spent (£)'],
      ...['Left (£)', 'Asked by', 'Asked on'],
    ],
    async read(viewer, query, page) {
      const { list } = await commitmentsPage(viewer, query.get('state'), page, ROWS_AT_ONCE);
      return {
        total: list.total,
        rows: list.rows.map((row) => [
          ...[row.agreement.ref, row.agreement.schoolName, row.agreement.providerName, row.pot.name],
          ...[COMMITMENT_TAGS[row.state].label, pounds(row.amountPence), pounds(row.releasedPence)],
          ...[pounds(row.spentPence), pounds(row.leftPence), row.askedBy, day(row.at)],
        ]),
      };
    },
  },
  pots: {
    route: 'recompense.pots._index',
    columns: [
      'Pot',
      'Cost code',
      'From',
      'To',
      'Closed',
      'Allocated (£)',
      'Promised (£)',
      'Spent (£)',
      'Free (£)',
    ],
    async read(viewer, query, page) {
      const found = await potsPage(viewer, yearAsked(query.get('year')));
      if (!found) return null;
      const rows = found.pots.map(({ figures, ...pot }) => [
        ...[pot.name, pot.costCode, pot.startsOn, pot.endsOn, pot.closed, pounds(figures.allocated)],
        ...[pounds(figures.committed), pounds(figures.spent), pounds(figures.free)],
      ]);
      return { total: rows.length, rows: page === 1 ? rows : [] };
    },
  },
  'adviser-days': {
    route: 'recompense.adviser-days',
    columns: [
      ...['URN', 'School', 'Maintained', 'Band', 'Days allowed', 'Used', 'Planned', 'Free', 'Uncovered'],
      'Standing',
    ],
    async read(viewer, query, page) {
      const year =
        pageNumber(query.get('year')) > 2000 ? pageNumber(query.get('year')) : academicYearOf(today());
      const found = await allDaysPage(viewer, year, { ...readDaysFilter(query), page }, ROWS_AT_ONCE);
      return (
        found && {
          total: found.total,
          rows: found.rows.map((row) => [
            ...[row.urn, row.name, row.maintained, row.band, days(row.days.allowance), days(row.days.used)],
            ...[days(row.days.planned), days(row.days.free), days(row.days.uncovered)],
            STANDING_TAGS[row.standing].label,
          ]),
        }
      );
    },
  },
};
