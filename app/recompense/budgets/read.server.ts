import { and, asc, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import {
  agreement,
  agreementAmendment,
  agreementRevision,
  budgetPot,
  claim,
  claimLine,
  moneyEntry,
  moneyPosting,
  potCommitment,
} from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { type AgreementContent, recompenseOf } from '~/agreements/domain';
import { type AgreementRow, readContent } from '~/agreements/record.server';
import type { Pence } from '~/kernel/money';
import { no, type Refusal } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { type Cover, coverOf, spareOf } from '../domain/budgets/commitments';
import type { ClaimedParts } from '../domain/budgets/gate';
import type { BudgetRole } from '../domain/budgets/permissions';
import { figuresOf, NO_FIGURES, type PotFigures } from '../domain/budgets/pots';
import { moneyReachOf } from '../domain/standing';

export type PotRow = typeof budgetPot.$inferSelect;
export type CommitmentRow = typeof potCommitment.$inferSelect;

export const potNotFound = (): Refusal => no('pot.not-found', 'This pot could not be found.');

/** As whom of the service the viewer acts; nobody else has to do with pots. */
export function budgetRolesOf(viewer: Viewer): BudgetRole[] {
  return (['broker', 'lead'] as const).filter((role) => has(viewer, role));
}

/** A pot of the viewer's own authority; null for anybody outside the service. */
export async function loadPot(handle: Db, viewer: Viewer, id: string): Promise<PotRow | null> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return null;
  const [row] = await handle
    .select()
    .from(budgetPot)
    .where(and(eq(budgetPot.id, id), eq(budgetPot.authorityId, serviceOf)));
  return row ?? null;
}

/** An agreement of the viewer's own authority, for its money; null for anybody outside the service. */
export async function loadFunded(handle: Db, viewer: Viewer, id: string): Promise<AgreementRow | null> {
  const { serviceOf } = moneyReachOf(viewer);
  if (serviceOf === null) return null;
  const [row] = await handle
    .select()
    .from(agreement)
    .where(and(eq(agreement.id, id), eq(agreement.authorityId, serviceOf)));
  return row ?? null;
}

/** Whether an authority keeps pots at all: one that has none is asked for no money before it signs. */
export async function hasPots(handle: Db, authorityId: string): Promise<boolean> {
  const rows = await handle
    .select({ id: budgetPot.id })
    .from(budgetPot)
    .where(eq(budgetPot.authorityId, authorityId))
    .limit(1);
  return rows.length > 0;
}

/** Figures of pots from the ledger, by pot. */
export async function potFigures(handle: Db, potIds: readonly string[]): Promise<Map<string, PotFigures>> {
  const found = new Map(potIds.map((id) => [id, NO_FIGURES]));
  if (potIds.length === 0) return found;
  const rows = await handle
    .select({
      potId: moneyEntry.potId,
      account: moneyEntry.account,
      // A sum comes back as text from PostgreSQL.
      amountPence: sql<number>`sum(${moneyEntry.amountPence})`.mapWith(Number),
    })
    .from(moneyEntry)
    .where(inArray(moneyEntry.potId, [...potIds]))
    .groupBy(moneyEntry.potId, moneyEntry.account);
  for (const id of potIds) found.set(id, figuresOf(rows.filter(({ potId }) => potId === id)));
  return found;
}

/** Every commitment of an agreement, the oldest first. */
export async function commitmentsOf(handle: Db, agreementId: string): Promise<CommitmentRow[]> {
  return handle
    .select()
    .from(potCommitment)
    .where(eq(potCommitment.agreementId, agreementId))
    .orderBy(asc(potCommitment.createdAt), asc(potCommitment.id));
}

/** The authority's part of a text, in pence, without VAT. */
export const authorityPart = (content: AgreementContent): Pence =>
  recompenseOf(content.recompense).authorityPays;

/** What an agreement asks of the authority: as it is written, and as an amendment being made would have it. */
export type FundingNeed = {
  content: AgreementContent;
  nowPence: Pence;
  /** Of an amendment being written or signed; null where there is none. */
  amended: { id: string; number: number; pence: Pence; signing: boolean } | null;
};

/** Reads what an agreement asks of the authority. */
export async function needOf(
  handle: Db,
  row: Pick<AgreementRow, 'id' | 'revision'>,
): Promise<FundingNeed | null> {
  const [text] = await handle
    .select({ content: agreementRevision.content })
    .from(agreementRevision)
    .where(and(eq(agreementRevision.agreementId, row.id), eq(agreementRevision.number, row.revision)));
  if (!text) return null;
  const [open] = await handle
    .select()
    .from(agreementAmendment)
    .where(
      and(
        eq(agreementAmendment.agreementId, row.id),
        inArray(agreementAmendment.state, ['draft', 'signing']),
      ),
    )
    .orderBy(desc(agreementAmendment.number))
    .limit(1);
  const content = readContent(text.content);
  return {
    content,
    nowPence: authorityPart(content),
    amended: open
      ? {
          id: open.id,
          number: open.number,
          pence: authorityPart(readContent(open.content)),
          signing: open.state === 'signing',
        }
      : null,
  };
}

