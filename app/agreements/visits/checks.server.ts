import { and, eq, inArray, isNotNull, ne, notInArray, or, sql } from 'drizzle-orm';
import { agreedAction, agreement, agreementRevision, ledgerEntry, visit, visitNote } from '#drizzle/schema';
import { termOf } from '~/kernel/academic-year';
import type { Db } from '~/platform/db.server';
import { type CheckResult, gapsIn } from '~/platform/record-checks.server';
import { readContent } from '../record.server';

/**
 * What `verify` looks at of visits: one record each, numbered without a gap; what is planned or called off has none and took
 * no days; and what visits of an agreement took in a term is what the ledger of days says was used.
 */
export async function checkVisits(handle: Db): Promise<CheckResult> {
  const n = sql<number>`count(${visitNote.id})`.mapWith(Number);
  const counts = await handle
    .select({ id: visit.id, notes: n })
    .from(visit)
    .leftJoin(visitNote, eq(visitNote.visitId, visit.id))
    .groupBy(visit.id, visit.noteNumber)
    .having(ne(visit.noteNumber, sql`count(${visitNote.id})`));
  const unheld = await handle
    .select({ id: visit.id, state: visit.state })
    .from(visit)
    .where(
      or(
        and(ne(visit.state, 'held'), or(isNotNull(visit.heldOn), ne(visit.noteNumber, 0))),
        and(eq(visit.state, 'held'), sql`(${visit.heldOn} is null or ${visit.endedAt} is null)`),
      ),
    );
  const ended = await handle
    .select({ id: agreedAction.id, state: agreedAction.state })
    .from(agreedAction)
    .where(sql`(${agreedAction.state} = 'open') <> (${agreedAction.endedAt} is null)`);
  const [all] = await handle.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(visit);
  return {
    checked: all?.n ?? 0,
    problems: [
      ...counts.map(({ id, notes }) => `Visit ${id} has ${notes} notes, and names another as the last.`),
      ...(await gapsIn(handle, visitNote, { of: visitNote.visitId, number: visitNote.number })).map(
        (id) => `Notes of visit ${id} are not numbered one after the other.`,
      ),
      ...unheld.map(({ id, state }) => `Visit ${id} is ${state}, which its day and its notes do not say.`),
      ...ended.map(({ id, state }) => `Action ${id} is ${state}, which its end does not say.`),
      ...(await daysOfVisits(handle)),
    ],
  };
}

/** Half-days by agreement and term. */
type Days = Map<string, number>;
const keyOf = (agreementId: string, term: string) => `${agreementId} in ${term}`;

async function daysOfVisits(handle: Db): Promise<string[]> {
  const sums = await handle
    .select({
      agreementId: visit.agreementId,
      on: visit.heldOn,
      halfDays: sql<number>`sum(${visit.halfDays})`.mapWith(Number),
    })
    .from(visit)
    .where(and(eq(visit.kind, 'support'), eq(visit.state, 'held'), isNotNull(visit.heldOn)))
    .groupBy(visit.agreementId, visit.heldOn);
  const taken: Days = new Map();
  for (const { agreementId, on, halfDays } of sums) {
    if (agreementId === null || on === null) continue;
    const key = keyOf(agreementId, termOf(on));
    taken.set(key, (taken.get(key) ?? 0) + halfDays);
  }
  const { used } = await daysInLedger(handle);
  const followed = await handle
    .select({ id: agreement.id })
    .from(agreement)
    .where(notInArray(agreement.state, ['closed', 'terminated']));
  const live = new Set(followed.map(({ id }) => id));
  // Visits of one that has ended go when their time is over; the days they took stay in the ledger.
  const differ = (key: string) =>
    live.has(key.split(' in ')[0] ?? '')
      ? (taken.get(key) ?? 0) !== (used.get(key) ?? 0)
      : (taken.get(key) ?? 0) > (used.get(key) ?? 0);
  return [...new Set([...taken.keys(), ...used.keys()])]
    .filter(differ)
    .map(
      (key) =>
        `Visits of ${key} took ${taken.get(key) ?? 0} half-days, and the ledger says ${used.get(key) ?? 0}.`,
    );
}

async function daysInLedger(handle: Db): Promise<{ used: Days; committed: Days }> {
  const rows = await handle
    .select({
      agreementId: ledgerEntry.agreementId,
      term: ledgerEntry.term,
      used: sql<number>`sum(${ledgerEntry.used})`.mapWith(Number),
      committed: sql<number>`sum(${ledgerEntry.committed})`.mapWith(Number),
    })
    .from(ledgerEntry)
    .where(isNotNull(ledgerEntry.agreementId))
    .groupBy(ledgerEntry.agreementId, ledgerEntry.term);
  const found = { used: new Map<string, number>(), committed: new Map<string, number>() };
  for (const { agreementId, term, used, committed } of rows) {
    found.used.set(keyOf(agreementId ?? '', term), used);
    found.committed.set(keyOf(agreementId ?? '', term), committed);
  }
  return found;
}

/**
 * Days of agreements: none has fewer than none committed or used in a term; of one that is followed, those committed and
 * used are those of the text in force; of one that has ended, none is committed any more.
 */
export async function checkAgreedDays(handle: Db): Promise<CheckResult> {
  const { used, committed } = await daysInLedger(handle);
  const rows = await handle
    .select({ id: agreement.id, state: agreement.state, content: agreementRevision.content })
    .from(agreement)
    .innerJoin(
      agreementRevision,
      and(eq(agreementRevision.agreementId, agreement.id), eq(agreementRevision.number, agreement.revision)),
    )
    .where(inArray(agreement.state, ['active', 'paused', 'closed', 'terminated']));
  const problems = [...committed]
    .filter(([key, halfDays]) => halfDays < 0 || (used.get(key) ?? 0) < 0)
    .map(([key]) => `Days of ${key} come to less than none.`);
  const byAgreement = new Map<string, string[]>();
  for (const key of committed.keys()) {
    const [id = ''] = key.split(' in ');
    byAgreement.set(id, [...(byAgreement.get(id) ?? []), key]);
  }
  for (const { id, state, content } of rows) {
    const keys = byAgreement.get(id) ?? [];
    if (state === 'closed' || state === 'terminated') {
      const left = keys.filter((key) => committed.get(key) !== 0);
      problems.push(...left.map((key) => `Days of ${key} are still committed, and it has ended.`));
      continue;
    }
    const agreed = new Map<string, number>(
      readContent(content).resources.days.map(({ term, halfDays }) => [keyOf(id, term), halfDays]),
    );
    for (const key of new Set([...agreed.keys(), ...keys])) {
      const there = (committed.get(key) ?? 0) + (used.get(key) ?? 0);
      if (there !== (agreed.get(key) ?? 0))
        problems.push(`Days of ${key} come to ${there} half-days, and ${agreed.get(key) ?? 0} are agreed.`);
    }
  }
  return { checked: rows.length, problems };
}
