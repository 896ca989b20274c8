import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { school, trustMembership } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { NO_COUNTS } from './domain/counts';
import { type HeldMembership, type Settlement, settleMemberships } from './domain/memberships';
import { NO_NOTES, type RegisterChange, type RegisterNews } from './domain/register';
import type { RegisterWeighing } from './table-file.server';
import type { SchoolMemberships, TrustBatch } from './trusts-file.server';

/** One school's memberships, settled. */
export type SettledSchool = { urn: number; settlement: Settlement };
export type TrustWeighing = RegisterWeighing & { write: SettledSchool[] };

type HeldSchool = Pick<
  typeof school.$inferSelect,
  'urn' | 'name' | 'laCode' | 'statusGroup' | 'trustUid' | 'trustName'
>;

/**
 * Compares a batch with the memberships and schools that are held.
 * @param options.wanted codes of the authorities asked for, empty for all; a school's own counts where the file gives none
 */
export async function weighTrusts(
  handle: Db,
  batch: TrustBatch,
  { wanted, today }: { wanted: ReadonlySet<string>; today: CalendarDate },
): Promise<TrustWeighing> {
  const urns = batch.schools.map(({ urn }) => urn);
  const schools = await schoolsHeld(handle, urns);
  const memberships = await membershipsHeld(handle, urns);
  const asked = batch.schools.filter((one) => isWanted(one, schools.get(one.urn), wanted));
  await numberTrusts(handle, asked);
  const passedBy = batch.schools.filter((one) => !asked.includes(one));
  const skipped = passedBy.reduce((sum, one) => sum + rowsOf(one), 0);
  const notAsked = new Set(passedBy.flatMap(({ findings }) => findings));

  const tally = { created: 0, updated: 0, unchanged: 0 };
  const write: SettledSchool[] = [];
  const told: RegisterChange[] = [];
  let moved = 0;
  for (const { urn, rows, repeated } of asked) {
    const known = schools.get(urn) ?? null;
    const settlement = settleMemberships({
      rows,
      held: memberships.get(urn) ?? [],
      school: known && { ...trustOf(known), open: known.statusGroup !== 'closed' },
      today,
    });
    tally.unchanged += repeated;
    for (const { outcome } of settlement.rows) tally[outcome]++;
    const changes = newsOf(settlement);
    if (changes.length > 0) {
      told.push({ urn, name: known?.name ?? rows[0]?.schoolName ?? '', known: known !== null, changes });
      write.push({ urn, settlement });
    }
    if (hasMoved(settlement)) moved++;
  }
  const findings = batch.findings.filter((one) => !notAsked.has(one));
  return {
    counts: {
      ...NO_COUNTS,
      ...tally,
      read: batch.read - skipped,
      skipped,
      rejected: findings.filter(({ kind }) => kind === 'row').length,
      valuesLeftOut: findings.filter(({ kind }) => kind === 'value').length,
    },
    findings,
    notes: {
      ...NO_NOTES,
      moved,
      passedOver: batch.passedOver,
      notInRegister: asked.filter(({ urn }) => !schools.has(urn)).length,
      notInFile: batch.whole ? await notInFile(handle, batch.whole, wanted) : 0,
    },
    schools: told,
    write,
  };
}

const rowsOf = ({ rows, repeated, findings }: SchoolMemberships) =>
  rows.length + repeated + findings.filter(({ kind }) => kind === 'row').length;

const trustOf = ({ trustUid, trustName }: HeldSchool) => ({ trustUid, trustName });

/** From one trust to another; a first trust, or none any more, is no move. */
export function hasMoved({ school: change }: Settlement): boolean {
  return (
    change !== null &&
    change.before.trustUid !== null &&
    change.after.trustUid !== null &&
    change.before.trustUid !== change.after.trustUid
  );
}

function isWanted(
  { rows }: SchoolMemberships,
  held: HeldSchool | undefined,
  wanted: ReadonlySet<string>,
): boolean {
  if (wanted.size === 0) return true;
  const code = rows.find(({ laCode }) => laCode !== null)?.laCode ?? held?.laCode;
  return code !== undefined && wanted.has(code);
}

async function schoolsHeld(handle: Db, urns: number[]): Promise<Map<number, HeldSchool>> {
  if (urns.length === 0) return new Map();
  const { urn, name, laCode, statusGroup, trustUid, trustName } = school;
  const rows = await handle
    .select({ urn, name, laCode, statusGroup, trustUid, trustName })
    .from(school)
    .where(inArray(urn, urns));
  return new Map(rows.map((row) => [row.urn, row]));
}

async function membershipsHeld(handle: Db, urns: number[]): Promise<Map<number, HeldMembership[]>> {
  const byUrn = new Map<number, HeldMembership[]>();
  if (urns.length === 0) return byUrn;
  const rows = await handle.select().from(trustMembership).where(inArray(trustMembership.urn, urns));
  for (const row of rows) byUrn.set(row.urn, [...(byUrn.get(row.urn) ?? []), row]);
  return byUrn;
}

/**
 * A file without the numbers that schools carry for their trusts names them by the other one (TR00263): the number is
 * found by the trust's name among the schools held, so that both speak of the same trust.
 */
async function numberTrusts(handle: Db, schools: readonly SchoolMemberships[]): Promise<void> {
  const unnumbered = schools.flatMap(({ rows }) => rows.filter(({ trustUid }) => /^\D/.test(trustUid)));
  if (unnumbered.length === 0) return;
  const trusts = await handle
    .selectDistinct({ uid: school.trustUid, name: school.trustName })
    .from(school)
    .where(isNotNull(school.trustUid));
  const byName = new Map(trusts.map(({ uid, name }) => [(name ?? '').toLowerCase(), uid]));
  for (const row of unnumbered) row.trustUid = byName.get(row.trustName.toLowerCase()) ?? row.trustUid;
}

function newsOf({ insert, update, end, school: change }: Settlement): RegisterNews[] {
  return [
    ...(change
      ? [{ kind: 'trust' as const, before: change.before.trustName, after: change.after.trustName }]
      : []),
    ...[...insert, ...update.map(({ facts }) => facts)].map(({ trustName, joinedOn, leftOn }) => ({
      kind: 'membership' as const,
      trustName,
      joinedOn,
      leftOn,
    })),
    ...end.map(({ trustName, leftOn }) => ({
      kind: 'membership-ended' as const,
      trustName,
      joinedOn: null,
      leftOn,
    })),
  ];
}

/** How many schools of the file's authorities have a membership in force that it says nothing of. */
async function notInFile(
  handle: Db,
  { urns, laCodes }: NonNullable<TrustBatch['whole']>,
  wanted: ReadonlySet<string>,
): Promise<number> {
  const codes = [...laCodes].filter((code) => wanted.size === 0 || wanted.has(code));
  if (codes.length === 0) return 0;
  const held = await handle
    .selectDistinct({ urn: trustMembership.urn })
    .from(trustMembership)
    .innerJoin(school, eq(school.urn, trustMembership.urn))
    .where(and(isNull(trustMembership.leftOn), inArray(school.laCode, codes)));
  return held.filter(({ urn }) => !urns.has(urn)).length;
}
