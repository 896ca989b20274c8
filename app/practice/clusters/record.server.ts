import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { account, accountGrant, cluster, clusterSchool, school, schoolLink } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { type ClusterDeed, type ClusterStanding, mayWithCluster } from '../domain/clusters/rights';
import type { ClusterSchoolState } from '../domain/vocabulary';
import { CLUSTER_STATE_TAGS, nounOf } from './wording';

export type ClusterRow = typeof cluster.$inferSelect;
export type ClusterSchoolRow = typeof clusterSchool.$inferSelect;
/** A school of a cluster with its name as the register has it. */
export type SchoolIn = ClusterSchoolRow & { name: string; town: string | null };

/** A cluster with its schools, and how the viewer stands to it. */
export type ClusterRecord = {
  row: ClusterRow;
  /** In the order of their names, in whatever state. */
  schools: SchoolIn[];
  members: SchoolIn[];
  standings: ClusterStanding[];
  /** Schools of the viewer as head, those theirs came from among them. */
  headOf: number[];
  /** Schools the viewer reads for: as head or as chair of governors. */
  ownUrns: number[];
};

/** The schools a head or a chair of governors has, asked once for a list or a page. */
export type OwnSchools = { headOf: number[]; ownUrns: number[] };

export async function ownSchoolsOf(handle: Db, viewer: Viewer): Promise<OwnSchools> {
  return {
    headOf: await ownSchools(handle, viewer, 'head'),
    ownUrns: await ownSchools(handle, viewer),
  };
}

/** The condition that keeps a list of clusters to those the viewer may know of; null when there are none. */
export function clusterScope(handle: Db, viewer: Viewer, { ownUrns }: OwnSchools): SQL | null {
  const reach: (SQL | undefined)[] = [];
  if (isService(viewer)) reach.push(eq(cluster.authorityId, viewer.authorityId));
  if (ownUrns.length > 0) {
    const theirs = handle
      .select({ id: clusterSchool.clusterId })
      .from(clusterSchool)
      .where(and(inArray(clusterSchool.urn, ownUrns), inArray(clusterSchool.state, ['invited', 'member'])));
    reach.push(inArray(cluster.id, theirs));
  }
  return or(...reach) ?? null;
}

/** How a viewer stands to a cluster. */
export function standingsIn(
  viewer: Viewer,
  row: Pick<ClusterRow, 'authorityId' | 'chairId'>,
  schools: readonly { urn: number; state: ClusterSchoolState }[],
  { headOf, ownUrns }: OwnSchools,
): ClusterStanding[] {
  const some = (state: ClusterSchoolState, urns: readonly number[]) =>
    schools.some((one) => one.state === state && urns.includes(one.urn));
  const head = some('member', headOf);
  const standings: [ClusterStanding, boolean][] = [
    ['service', isService(viewer) && row.authorityId === viewer.authorityId],
    // Whoever is no longer head of one of its schools chairs it no longer.
    ['chair', head && row.chairId === viewer.accountId],
    ['head', head],
    ['governor', some('member', ownUrns)],
    ['invited-head', some('invited', headOf)],
    ['invited-governor', some('invited', ownUrns)],
  ];
  return standings.flatMap(([standing, is]) => (is ? [standing] : []));
}

/**
 * A cluster the viewer may know of: of their authority for the service, else one that has a school of theirs or has
 * asked it.
 * @returns null for any other, which is then not found
 */
export async function loadCluster(handle: Db, viewer: Viewer, id: string): Promise<ClusterRecord | null> {
  const [row] = await handle.select().from(cluster).where(eq(cluster.id, id)).limit(1);
  if (!row) return null;
  const own = await ownSchoolsOf(handle, viewer);
  const schools = await schoolsIn(handle, id);
  const standings = standingsIn(viewer, row, schools, own);
  if (!mayWithCluster('look', standings, row.state)) return null;
  return { row, schools, members: schools.filter(({ state }) => state === 'member'), standings, ...own };
}

