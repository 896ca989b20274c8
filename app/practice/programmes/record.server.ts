import { and, asc, eq, exists, inArray, ne, or, type SQL, sql } from 'drizzle-orm';
import {
  account,
  accountGrant,
  authority,
  cluster,
  clusterSchool,
  programme,
  programmePlace,
  provider,
  school,
} from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { type OwnSchools, ownSchoolsOf } from '../clusters/record.server';
import { mayWithProgramme, type ProgrammeDeed, type ProgrammeStanding } from '../domain/programmes/rights';
import { PROGRAMME_STATE_TAGS } from './wording';

export type ProgrammeRow = typeof programme.$inferSelect;
export type PlaceRow = typeof programmePlace.$inferSelect;

/** A programme, how the viewer stands to it, and which of their schools it is for. */
export type ProgrammeRecord = {
  row: ProgrammeRow;
  clusterName: string | null;
  providerName: string | null;
  standings: ProgrammeStanding[];
  /** Schools whose lines of the place list the viewer reads. */
  ownUrns: number[];
  headOf: number[];
  /** Schools the viewer, as head, may ask a place for. */
  mayAskFor: { urn: number; name: string }[];
};

/** The condition that keeps a list of programmes to those the viewer may know of; null when there are none. */
export function programmeScope(handle: Db, viewer: Viewer, { ownUrns }: OwnSchools): SQL | null {
  const reach: (SQL | undefined)[] = [];
  const shown = ne(programme.state, 'draft');
  if (isService(viewer)) reach.push(eq(programme.authorityId, viewer.authorityId));
  const provides = providersOf(viewer);
  if (provides.length > 0) reach.push(and(shown, inArray(programme.providerId, provides)));
  if (ownUrns.length > 0) {
    const place = handle
      .select({ one: sql`1` })
      .from(programmePlace)
      .where(and(eq(programmePlace.programmeId, programme.id), inArray(programmePlace.urn, ownUrns)));
    const inCluster = handle
      .select({ one: sql`1` })
      .from(clusterSchool)
      .where(
        and(
          eq(clusterSchool.clusterId, programme.clusterId),
          inArray(clusterSchool.urn, ownUrns),
          eq(clusterSchool.state, 'member'),
        ),
      );
    const inAuthority = handle
      .select({ one: sql`1` })
      .from(school)
      .innerJoin(authority, eq(authority.code, school.laCode))
      .where(and(eq(authority.id, programme.authorityId), inArray(school.urn, ownUrns)));
    const forAll = and(sql`${programme.clusterId} is null`, exists(inAuthority));
    reach.push(and(shown, or(exists(place), exists(inCluster), forAll)));
  }
  return or(...reach) ?? null;
}

/**
 * A programme the viewer may know of.
 * @returns null for any other, which is then not found
 */
export async function loadProgramme(handle: Db, viewer: Viewer, id: string): Promise<ProgrammeRecord | null> {
  const own = await ownSchoolsOf(handle, viewer);
  const scope = programmeScope(handle, viewer, own);
  if (!scope) return null;
  const [found] = await handle
    .select({ row: programme, clusterName: cluster.name, providerName: provider.name })
    .from(programme)
    .leftJoin(cluster, eq(cluster.id, programme.clusterId))
    .leftJoin(provider, eq(provider.id, programme.providerId))
    .where(and(eq(programme.id, id), scope))
    .limit(1);
  if (!found) return null;
  const eligible = await eligibleOf(handle, found.row, own.headOf);
  const standings: [ProgrammeStanding, boolean][] = [
    ['service', isService(viewer) && found.row.authorityId === viewer.authorityId],
    ['provider', found.row.providerId !== null && providersOf(viewer).includes(found.row.providerId)],
    // A school that has left the cluster still has its places, and gives them back.
    ['head', own.headOf.length > 0],
    ['governor', own.ownUrns.length > 0],
  ];
  return {
    ...found,
    ...own,
    standings: standings.flatMap(([standing, is]) => (is ? [standing] : [])),
    mayAskFor: eligible,
  };
}

