import { and, count, eq, inArray, isNull, lt, notInArray, or, type SQL, sum } from 'drizzle-orm';
import {
  agreement,
  bankFile,
  charge,
  claim,
  claimLine,
  claimSample,
  invoice,
  payable,
  potCommitment,
  provider,
  stripeHeld,
  visit,
} from '#drizzle/schema';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import type { MoneyReach } from '../domain/standing';
import type { ProviderFigures, SchoolFigures, ServiceFigures, Tally } from './lines';

const NONE: Tally = { n: 0, pence: 0 };
type ByState = Map<string, Tally>;

function tallies(rows: readonly { state: string; n: number; pence: unknown }[]): ByState {
  return new Map(rows.map(({ state, n, pence }) => [state, { n, pence: Number(pence ?? 0) }]));
}

function together(of: ByState, ...states: string[]): Tally {
  return states.reduce((total, state) => {
    const { n, pence } = of.get(state) ?? NONE;
    return { n: total.n + n, pence: total.pence + pence };
  }, NONE);
}

async function claimsBy(where: SQL | undefined): Promise<ByState> {
  return tallies(
    await db()
      .select({ state: claim.state, n: count(), pence: sum(claim.totalPence) })
      .from(claim)
      .where(where)
      .groupBy(claim.state),
  );
}

/** Invoices by state, with what is left of them; `overdue` those past their day. */
async function invoicesBy(where: SQL | undefined, today: CalendarDate): Promise<ByState> {
  const read = (more: SQL | undefined) =>
    db()
      .select({ state: invoice.state, n: count(), pence: sum(invoice.balancePence) })
      .from(invoice)
      .where(and(where, more))
      .groupBy(invoice.state);
  const all = tallies(await read(undefined));
  const overdue = tallies(
    await read(and(inArray(invoice.state, ['issued', 'part-paid']), lt(invoice.dueOn, today))),
  );
  return all.set('overdue', together(overdue, 'issued', 'part-paid'));
}

async function payablesBy(where: SQL | undefined, today: CalendarDate): Promise<ByState> {
  const read = (more: SQL | undefined) =>
    db()
      .select({ state: payable.state, n: count(), pence: sum(payable.balancePence) })
      .from(payable)
      .where(and(where, more))
      .groupBy(payable.state);
  const all = tallies(await read(undefined));
  const overdue = tallies(
    await read(and(inArray(payable.state, ['due', 'part-paid']), lt(payable.dueOn, today))),
  );
  return all.set('overdue', together(overdue, 'due', 'part-paid'));
}

async function chargesAsked(where: SQL | undefined): Promise<Tally> {
  const rows = await db()
    .select({ state: charge.state, n: count(), pence: sum(charge.netPence) })
    .from(charge)
    .where(and(where, eq(charge.state, 'asked')))
    .groupBy(charge.state);
  return together(tallies(rows), 'asked');
}

async function samples(where: SQL | undefined, state: 'asked' | 'given'): Promise<number> {
  const [row] = await db()
    .select({ n: count() })
    .from(claimSample)
    .innerJoin(claim, eq(claim.id, claimSample.claimId))
    .where(and(where, eq(claimSample.state, state)));
  return row?.n ?? 0;
}

