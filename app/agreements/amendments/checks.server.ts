import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { agreement, agreementAmendment, agreementRevision, signature } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type CheckResult, gapsIn, moreThanOne } from '~/platform/record-checks.server';
import { isAmendable } from '../domain/amendments/permissions';
import { OPEN_AMENDMENT } from '../domain/amendments/states';

/**
 * What `verify` looks at of amendments: one at a time, numbered without a gap, none open where the agreement can no longer be
 * amended; what counts as signed is the text as it stands, by those who were asked, each once; and one in force was signed
 * by all of them and is a version of the agreement.
 */
export async function checkAmendments(handle: Db): Promise<CheckResult> {
  const rows = await handle
    .select({ row: agreementAmendment, of: agreement.state })
    .from(agreementAmendment)
    .innerJoin(agreement, eq(agreement.id, agreementAmendment.agreementId));
  const signatures = await handle
    .select()
    .from(signature)
    .where(and(isNotNull(signature.amendmentId), eq(signature.superseded, false)));
  const made = await handle
    .select({
      agreementId: agreementRevision.agreementId,
      number: agreementRevision.number,
      hash: agreementRevision.hash,
    })
    .from(agreementRevision)
    .innerJoin(agreementAmendment, eq(agreementAmendment.agreementId, agreementRevision.agreementId))
    .where(eq(agreementAmendment.state, 'in-force'));
  const versions = new Set(made.map(({ agreementId, number, hash }) => `${agreementId} ${number} ${hash}`));
  const byAmendment = new Map<string | null, typeof signatures>();
  for (const one of signatures)
    byAmendment.set(one.amendmentId, [...(byAmendment.get(one.amendmentId) ?? []), one]);
  const problems = rows.flatMap(({ row, of }) => {
    const wrong = (what: string) => `Amendment ${row.id} ${what}.`;
    const counting = byAmendment.get(row.id) ?? [];
    const parties = counting.map(({ party }) => party);
    const all = new Set(parties).size === row.parties.length;
    const found: string[] = [];
    if (OPEN_AMENDMENT.includes(row.state) && !isAmendable(of))
      found.push(wrong(`is open, and its agreement is ${of}`));
    if (counting.some(({ textHash }) => textHash !== row.hash))
      found.push(wrong('counts a signature of another text'));
    if (new Set(parties).size < parties.length) found.push(wrong('is signed more than once by a party'));
    if (parties.some((party) => !row.parties.includes(party)))
      found.push(wrong('is signed by somebody who was not asked'));
    if (row.state === 'signing' && all) found.push(wrong('is signed by all, and not in force'));
    if (row.state === 'in-force' && !all) found.push(wrong('is in force, and not signed by all'));
    const version = versions.has(`${row.agreementId} ${row.baseRevision + 1} ${row.hash}`);
    if (row.state === 'in-force' && !version)
      found.push(wrong('is in force, and no version of its agreement'));
    return found;
  });
  const { agreementId, number, state } = agreementAmendment;
  return {
    checked: rows.length,
    problems: [
      ...problems,
      ...(await gapsIn(handle, agreementAmendment, { of: agreementId, number })).map(
        (of) => `Amendments of ${of} are not numbered one after the other.`,
      ),
      ...(
        await moreThanOne(handle, agreementAmendment, agreementId, inArray(state, [...OPEN_AMENDMENT]))
      ).map((of) => `Two amendments of ${of} are open.`),
    ],
  };
}