async function schoolsIn(handle: Db, clusterId: string): Promise<SchoolIn[]> {
  const rows = await handle
    .select({ row: clusterSchool, name: school.name, town: school.town, sortName: school.sortName })
    .from(clusterSchool)
    .innerJoin(school, eq(school.urn, clusterSchool.urn))
    .where(eq(clusterSchool.clusterId, clusterId))
    .orderBy(school.sortName, school.urn);
  return rows.map(({ row, name, town }) => ({ ...row, name, town }));
}

export const clusterNotFound = (): Refusal => no('cluster.not-found', 'This cluster could not be found.');

/** Whether the viewer may do a thing with a cluster now; a refusal says why not. */
export function mayDo(
  { row, standings }: Pick<ClusterRecord, 'row' | 'standings'>,
  deed: ClusterDeed,
): Verdict {
  if (mayWithCluster(deed, standings, row.state)) return yes();
  // To whoever is only asked to join, what is behind the door is not there.
  if (!mayWithCluster('read', standings, row.state)) return clusterNotFound();
  const ended = mayWithCluster(deed, standings, 'active');
  return ended
    ? no(
        'cluster.not-now',
        `This ${nounOf(row.kind)} has ${CLUSTER_STATE_TAGS[row.state].label.toLowerCase()}, so that cannot be done now.`,
      )
    : no('cluster.forbidden', `This is done by the chair of the ${nounOf(row.kind)}, or by the service.`);
}

/** Loads a cluster for a deed, inside a transaction. */
export async function openCluster(
  handle: Db,
  viewer: Viewer,
  id: string,
  deed: ClusterDeed,
): Promise<Verdict<ClusterRecord>> {
  const record = await loadCluster(handle, viewer, id);
  if (!record) return clusterNotFound();
  const may = mayDo(record, deed);
  return may.ok ? yes(record) : may;
}

/** Writes a cluster’s row, a version on. */
export async function saveCluster(
  { tx, now }: CommandContext,
  row: ClusterRow,
  change: Partial<Omit<ClusterRow, 'id' | 'version'>>,
): Promise<void> {
  await tx
    .update(cluster)
    .set({ ...change, version: row.version + 1, updatedAt: now })
    .where(eq(cluster.id, row.id));
}

/**
 * An event of a cluster.
 * @param type the event’s name, whole
 * @param whom accounts that are told, where the event tells somebody
 */
export function clusterEvent(
  { id, name, authorityId }: Pick<ClusterRow, 'id' | 'name' | 'authorityId'>,
  type: string,
  details: Record<string, unknown> = {},
): NewEvent {
  return { type, subject: { type: 'cluster', id }, authorityId, details: { name, ...details } };
}

/**
 * Accounts at schools: their heads, and the chairs of governors too where asked; of a school that has been followed by
 * another, the other’s.
 */
export async function peopleAt(
  handle: Db,
  urns: readonly number[],
  roles: ('head' | 'chair')[] = ['head', 'chair'],
): Promise<string[]> {
  if (urns.length === 0) return [];
  const followed = await handle
    .select({ urn: schoolLink.linkUrn })
    .from(schoolLink)
    .where(and(inArray(schoolLink.urn, [...urns]), eq(schoolLink.kind, 'successor')));
  const rows = await handle
    .selectDistinct({ id: account.id })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        inArray(accountGrant.urn, [...urns, ...followed.map(({ urn }) => urn)]),
        inArray(accountGrant.role, roles),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    );
  return rows.map(({ id }) => id).sort();
}

/** A head of a member school who could chair. */
export type ChairChoice = { id: string; name: string; schoolName: string };

/** Heads of the schools of a cluster, in the order of their schools. */
export async function headsOf(handle: Db, members: readonly SchoolIn[]): Promise<ChairChoice[]> {
  if (members.length === 0) return [];
  const rows = await handle
    .selectDistinct({ id: account.id, name: account.name, urn: accountGrant.urn })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      and(
        inArray(
          accountGrant.urn,
          members.map(({ urn }) => urn),
        ),
        eq(accountGrant.role, 'head'),
        isNull(accountGrant.endedAt),
        eq(account.active, true),
      ),
    );
  return members.flatMap(({ urn, name: schoolName }) =>
    rows
      .filter((row) => row.urn === urn)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ id, name }) => ({ id, name, schoolName })),
  );
}
