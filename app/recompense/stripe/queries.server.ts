import { and, desc, eq, inArray, isNull, or, sum } from 'drizzle-orm';
import { account, invoice, moneyEntry, moneyPosting, school, stripeBill, stripeHeld } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moneyWords, type Pence } from '~/kernel/money';
import { instantWords } from '~/kernel/words';
import { type Db, db } from '~/platform/db.server';
import { jobsWithLastRun } from '~/platform/jobs.server';
import type { PostingKind } from '../domain/ledger/vocabulary';
import { moneyReachOf } from '../domain/standing';
import { decisionsFor, type HeldDecision, movesMoney } from '../domain/stripe/held';
import { heldAmount, heldFacts } from './commands.server';
import { type DifferenceView, differencesFor } from './compare.server';
import { isStripeOn } from './gate.server';
import { DECISION_WORDS, HELD_STATE_WORDS, HELD_WORDS } from './wording';
import { isHeld } from './write-calls.server';

/** Where an invoice is paid online now; null where it cannot be. The caller has asked whether the viewer may see it. */
export async function payOnlineOf(
  handle: Db,
  invoiceId: string,
): Promise<{ url: string; amountPence: Pence } | null> {
  if (!isStripeOn()) return null;
  const [row] = await handle
    .select({ url: stripeBill.url, amountPence: stripeBill.amountPence, balance: invoice.balancePence })
    .from(stripeBill)
    .innerJoin(invoice, eq(invoice.id, stripeBill.invoiceId))
    .where(
      and(
        eq(stripeBill.invoiceId, invoiceId),
        eq(stripeBill.current, true),
        eq(stripeBill.status, 'open'),
        inArray(invoice.state, ['issued', 'part-paid']),
      ),
    );
  // A bill for another amount than is owed is about to be replaced.
  if (!row?.url || row.amountPence !== row.balance || (await isHeld(handle, invoiceId))) return null;
  return { url: row.url, amountPence: row.amountPence };
}

export type HeldView = {
  id: string;
  title: string;
  why: string;
  amount: string;
  schoolName: string | null;
  invoiceId: string | null;
  invoiceRef: string | null;
  payableId: string | null;
  stripeId: string;
  since: string;
  state: (typeof HELD_STATE_WORDS)[keyof typeof HELD_STATE_WORDS];
};

/** What Stripe should hold for the authority by the ledger, and what it is made of. */
export type StripeBalance = { label: string; pence: Pence }[];

export type ReconciliationView = {
  held: HeldView[];
  decided: HeldView[];
  differences: DifferenceView[];
  balance: StripeBalance;
  totalPence: Pence;
  /** When Stripe was last compared with, in words; null for never. */
  lastCompared: string | null;
  lastProblem: string | null;
};

const MOST_DECIDED = 20;

/**
 * Everything in which Stripe, the invoices and the ledger differ, for the service; `off` where no payments go through
 * Stripe, null for others.
 */
export async function reconciliationFor(viewer: Viewer): Promise<ReconciliationView | 'off' | null> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return null;
  if (!isStripeOn()) return 'off';
  const job = (await jobsWithLastRun()).find(({ name }) => name === 'stripe-reconcile');
  const balance = await balanceOfStripe(serviceOf);
  return {
    held: await heldRows(viewer, 'open', 100),
    decided: await heldRows(viewer, 'resolved', MOST_DECIDED),
    differences: await differencesFor(serviceOf),
    balance,
    totalPence: balance.reduce((total, { pence }) => total + pence, 0),
    lastCompared: job?.lastStartedAt ? instantWords(job.lastStartedAt) : null,
    lastProblem: job?.lastError ?? null,
  };
}

async function heldRows(viewer: Viewer, state: 'open' | 'resolved', most: number): Promise<HeldView[]> {
  const { serviceOf, lead } = moneyReachOf(viewer);
  if (serviceOf === null) return [];
  const mine = eq(stripeHeld.authorityId, serviceOf);
  const rows = await db()
    .select({ row: stripeHeld, ref: invoice.ref, schoolName: school.name })
    .from(stripeHeld)
    .leftJoin(invoice, eq(invoice.id, stripeHeld.invoiceId))
    .leftJoin(school, eq(school.urn, invoice.urn))
    // What belongs to no authority for certain is every lead's to look at.
    .where(and(eq(stripeHeld.state, state), lead ? or(mine, isNull(stripeHeld.authorityId)) : mine))
    .orderBy(desc(stripeHeld.createdAt), desc(stripeHeld.id))
    .limit(most);
  return rows.map(({ row, ref, schoolName }) => viewOf(row, ref, schoolName));
}