/** What stands in an authority's books. */
export async function serviceFigures(authorityId: string): Promise<ServiceFigures> {
  const today = calendarDate(clock.now());
  const claims = await claimsBy(eq(claim.authorityId, authorityId));
  const invoices = await invoicesBy(eq(invoice.authorityId, authorityId), today);
  const payables = await payablesBy(eq(payable.authorityId, authorityId), today);
  const asked = await db()
    .select({ n: count(), pence: sum(potCommitment.amountPence) })
    .from(potCommitment)
    .where(and(eq(potCommitment.authorityId, authorityId), eq(potCommitment.state, 'asked')));
  const [files] = await db()
    .select({ n: count() })
    .from(bankFile)
    .where(and(eq(bankFile.authorityId, authorityId), isNull(bankFile.appliedAt)));
  const [held] = await db()
    .select({ n: count() })
    .from(stripeHeld)
    .where(and(eq(stripeHeld.authorityId, authorityId), eq(stripeHeld.state, 'open')));
  return {
    claimsToApprove: together(claims, 'confirmed'),
    claimsWithSchools: together(claims, 'submitted'),
    claimsQueried: together(claims, 'queried'),
    commitmentsAsked: { n: asked[0]?.n ?? 0, pence: Number(asked[0]?.pence ?? 0) },
    samplesGiven: await samples(eq(claim.authorityId, authorityId), 'given'),
    chargesAsked: await chargesAsked(eq(charge.authorityId, authorityId)),
    invoicesDraft: together(invoices, 'draft'),
    invoicesApproved: together(invoices, 'approved'),
    invoicesOpen: together(invoices, 'issued', 'part-paid'),
    invoicesOverdue: together(invoices, 'overdue'),
    payables: together(payables, 'due', 'part-paid'),
    payablesOverdue: together(payables, 'overdue'),
    bankFiles: files?.n ?? 0,
    heldAtStripe: held?.n ?? 0,
  };
}

/** What stands between schools and their authority. */
export async function schoolFigures(urns: readonly number[]): Promise<SchoolFigures> {
  const today = calendarDate(clock.now());
  const own = [...urns];
  const claims = await claimsBy(inArray(claim.urn, own));
  const invoices = await invoicesBy(inArray(invoice.urn, own), today);
  return {
    owed: together(invoices, 'issued', 'part-paid'),
    overdue: together(invoices, 'overdue'),
    claimsToAnswer: together(claims, 'submitted'),
    claimsWaiting: together(claims, 'queried', 'confirmed'),
    chargesAsked: await chargesAsked(inArray(charge.urn, own)),
  };
}

/** What stands between an authority and those who give support: providers, and heads of their home schools. */
export async function providerFigures(reach: MoneyReach): Promise<ProviderFigures> {
  const providers = [...reach.providers];
  const heads = [...reach.headOf];
  const mine = or(inArray(claim.providerId, providers), inArray(claim.homeUrn, heads));
  const claims = await claimsBy(mine);
  const due = await payablesBy(
    or(inArray(payable.providerId, providers), inArray(payable.homeUrn, heads)),
    calendarDate(clock.now()),
  );
  const unclaimed = await unclaimedOf(providers, heads);
  return {
    ...unclaimed,
    drafts: together(claims, 'draft'),
    queried: together(claims, 'queried'),
    underWay: together(claims, 'submitted', 'confirmed'),
    evidenceAsked: await samples(mine, 'asked'),
    owed: together(due, 'due', 'part-paid'),
  };
}

/** Visits of providers that took place under agreements and stand in no claim, or only in one that came to nothing. */
async function unclaimedOf(providers: readonly string[], homes: readonly number[]) {
  const mine = or(inArray(provider.id, [...providers]), inArray(provider.homeUrn, [...homes]));
  const claimed = await db()
    .select({ id: claimLine.visitId })
    .from(claimLine)
    .innerJoin(claim, eq(claim.id, claimLine.claimId))
    .innerJoin(provider, eq(provider.id, claim.providerId))
    .where(and(mine, notInArray(claim.state, ['withdrawn', 'declined'])));
  const rows = await db()
    .select({ id: visit.id, halfDays: visit.halfDays })
    .from(visit)
    .innerJoin(agreement, eq(agreement.id, visit.agreementId))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(and(mine, eq(visit.state, 'held'), eq(visit.kind, 'support')));
  const taken = new Set(claimed.map(({ id }) => id));
  const left = rows.filter(({ id }) => !taken.has(id));
  return {
    unclaimedVisits: left.length,
    unclaimedHalfDays: left.reduce((total, { halfDays }) => total + halfDays, 0),
  };
}
