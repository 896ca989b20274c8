import { and, asc, count, eq, gte, inArray, like, min, type SQL, sql } from 'drizzle-orm';
import { account, authority, cluster, clusterMeeting, clusterSchool, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { searchWords } from '~/schools/domain';
import { mayWithCluster } from '../domain/clusters/rights';
import type { ClusterKind, ClusterSchoolState, ClusterState } from '../domain/vocabulary';
import type { ClusterFilter } from './forms';
import { type ClusterHead, clusterForm, headOfCluster } from './head.server';
import { type MeetingRowView, meetingsOf } from './meeting-queries.server';
import { type ClusterRecord, clusterScope, headsOf, loadCluster, mayDo, ownSchoolsOf } from './record.server';
import { type ShareRowView, sharesOf } from './share-queries.server';

export const CLUSTERS_PER_PAGE = 25;

export type ClusterListRow = {
  id: string;
  name: string;
  kind: ClusterKind;
  state: ClusterState;
  focusAreas: string[];
  members: number;
  invited: number;
  /** What the viewer's own school is in it; null for the service. */
  own: 'invited' | 'member' | null;
  chairName: string | null;
  nextMeeting: string | null;
};

/** Clusters the viewer may know of, those that go on first, by name. */
export async function listClusters(
  viewer: Viewer,
  filter: ClusterFilter,
  perPage = CLUSTERS_PER_PAGE,
): Promise<{ rows: ClusterListRow[]; total: number; page: number; mayForm: boolean; any: boolean }> {
  const handle = db();
  const own = await ownSchoolsOf(handle, viewer);
  const scope = clusterScope(handle, viewer, own);
  const mayForm = isService(viewer) || own.headOf.length > 0;
  if (!scope) return { rows: [], total: 0, page: 1, mayForm, any: false };
  const where = and(scope, ...conditions(filter));
  const [all] = await handle.select({ n: count() }).from(cluster).where(scope);
  const [counted] = await handle.select({ n: count() }).from(cluster).where(where);
  const total = Number(counted?.n ?? 0);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const found = await handle
    .select({ row: cluster, chairName: account.name })
    .from(cluster)
    .leftJoin(account, eq(account.id, cluster.chairId))
    .where(where)
    .orderBy(asc(cluster.state), asc(sql`lower(${cluster.name})`), asc(cluster.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const ids = found.map(({ row }) => row.id);
  const schools = await schoolsOfAll(ids);
  const meetings = await nextMeetings(ids);
  return {
    total,
    page,
    mayForm,
    any: Number(all?.n ?? 0) > 0,
    rows: found.map(({ row, chairName }) => {
      const here = schools.filter(({ clusterId }) => clusterId === row.id);
      const mine = here.filter(({ urn }) => own.ownUrns.includes(urn)).map(({ state }) => state);
      return {
        id: row.id,
        name: row.name,
        kind: row.kind,
        state: row.state,
        focusAreas: row.focusAreas,
        members: here.filter(({ state }) => state === 'member').length,
        invited: here.filter(({ state }) => state === 'invited').length,
        own: mine.includes('member') ? 'member' : mine.includes('invited') ? 'invited' : null,
        chairName,
        nextMeeting: meetings.get(row.id) ?? null,
      };
    }),
  };
}

/** Names without their apostrophes, as searches are folded. */
const foldedName = sql`replace(replace(lower(${cluster.name}), '''', ''), '’', '')`;

function conditions({ q, kind, state }: ClusterFilter): (SQL | undefined)[] {
  return [
    state === 'all' ? undefined : eq(cluster.state, state),
    kind ? eq(cluster.kind, kind) : undefined,
    // The words hold letters and digits only: nothing in them is read as a pattern.
    ...searchWords(q).map((word) => like(foldedName, `%${word}%`)),
  ];
}

async function schoolsOfAll(ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db()
    .select({ clusterId: clusterSchool.clusterId, urn: clusterSchool.urn, state: clusterSchool.state })
    .from(clusterSchool)
    .where(
      and(inArray(clusterSchool.clusterId, [...ids]), inArray(clusterSchool.state, ['invited', 'member'])),
    );
}

async function nextMeetings(ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: clusterMeeting.clusterId, on: min(clusterMeeting.on) })
    .from(clusterMeeting)
    .where(
      and(
        inArray(clusterMeeting.clusterId, [...ids]),
        eq(clusterMeeting.state, 'planned'),
        gte(clusterMeeting.on, today()),
      ),
    )
    .groupBy(clusterMeeting.clusterId);
  return new Map(rows.flatMap(({ id, on }) => (on === null ? [] : [[id, on] as const])));
}

export type ClusterSchoolView = {
  urn: number;
  name: string;
  town: string | null;
  state: ClusterSchoolState;
  joinedOn: string | null;
  version: number;
  /** Whether the viewer can take it out: leave, remove it or take its invitation back. */
  out: 'leave' | 'remove' | 'take-back' | null;
};

export type ClusterPageView = {
  head: ClusterHead;
  purpose: string;
  focusAreas: string[];
  startsOn: string;
  endsOn: string | null;
  endReason: string | null;
  chair: { name: string; schoolName: string } | null;
  schools: ClusterSchoolView[];
  /** Own schools that are asked to join and can be answered for. */
  toAnswer: { urn: number; name: string }[];
  /** Null to whoever is only asked to join. */
  meetings: MeetingRowView[] | null;
  shares: ShareRowView[] | null;
  may: Record<'read' | 'change' | 'invite' | 'chooseChair' | 'end' | 'meet' | 'minute' | 'share', boolean>;
  service: boolean;
};

/** A cluster’s page; null where the viewer may not know of it. */
export async function clusterPage(viewer: Viewer, id: string): Promise<ClusterPageView | null> {
  const handle = db();
  const record = await loadCluster(handle, viewer, id);
  if (!record) return null;
  const { row, schools, members, standings, headOf } = record;
  const may = (deed: Parameters<typeof mayWithCluster>[0]) => mayWithCluster(deed, standings, row.state);
  const chair = (await headsOf(handle, members)).find((head) => head.id === row.chairId) ?? null;
  const read = may('read');
  return {
    head: headOfCluster(record),
    purpose: row.purpose,
    focusAreas: row.focusAreas,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    endReason: row.endReason,
    chair: chair && { name: chair.name, schoolName: chair.schoolName },
    schools: schools
      // Who said no, or has left, is the service’s and the chair’s to know.
      .filter(({ state }) => state === 'member' || state === 'invited' || may('invite'))
      .map((one) => ({
        urn: one.urn,
        name: one.name,
        town: one.town,
        state: one.state,
        joinedOn: one.joinedOn,
        version: one.version,
        out: outOf(record, one),
      })),
    toAnswer: may('answer')
      ? schools
          .filter(({ state, urn }) => state === 'invited' && headOf.includes(urn))
          .map(({ urn, name }) => ({ urn, name }))
      : [],
    meetings: read ? await meetingsOf(handle, id) : null,
    shares: read ? await sharesOf(handle, id) : null,
    may: {
      read,
      change: may('change'),
      invite: may('invite'),
      chooseChair: may('choose-chair') && members.length > 0,
      end: may('end'),
      meet: may('meet') && members.length >= 2,
      minute: may('minute'),
      share: may('share') && members.length >= 2,
    },
    service: standings.includes('service'),
  };
}

function outOf(record: ClusterRecord, one: { urn: number; state: ClusterSchoolState }) {
  if (one.state === 'invited') return mayDo(record, 'take-back').ok ? 'take-back' : null;
  if (one.state !== 'member') return null;
  if (record.headOf.includes(one.urn)) return mayDo(record, 'leave').ok ? 'leave' : null;
  return mayDo(record, 'remove').ok ? 'remove' : null;
}

/** What a form for a new cluster begins with: the head’s schools; none for the service. */
export async function newClusterPage(viewer: Viewer): Promise<{ schools: { urn: number; name: string }[] }> {
  if (isService(viewer)) return { schools: [] };
  const { headOf } = await ownSchoolsOf(db(), viewer);
  if (headOf.length === 0) return { schools: [] };
  const schools = await db()
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(and(inArray(school.urn, headOf), eq(school.statusGroup, 'open')))
    .orderBy(school.sortName);
  return { schools };
}

const MOST_FOUND = 30;

/** Schools of the authority by words of a search, for whom to invite; those in it or asked already are left out. */
export async function schoolsToInvite(
  viewer: Viewer,
  id: string,
  q: string,
): Promise<{
  head: ClusterHead;
  q: string;
  found: { urn: number; name: string; town: string | null; phaseName: string }[];
  more: boolean;
} | null> {
  const open = await clusterForm(viewer, id, 'invite');
  if (!open) return null;
  const { record, head } = open;
  const there = record.schools
    .filter(({ state }) => state === 'member' || state === 'invited')
    .map(({ urn }) => urn);
  const rows = await db()
    .select({ urn: school.urn, name: school.name, town: school.town, phaseName: school.phaseName })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(
      and(
        eq(authority.id, record.row.authorityId),
        eq(school.statusGroup, 'open'),
        ...searchWords(q).map((word) => like(school.searchText, `%${word}%`)),
      ),
    )
    .orderBy(asc(school.sortName), asc(school.urn))
    .limit(MOST_FOUND + there.length + 1);
  const found = rows.filter(({ urn }) => !there.includes(urn));
  return { head, q, found: found.slice(0, MOST_FOUND), more: found.length > MOST_FOUND };
}