function viewOf(
  row: typeof stripeHeld.$inferSelect,
  ref: string | null,
  schoolName: string | null,
): HeldView {
  const details = row.details as { why?: string; pence?: number | null }; // written by `hold` alone
  return {
    id: row.id,
    title: HELD_WORDS[row.kind].title,
    why: details.why ?? '',
    amount: heldAmount(details.pence ?? null),
    schoolName,
    invoiceId: row.invoiceId,
    invoiceRef: ref,
    payableId: row.payableId,
    stripeId: row.stripeId,
    since: instantWords(row.createdAt),
    state: HELD_STATE_WORDS[row.state],
  };
}

export type HeldPageView = HeldView & {
  version: number;
  open: boolean;
  advice: string;
  decision: string | null;
  reason: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  balance: string | null;
  choices: { value: HeldDecision; label: string; hint: string }[];
  /** Whether some of what could be decided is the lead's alone. */
  leadOnly: boolean;
};

/** One thing that is held, with what may be decided by the viewer; null where it is not theirs to know of. */
export async function heldFor(viewer: Viewer, id: string): Promise<HeldPageView | null> {
  const { serviceOf, lead } = moneyReachOf(viewer);
  if (serviceOf === null || !isStripeOn()) return null;
  const [found] = await db()
    .select({ row: stripeHeld, ref: invoice.ref, schoolName: school.name, by: account.name })
    .from(stripeHeld)
    .leftJoin(invoice, eq(invoice.id, stripeHeld.invoiceId))
    .leftJoin(school, eq(school.urn, invoice.urn))
    .leftJoin(account, eq(account.id, stripeHeld.resolvedById))
    .where(eq(stripeHeld.id, id));
  if (!found || !(found.row.authorityId === serviceOf || (found.row.authorityId === null && lead)))
    return null;
  const { row } = found;
  const facts = await heldFacts(db(), row);
  const all = decisionsFor(facts);
  const [decision, ...reason] = row.resolution?.split(': ') ?? [];
  return {
    ...viewOf(row, found.ref, found.schoolName),
    version: row.version,
    open: row.state === 'open',
    advice: HELD_WORDS[row.kind].advice,
    decision: decision ? decisionLabel(decision) : null,
    reason: reason.join(': '),
    resolvedAt: row.resolvedAt ? instantWords(row.resolvedAt) : null,
    resolvedBy: found.by,
    balance: facts.of ? moneyWords(facts.of.balancePence) : null,
    choices: all
      .filter((one) => lead || !movesMoney(one))
      .map((value) => ({ value, label: DECISION_WORDS[value].label, hint: DECISION_WORDS[value].hint })),
    leadOnly: !lead && all.some(movesMoney),
  };
}

const decisionLabel = (key: string): string =>
  key in DECISION_WORDS ? DECISION_WORDS[key as HeldDecision].label : key; // checked in the same line

const BALANCE_WORDS: readonly [string, readonly PostingKind[]][] = [
  ['Received from schools', ['received']],
  ['Taken back or given back', ['receipt-reversed', 'refund']],
  ['Stripe’s fees', ['stripe-fee']],
  ['Sent to providers’ schools', ['paid-out', 'payment-reversed']],
  ['Paid into the bank', ['stripe-payout']],
];

async function balanceOfStripe(authorityId: string): Promise<StripeBalance> {
  const rows = await db()
    .select({ kind: moneyPosting.kind, pence: sum(moneyEntry.amountPence) })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(and(eq(moneyEntry.authorityId, authorityId), eq(moneyEntry.account, 'stripe')))
    .groupBy(moneyPosting.kind);
  return BALANCE_WORDS.map(([label, kinds]) => ({
    label,
    pence: rows
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((total, { pence }) => total + Number(pence ?? 0), 0),
  }));
}
