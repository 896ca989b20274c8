import { hash } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { school, schoolChange, trustMembership } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';
import { authoritiesWithCasework } from './casework-authorities.server';
import type { MembershipFacts, TrustName } from './domain/memberships';
import { hasMoved, type TrustWeighing } from './trusts-weigh.server';

/** So many rows to a statement: below every database's limit of parameters. */
const PART = 300;

/**
 * Writes what a batch brings: memberships begun, corrected and ended, the school's own trust with its line of history, and
 * to every authority with casework at a school that moved the event that it did.
 */
export async function writeTrusts(
  ctx: CommandContext,
  { write }: TrustWeighing,
  runId: string,
): Promise<void> {
  const { tx, now, newId } = ctx;
  const kept = (facts: MembershipFacts) => ({
    ...facts,
    factsHash: hash('sha1', JSON.stringify(facts), 'base64url'),
    importRunId: runId,
    at: now,
  });
  // Ended and corrected before new ones are written, so that no two are the same on the way.
  for (const { settlement } of write) {
    for (const { id, leftOn } of settlement.end) {
      await tx
        .update(trustMembership)
        .set({ leftOn, importRunId: runId, at: now })
        .where(eq(trustMembership.id, id));
    }
    for (const { id, facts } of settlement.update)
      await tx.update(trustMembership).set(kept(facts)).where(eq(trustMembership.id, id));
  }
  const rows = write.flatMap(({ urn, settlement }) =>
    settlement.insert.map((facts) => ({ id: newId(), urn, ...kept(facts) })),
  );
  for (let at = 0; at < rows.length; at += PART)
    await tx.insert(trustMembership).values(rows.slice(at, at + PART));

  const moves: TrustMove[] = [];
  for (const { urn, settlement } of write) {
    const change = settlement.school;
    if (change === null) continue;
    await tx
      .update(school)
      .set({ ...change.after, lastChangedAt: now })
      .where(eq(school.urn, urn));
    await writeHistory(ctx, urn, change, runId);
    if (hasMoved(settlement)) moves.push({ urn, ...change });
  }
  await tellOfMoves(ctx, moves);
}

/** A school that went from one trust to another. */
export type TrustMove = { urn: number; before: TrustName; after: TrustName };

async function writeHistory(
  { tx, now }: CommandContext,
  urn: number,
  { before, after }: { before: TrustName; after: TrustName },
  runId: string,
): Promise<void> {
  const lines = (['trustUid', 'trustName'] as const)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({
      id: `${runId}.${urn}.${field}`,
      urn,
      at: now,
      importRunId: runId,
      field,
      before: before[field],
      after: after[field],
    }));
  // A run taken up again may find the school put back meanwhile by another file: its first line stands.
  await tx.insert(schoolChange).values(lines).onConflictDoNothing();
}

/** Tells the authorities with casework at schools that moved from one trust to another. */
export async function tellOfMoves(ctx: CommandContext, moves: readonly TrustMove[]): Promise<void> {
  const byUrn = new Map(moves.map((move) => [move.urn, move]));
  for (const { urn, authorityId } of await authoritiesWithCasework(ctx.tx, [...byUrn.keys()])) {
    const move = byUrn.get(urn);
    if (!move) continue;
    ctx.emit({
      type: 'school.trust-changed',
      subject: { type: 'school', id: String(urn) },
      urn,
      authorityId,
      before: move.before,
      after: move.after,
    });
  }
}

/**
 * Ends memberships of a trust that the establishment file says a school is in no longer: the file of memberships may
 * be older, or never come.
 */
export async function endMemberships(
  { tx, today, now }: CommandContext,
  moves: readonly TrustMove[],
  runId: string,
): Promise<void> {
  const open = await tx
    .select({ id: trustMembership.id, urn: trustMembership.urn, trustUid: trustMembership.trustUid })
    .from(trustMembership)
    .where(
      and(
        inArray(
          trustMembership.urn,
          moves.map(({ urn }) => urn),
        ),
        isNull(trustMembership.leftOn),
      ),
    );
  const trustNow = new Map(moves.map(({ urn, after }) => [urn, after.trustUid]));
  const over = open.filter(({ urn, trustUid }) => trustNow.get(urn) !== trustUid).map(({ id }) => id);
  if (over.length === 0) return;
  await tx
    .update(trustMembership)
    .set({ leftOn: today, importRunId: runId, at: now })
    .where(inArray(trustMembership.id, over));
}
