import { eq, inArray, sql } from 'drizzle-orm';
import { ledgerEntry, proposal } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, onVerify } from '~/platform/record-checks.server';

/** States in which a proposal's days are held. */
const UNDER_WAY = ['invited', 'accepted', 'released'] as const;

/**
 * What `verify` looks at of matching: an invitation under way holds the days that it asks for.
 */
export async function checkProposals(handle: Db): Promise<CheckResult> {
  const held = await handle
    .select({
      id: proposal.id,
      days: proposal.days,
      held: sql<number>`sum(${ledgerEntry.held})`.mapWith(Number),
    })
    .from(proposal)
    .leftJoin(ledgerEntry, eq(ledgerEntry.proposalId, proposal.id))
    .where(inArray(proposal.state, UNDER_WAY))
    .groupBy(proposal.id, proposal.days);
  const asked = (days: Record<string, number> | null) =>
    Object.values(days ?? {}).reduce((sum, halfDays) => sum + halfDays, 0);
  return {
    checked: held.length,
    problems: held
      .filter((row) => row.held !== asked(row.days))
      .map((row) => `Proposal ${row.id} asks for ${asked(row.days)} half-days and holds ${row.held}.`),
  };
}

/** Has `verify` look at proposals. */
export function wireProposals(): void {
  onVerify('proposals', checkProposals);
}
