import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import {
  agreement,
  agreementExit,
  agreementRevision,
  claim,
  claimLine,
  claimSample,
  visit,
} from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { type RecompenseTerms, standingsOf } from '~/agreements/domain';
import { usesDays } from '~/agreements/domain/visits/templates';
import { type AgreementRecord, reachOf, readContent } from '~/agreements/record.server';
import { calendarDate } from '~/kernel/clock';
import { no, type Refusal } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import {
  type AgreementLife,
  type Claimable,
  type CountedLine,
  claimable,
  type HeldVisit,
} from '../domain/claims/claimable';
import {
  CLAIM_ACTIONS,
  type ClaimAction,
  type ClaimStanding,
  isClaimant,
  mayWithClaim,
  ownPart,
} from '../domain/claims/permissions';
import type { Settlement } from '../domain/claims/settle';
import { COUNTING } from '../domain/claims/states';

export type ClaimRow = typeof claim.$inferSelect;
export type ClaimLineRow = typeof claimLine.$inferSelect;
export type SampleRow = typeof claimSample.$inferSelect;

/** How a claim was settled when it was approved, with what that made; kept as text, written by approval alone. */
export type KeptSettlement = Settlement & {
  invoiceId: string | null;
  payableId: string | null;
  schoolVatPence: number;
  homeSchoolVatPence: number;
  /** Invoices to the home school for money taken back, the first first. */
  clawBackInvoices: string[];
  /** The draw: the audit entry it rests on, the ticket, and the share it was held against. */
  draw: { seed: string; ticket: number; basisPoints: number };
};

/** A claim with its lines, as the viewer stands to it. */
export type ClaimRecord = {
  row: ClaimRow;
  lines: ClaimLineRow[];
  standings: ClaimStanding[];
  /** What the viewer may do now; what their own part in the claim keeps them from is among `kept`. */
  may: Record<ClaimAction, boolean>;
  kept: 'own-claim' | 'own-answer' | null;
};

export const claimNotFound = (): Refusal => no('claim.not-found', 'This claim could not be found.');

/** Settlement of an approved claim. Only approval and claw-back write it, so that its shape is known. */
export function readSettlement(row: Pick<ClaimRow, 'settlement'>): KeptSettlement | null {
  return row.settlement === null ? null : (JSON.parse(row.settlement) as KeptSettlement);
}

/** Lines that count: those not taken off the claim. */
export function counting<L extends Pick<ClaimLineRow, 'decision'>>(lines: readonly L[]): L[] {
  return lines.filter(({ decision }) => decision !== 'removed');
}

/**
 * A claim of the viewer: the provider's side knows its own, a school those it answers, the service those of its authority.
 * One that was never sent is known to the provider's side alone.
 */
export async function loadClaim(handle: Db, viewer: Viewer, id: string): Promise<ClaimRecord | null> {
  const [row] = await handle.select().from(claim).where(eq(claim.id, id)).limit(1);
  if (!row) return null;
  const standings = claimStandings(viewer, standingsOf(await reachOf(handle, viewer), row));
  if (row.submittedAt === null && !isClaimant(standings)) return null;
  if (!mayWithClaim('see', standings, row.state)) return null;
  const lines = await handle
    .select()
    .from(claimLine)
    .where(eq(claimLine.claimId, id))
    .orderBy(asc(claimLine.position), asc(claimLine.id));
  const part = {
    sent: row.submittedById === viewer.accountId || row.createdById === viewer.accountId,
    answered: row.answeredById === viewer.accountId,
  };
  const own = (action: ClaimAction) => ownPart(action, standings, part);
  const wouldBe = (action: ClaimAction) => mayWithClaim(action, standings, row.state);
  return {
    row,
    lines,
    standings,
    // The keys are exactly the actions: `fromEntries` cannot say so.
    may: Object.fromEntries(
      CLAIM_ACTIONS.map((action) => [action, wouldBe(action) && own(action) === null]),
    ) as Record<ClaimAction, boolean>,
    kept: CLAIM_ACTIONS.map((action) => (wouldBe(action) ? own(action) : null)).find((why) => why) ?? null,
  };
}

/** How somebody stands to a claim, from how they stand to its agreement. */
export function claimStandings(viewer: Viewer, standings: ReturnType<typeof standingsOf>): ClaimStanding[] {
  return standings.includes('service') && has(viewer, 'lead') ? [...standings, 'lead'] : standings;
}