/** The most that may be asked for: of the text, or of an amendment being made. */
export const askable = (need: FundingNeed): Pence => Math.max(need.nowPence, need.amended?.pence ?? 0);

/** What has to stay: of the text, and of an amendment that somebody may have signed. */
const bound = (need: FundingNeed): Pence =>
  Math.max(need.nowPence, need.amended?.signing ? need.amended.pence : 0);

/** Whether an agreement's life is over. */
export const isOver = (row: Pick<AgreementRow, 'state'>) =>
  row.state === 'closed' || row.state === 'terminated';

/** What of an agreement's commitments is not needed and may go back. */
export async function spareNow(
  handle: Db,
  row: AgreementRow,
  need: FundingNeed,
  cover: Cover,
): Promise<{ sparePence: Pence; openClaimsPence: Pence }> {
  const openClaimsPence = isOver(row) ? await openClaims(handle, row, need) : 0;
  const neverBegan = isOver(row) && row.activeAt === null;
  const needPence = row.state === 'draft' || neverBegan ? 0 : bound(need);
  const ended = isOver(row) || row.state === 'draft';
  return { openClaimsPence, sparePence: spareOf({ ended, needPence, cover, openClaimsPence }) };
}

/** The authority's part of claims sent in and not decided, rounded up: at most what they may still draw. */
async function openClaims(handle: Db, row: AgreementRow, need: FundingNeed): Promise<Pence> {
  const [open] = await handle
    .select({ pence: sql<number | null>`sum(${claim.totalPence})` })
    .from(claim)
    .where(and(eq(claim.agreementId, row.id), inArray(claim.state, ['submitted', 'queried', 'confirmed'])));
  const pence = Number(open?.pence ?? 0);
  const { total } = recompenseOf(need.content.recompense);
  return total === 0 ? 0 : Math.min(need.nowPence, Math.ceil((pence * need.nowPence) / total));
}

/** How an agreement's commitments stand now. */
export async function coverNow(handle: Db, agreementId: string): Promise<Cover> {
  return coverOf(await commitmentsOf(handle, agreementId));
}

/** How the commitments of each of several agreements stand now; every one has its cover, if only of nothing. */
export async function coversOf(handle: Db, agreementIds: readonly string[]): Promise<(id: string) => Cover> {
  const by = new Map<string, CommitmentRow[]>();
  const rows =
    agreementIds.length === 0
      ? []
      : await handle
          .select()
          .from(potCommitment)
          .where(inArray(potCommitment.agreementId, [...agreementIds]));
  for (const row of rows) by.set(row.agreementId, [...(by.get(row.agreementId) ?? []), row]);
  return (id) => coverOf(by.get(id) ?? []);
}

/**
 * What was approved on an agreement's claims, less what was taken back: work and expenses by their lines, the authority's
 * part by the ledger, the school's the rest.
 */
export async function claimedSoFar(handle: Db, agreementId: string): Promise<ClaimedParts> {
  const lines = await handle
    .select({
      kind: claimLine.kind,
      amount: sql<number>`sum(${claimLine.amountPence} - ${claimLine.clawedBackPence})`.mapWith(Number),
    })
    .from(claimLine)
    .innerJoin(claim, eq(claim.id, claimLine.claimId))
    .where(
      and(
        eq(claim.agreementId, agreementId),
        eq(claim.state, 'approved'),
        or(isNull(claimLine.decision), eq(claimLine.decision, 'allowed')),
      ),
    )
    .groupBy(claimLine.kind);
  if (lines.length === 0) return { work: 0, expenses: 0, authority: 0, school: 0 };
  const [cost] = await handle
    .select({ pence: sql<number | null>`sum(${moneyEntry.amountPence})` })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .where(
      and(
        eq(moneyEntry.agreementId, agreementId),
        eq(moneyEntry.account, 'support-cost'),
        // What it took over by a credit note is a cost too, and no part of what was agreed.
        inArray(moneyPosting.kind, ['claim-approved', 'claw-back']),
      ),
    );
  const sum = (expense: boolean) =>
    lines.reduce((total, line) => total + ((line.kind === 'expense') === expense ? line.amount : 0), 0);
  const [work, expenses, authority] = [sum(false), sum(true), Number(cost?.pence ?? 0)];
  return { work, expenses, authority, school: work + expenses - authority };
}
