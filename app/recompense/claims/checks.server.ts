import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { claim, claimLine, moneyEntry, moneyPosting } from '#drizzle/schema';
import { moneyWords } from '~/kernel/money';
import type { Db } from '~/platform/db.server';
import type { CheckResult } from '~/platform/record-checks.server';
import { partsLeft } from '../domain/claims/settle';
import { COUNTING } from '../domain/claims/states';
import { named, registerLedgerCheck } from '../ledger/checks.server';
import { clawedBackOf } from './approve.server';
import { type ClaimLineRow, type ClaimRow, counting, readSettlement } from './load.server';

/** Joins the checks of claims to the ledger's. */
export function wireClaims(): void {
  registerLedgerCheck('claims', checkClaims);
}

/**
 * Every claim comes to its lines; one that was approved has one settlement whose parts make it, is posted once, and left the
 * brokerage what its settlement says, less what was taken back; no line gives back more than it was; no instalment is
 * claimed twice.
 */
export async function checkClaims(handle: Db): Promise<CheckResult> {
  const rows = await handle.select().from(claim);
  const lines = new Map<string, ClaimLineRow[]>();
  for (const line of await handle.select().from(claimLine)) {
    lines.set(line.claimId, [...(lines.get(line.claimId) ?? []), line]);
  }
  const posted = new Map(
    (
      await handle
        .select({
          id: moneyPosting.subjectId,
          approvals: sql<number>`count(distinct case when ${moneyPosting.kind} = 'claim-approved' then ${moneyPosting.id} end)`,
          brokerage: sql<number>`sum(case when ${moneyEntry.account} = 'brokerage' then ${moneyEntry.amountPence} else 0 end)`,
        })
        .from(moneyPosting)
        .innerJoin(moneyEntry, eq(moneyEntry.postingId, moneyPosting.id))
        .where(eq(moneyPosting.subjectType, 'claim'))
        .groupBy(moneyPosting.subjectId)
    ).map(({ id, approvals, brokerage }) => [
      id,
      { approvals: Number(approvals), keptPence: -Number(brokerage) },
    ]),
  );
  const problems = rows.flatMap((row) =>
    problemsOf(row, lines.get(row.id) ?? [], posted.get(row.id)).map(
      (problem) => `Claim ${row.ref ?? row.id}: ${problem}`,
    ),
  );
  return { checked: rows.length, problems: [...named(problems), ...named(await claimedTwice(handle))] };
}

function problemsOf(
  row: ClaimRow,
  lines: readonly ClaimLineRow[],
  posted: { approvals: number; keptPence: number } | undefined,
): string[] {
  const kept = counting(lines);
  const sum = kept.reduce((all, { amountPence }) => all + amountPence, 0);
  const problems: string[] = [];
  if (sum !== row.totalPence) {
    problems.push(`it says ${moneyWords(row.totalPence)}, and its lines come to ${moneyWords(sum)}`);
  }
  if (
    lines.some(({ amountPence, clawedBackPence }) => clawedBackPence < 0 || clawedBackPence > amountPence)
  ) {
    problems.push('more was taken back of a line than it was');
  }
  const settlement = readSettlement(row);
  if ((settlement !== null) !== (row.state === 'approved')) {
    problems.push(
      settlement ? 'it has a settlement, and is not approved' : 'it is approved without a settlement',
    );
  }
  if ((posted?.approvals ?? 0) !== (row.state === 'approved' ? 1 : 0)) {
    problems.push(`it is ${row.state}, and its approval is posted ${posted?.approvals ?? 0} times`);
  }
  if (!settlement) return problems;
  const { netPence, authorityPence, schoolPence, homeSchoolPence, brokeragePence } = settlement;
  const whole = [row.totalPence, authorityPence + schoolPence, homeSchoolPence + brokeragePence];
  if (whole.some((pence) => pence !== netPence)) problems.push('its parts do not make its sum');
  const left = partsLeft(settlement, clawedBackOf(lines)).brokeragePence;
  if (left !== (posted?.keptPence ?? 0)) {
    problems.push(
      `the brokerage keeps ${moneyWords(left)} of it, and the ledger says ${moneyWords(posted?.keptPence ?? 0)}`,
    );
  }
  return problems;
}

/** Instalments that stand on two claims of one agreement. */
async function claimedTwice(handle: Db): Promise<string[]> {
  const rows = await handle
    .select({ agreementId: claim.agreementId, instalment: claimLine.instalment })
    .from(claimLine)
    .innerJoin(claim, eq(claim.id, claimLine.claimId))
    .where(
      and(
        inArray(claim.state, [...COUNTING]),
        isNotNull(claimLine.instalment),
        sql`(${claimLine.decision} is null or ${claimLine.decision} = 'allowed')`,
      ),
    )
    .groupBy(claim.agreementId, claimLine.instalment)
    .having(sql`count(*) > 1`);
  return rows.map(
    ({ agreementId, instalment }) => `Agreement ${agreementId}: instalment ${instalment} is claimed twice`,
  );
}