/** Why somebody may not take a step: their own part in the claim, or that it is not theirs to take. */
export function forbidden(record: ClaimRecord, why: string): Refusal {
  if (record.kept === 'own-claim') {
    return no(
      'claim.forbidden',
      'You act for the side that claims. Somebody else answers, decides on and looks into this claim.',
    );
  }
  if (record.kept === 'own-answer') {
    return no(
      'claim.forbidden',
      'You act for the school that answers this claim. Somebody else of the service decides on it.',
    );
  }
  return no('claim.forbidden', why);
}

/** What counts of the agreement's claims: every line of those not withdrawn and not declined, but for lines taken off. */
export async function countedLines(
  handle: Db,
  agreementId: string,
  exceptClaim?: string,
): Promise<(CountedLine & { claimId: string; ref: string | null; state: ClaimRow['state'] })[]> {
  const rows = await handle
    .select({ line: claimLine, ref: claim.ref, state: claim.state })
    .from(claimLine)
    .innerJoin(claim, eq(claim.id, claimLine.claimId))
    .where(
      and(
        eq(claim.agreementId, agreementId),
        inArray(claim.state, [...COUNTING]),
        or(isNull(claimLine.decision), eq(claimLine.decision, 'allowed')),
      ),
    )
    .orderBy(asc(claimLine.position));
  return rows
    .filter(({ line }) => line.claimId !== exceptClaim)
    .map(({ line, ref, state }) => ({
      claimId: line.claimId,
      ref,
      state,
      kind: line.kind,
      visitId: line.visitId,
      halfDays: line.halfDays,
      instalment: line.instalment,
      amountPence: line.amountPence,
      clawedBackPence: line.clawedBackPence,
    }));
}

/** Support visits of an agreement that took place, with what they took. */
export async function heldVisits(handle: Db, agreementId: string): Promise<HeldVisit[]> {
  const rows = await handle
    .select()
    .from(visit)
    .where(and(eq(visit.agreementId, agreementId), eq(visit.state, 'held')));
  return rows
    .filter(({ kind }) => usesDays(kind))
    .map(({ id, heldOn, plannedFor, halfDays }) => ({ id, on: heldOn ?? plannedFor, halfDays }));
}

/** The agreement's life as claims ask for it. */
async function lifeOf(handle: Db, { row }: Pick<AgreementRecord, 'row'>): Promise<AgreementLife> {
  const [exit] = await handle.select().from(agreementExit).where(eq(agreementExit.agreementId, row.id));
  const ended = exit?.endedOn ?? (row.endedAt ? calendarDate(row.endedAt) : null);
  return { state: row.state, activeOn: row.activeAt ? calendarDate(row.activeAt) : null, endedOn: ended };
}

/** What may be claimed under an agreement now; with `exceptClaim`, as if that claim (a draft being changed) were not there. */
export async function claimableNow(
  handle: Db,
  record: Pick<AgreementRecord, 'row' | 'content'>,
  today: string,
  exceptClaim?: string,
): Promise<Claimable> {
  // One after another: the handle may be a transaction, which has one connection.
  const life = await lifeOf(handle, record);
  const visits = await heldVisits(handle, record.row.id);
  const lines = await countedLines(handle, record.row.id, exceptClaim);
  return claimable(record.content.recompense, life, visits, lines, today);
}

/**
 * The agreement of a claim as its text is in force. Asked for claims that were found to be the viewer's: the head of a home
 * school the provider has left since still knows of the claims their school is paid for.
 */
export async function agreedOf(
  handle: Db,
  { agreementId }: Pick<ClaimRow, 'agreementId'>,
): Promise<{ ref: string; terms: RecompenseTerms }> {
  const [found] = await handle
    .select({ ref: agreement.ref, content: agreementRevision.content })
    .from(agreement)
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(eq(agreement.id, agreementId));
  if (!found) throw new Error('A claim of an agreement that is not there');
  return { ref: found.ref, terms: readContent(found.content).recompense };
}

/** An event of a claim, in the chain of the client school's authority. */
export function claimEvent(row: Pick<ClaimRow, 'id' | 'urn' | 'authorityId'>, what: string): NewEvent {
  return {
    type: `claim.${what}`,
    subject: { type: 'claim', id: row.id },
    urn: row.urn,
    authorityId: row.authorityId,
  };
}

/** Samples of a claim, the latest first. */
export async function samplesOf(handle: Db, claimId: string): Promise<SampleRow[]> {
  const rows = await handle
    .select()
    .from(claimSample)
    .where(eq(claimSample.claimId, claimId))
    .orderBy(asc(claimSample.createdAt), asc(claimSample.id));
  return rows.reverse();
}

/** The sample of a claim that is not yet judged; null where there is none. */
export function openSample(samples: readonly SampleRow[]): SampleRow | null {
  return samples.find(({ state }) => state === 'asked' || state === 'given') ?? null;
}