/** Of some schools, those a programme is for: open, of the authority, and in its cluster where it is for one. */
async function eligibleOf(
  handle: Db,
  row: ProgrammeRow,
  urns: readonly number[],
): Promise<{ urn: number; name: string }[]> {
  if (urns.length === 0) return [];
  const schools = await handle
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(
      and(eq(authority.id, row.authorityId), inArray(school.urn, [...urns]), eq(school.statusGroup, 'open')),
    )
    .orderBy(asc(school.sortName));
  if (row.clusterId === null) return schools;
  const members = await memberUrns(handle, row.clusterId);
  return schools.filter(({ urn }) => members.includes(urn));
}

async function memberUrns(handle: Db, clusterId: string): Promise<number[]> {
  const rows = await handle
    .select({ urn: clusterSchool.urn })
    .from(clusterSchool)
    .where(and(eq(clusterSchool.clusterId, clusterId), eq(clusterSchool.state, 'member')));
  return rows.map(({ urn }) => urn);
}

/** Heads of the schools a programme is for: those of its cluster, or of the authority. */
export async function headsFor(handle: Db, row: ProgrammeRow): Promise<string[]> {
  const schools =
    row.clusterId === null
      ? handle
          .select({ urn: school.urn })
          .from(school)
          .innerJoin(authority, eq(authority.code, school.laCode))
          .where(and(eq(authority.id, row.authorityId), eq(school.statusGroup, 'open')))
      : handle
          .select({ urn: clusterSchool.urn })
          .from(clusterSchool)
          .where(and(eq(clusterSchool.clusterId, row.clusterId), eq(clusterSchool.state, 'member')));
  const rows = await handle
    .selectDistinct({ id: account.id })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        eq(accountGrant.role, 'head'),
        sql`${accountGrant.endedAt} is null`,
        eq(account.active, true),
        inArray(accountGrant.urn, schools),
      ),
    );
  return rows.map(({ id }) => id).sort();
}

export const programmeNotFound = (): Refusal =>
  no('programme.not-found', 'This programme could not be found.');

/** Whether the viewer may do a thing with a programme now; a refusal says why not. */
export function mayDo({ row, standings }: ProgrammeRecord, deed: ProgrammeDeed): Verdict {
  if (mayWithProgramme(deed, standings, row.state)) return yes();
  const label = PROGRAMME_STATE_TAGS[row.state].label.toLowerCase();
  return no(
    'programme.not-now',
    `You cannot do this with the programme as it is now (${label}). Go back to it to see what can be done.`,
  );
}

/** Loads a programme for a deed, inside a transaction. */
export async function openProgramme(
  handle: Db,
  viewer: Viewer,
  id: string,
  deed: ProgrammeDeed,
): Promise<Verdict<ProgrammeRecord>> {
  const record = await loadProgramme(handle, viewer, id);
  if (!record) return programmeNotFound();
  const may = mayDo(record, deed);
  return may.ok ? yes(record) : may;
}

/** The place list of a programme, in the order of asking. */
export async function linesOf(handle: Db, programmeId: string): Promise<PlaceRow[]> {
  return handle
    .select()
    .from(programmePlace)
    .where(eq(programmePlace.programmeId, programmeId))
    .orderBy(asc(programmePlace.number));
}

/** Writes a programme’s row, a version on. */
export async function saveProgramme(
  { tx, now }: CommandContext,
  row: ProgrammeRow,
  change: Partial<Omit<ProgrammeRow, 'id' | 'version'>>,
): Promise<ProgrammeRow> {
  const next = { ...row, ...change, version: row.version + 1, updatedAt: now };
  const { id: _id, ...values } = next;
  await tx.update(programme).set(values).where(eq(programme.id, row.id));
  return next;
}

/**
 * An event of a programme. It names no member of staff: who has a place is for their school, the service and who runs it.
 * @param type the event’s name, whole
 */
export function programmeEvent(
  { id, name, authorityId, providerId }: ProgrammeRow,
  type: string,
  details: Record<string, unknown> = {},
): NewEvent {
  return {
    type,
    subject: { type: 'programme', id },
    authorityId,
    details: { name, ...(providerId === null ? {} : { providerId }), ...details },
  };
}
