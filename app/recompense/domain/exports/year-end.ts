import type { Pence } from '~/kernel/money';
import type { LedgerAccount, PostingKind } from '../ledger/vocabulary';

/** What the ledger holds for one key (a school, a pot, a provider), one account and one kind of posting. */
export type LedgerSum = {
  key: string;
  account: LedgerAccount;
  kind: PostingKind;
  /** Whether it is of the time before the period. */
  before: boolean;
  /** Debits less credits. */
  pence: Pence;
};

/**
 * A school's year: what it owed when the year began, what was added and taken off, and what it owes at the end.
 * `owedBefore + charged − credited − writtenOff − received = owedAfter`, to the penny.
 */
export type SchoolYear = {
  key: string;
  owedBefore: Pence;
  charged: Pence;
  credited: Pence;
  writtenOff: Pence;
  received: Pence;
  owedAfter: Pence;
  /** What the authority itself paid for support of the school. */
  authorityPart: Pence;
};

/** A pot's year, and where it stands at the end: `allocated = promised + spent + free` then. */
export type PotYear = {
  key: string;
  /** Put in, promised (less what was given back) and spent within the year. */
  added: Pence;
  committed: Pence;
  spentInYear: Pence;
  /** At the end of the year, of all its time. */
  allocated: Pence;
  promised: Pence;
  spent: Pence;
  free: Pence;
};

/**
 * A provider's year: `owedBefore + approved − takenBack − paid = owedAfter`, to the penny.
 * The home school is who is paid.
 */
export type ProviderYear = {
  key: string;
  owedBefore: Pence;
  approved: Pence;
  takenBack: Pence;
  paid: Pence;
  owedAfter: Pence;
};

type Pick = { account: LedgerAccount; before?: boolean; kinds?: readonly PostingKind[] };

/** Sum of what fits; `before` left out takes both times. */
function sumOf(sums: readonly LedgerSum[], { account, before, kinds }: Pick): Pence {
  return sums
    .filter((one) => one.account === account)
    .filter((one) => before === undefined || one.before === before)
    .filter((one) => kinds === undefined || kinds.includes(one.kind))
    .reduce((total, one) => total + one.pence, 0);
}

function byKey<T>(sums: readonly LedgerSum[], row: (key: string, own: readonly LedgerSum[]) => T): T[] {
  const groups = new Map<string, LedgerSum[]>();
  for (const sum of sums) groups.set(sum.key, [...(groups.get(sum.key) ?? []), sum]);
  return [...groups].map(([key, own]) => row(key, own));
}

/** Kinds of posting by what they do to what a school owes; what any other adds is charged, what it takes off credited. */
const RECEIPTS: readonly PostingKind[] = [
  'received',
  'receipt-reversed',
  'refund',
  'stripe-fee',
  'stripe-payout',
];
const CREDITS: readonly PostingKind[] = ['credit-note', 'void'];
const WRITE_OFFS: readonly PostingKind[] = ['write-off'];
const NOT_CHARGED = [...RECEIPTS, ...CREDITS, ...WRITE_OFFS];

/** Years of schools, from the sums of the ledger by school. */
export function schoolYears(sums: readonly LedgerSum[]): SchoolYear[] {
  return byKey(sums, (key, own): SchoolYear => {
    const owed = (kinds: readonly PostingKind[]) =>
      -sumOf(own, { account: 'receivable', before: false, kinds }) || 0;
    const other = own.filter((one) => !NOT_CHARGED.includes(one.kind));
    const added = (sign: 1 | -1) =>
      sumOf(
        other.filter((one) => Math.sign(one.pence) === sign),
        { account: 'receivable', before: false },
      );
    return {
      key,
      owedBefore: sumOf(own, { account: 'receivable', before: true }),
      charged: added(1),
      credited: owed(CREDITS) - added(-1),
      writtenOff: owed(WRITE_OFFS),
      received: owed(RECEIPTS),
      owedAfter: sumOf(own, { account: 'receivable' }),
      authorityPart: sumOf(own, { account: 'support-cost', before: false }),
    };
  });
}

/** Years of pots, from the sums of the ledger by pot. What a pot was given stands as a credit. */
export function potYears(sums: readonly LedgerSum[]): PotYear[] {
  return byKey(sums, (key, own): PotYear => {
    const now = (account: LedgerAccount, kinds?: readonly PostingKind[]) =>
      sumOf(own, { account, before: false, ...(kinds ? { kinds } : {}) });
    return {
      key,
      added: -now('pot.allocated') || 0,
      committed: now('pot.committed', ['committed', 'released']),
      spentInYear: now('pot.spent'),
      allocated: -sumOf(own, { account: 'pot.allocated' }) || 0,
      promised: sumOf(own, { account: 'pot.committed' }),
      spent: sumOf(own, { account: 'pot.spent' }),
      free: sumOf(own, { account: 'pot.free' }),
    };
  });
}

const PAYMENTS: readonly PostingKind[] = ['paid-out', 'payment-reversed', 'stripe-payout'];
const APPROVED: readonly PostingKind[] = ['claim-approved'];

/** Years of providers, from the sums of the ledger by provider. What is owed to them stands as a credit. */
export function providerYears(sums: readonly LedgerSum[]): ProviderYear[] {
  return byKey(sums, (key, own): ProviderYear => {
    const owed = (pick: Omit<Pick, 'account'>) => -sumOf(own, { account: 'payable', ...pick }) || 0;
    const approved = owed({ before: false, kinds: APPROVED });
    const paid = -owed({ before: false, kinds: PAYMENTS }) || 0;
    const all = owed({ before: false });
    return {
      key,
      owedBefore: owed({ before: true }),
      approved,
      // Everything else that changed what is owed: claw-backs, and corrections.
      takenBack: approved - paid - all || 0,
      paid,
      owedAfter: owed({}),
    };
  });
}

/** The last row of a table: every figure added up. */
export function totalOf<Row extends { key: string }>(rows: readonly Row[]): Record<string, Pence> {
  const total: Record<string, Pence> = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === 'number') total[name] = (total[name] ?? 0) + value;
    }
  }
  return total;
}
