import { and, eq, gte, inArray, lte, ne, or, sql } from 'drizzle-orm';
import { cluster, clusterMeeting, clusterSchool, programme, programmePlace } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { addDays } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { type OwnSchools, ownSchoolsOf } from './clusters/record.server';

/** A day of a cluster or programme that is the viewer’s. */
export type PracticeDate = {
  key: string;
  what: 'meeting' | 'session';
  name: string;
  on: string;
  /** "14:30" of a meeting; words of a session. */
  startsAt: string | null;
  times: string | null;
  place: string;
  href: string;
  off: boolean;
  version: number;
  changedAt: Date;
};

/** Meetings of the viewer’s clusters and sessions of programmes on which their school has a place, or that they run. */
export async function practiceDates(
  viewer: Viewer,
  range: { from: string; to: string },
): Promise<PracticeDate[]> {
  const handle = db();
  const own = await ownSchoolsOf(handle, viewer);
  const [meetings, sessions] = await Promise.all([
    meetingsIn(handle, viewer, own, range),
    sessionsIn(handle, viewer, own, range),
  ]);
  return [...meetings, ...sessions];
}

async function meetingsIn(
  handle: Db,
  viewer: Viewer,
  { ownUrns }: OwnSchools,
  { from, to }: { from: string; to: string },
): Promise<PracticeDate[]> {
  const joined =
    ownUrns.length === 0
      ? undefined
      : inArray(
          cluster.id,
          handle
            .select({ id: clusterSchool.clusterId })
            .from(clusterSchool)
            .where(and(inArray(clusterSchool.urn, ownUrns), eq(clusterSchool.state, 'member'))),
        );
  // A broker has in their calendar what they formed and what has no chair, not each meeting of the authority’s schools.
  const service = isService(viewer)
    ? and(
        eq(cluster.authorityId, viewer.authorityId),
        or(eq(cluster.createdById, viewer.accountId), sql`${cluster.chairId} is null`),
      )
    : undefined;
  const scope = or(joined, service);
  if (!scope) return [];
  const rows = await handle
    .select({ meeting: clusterMeeting, name: cluster.name })
    .from(clusterMeeting)
    .innerJoin(cluster, eq(cluster.id, clusterMeeting.clusterId))
    .where(and(scope, gte(clusterMeeting.on, from), lte(clusterMeeting.on, to)));
  return rows.map(({ meeting, name }) => ({
    key: `cluster-meeting-${meeting.id}`,
    what: 'meeting',
    name,
    on: meeting.on,
    startsAt: meeting.startsAt,
    times: null,
    place: meeting.place,
    href: `/clusters/${meeting.clusterId}/meetings/${meeting.id}`,
    off: meeting.state === 'called-off',
    version: meeting.version,
    changedAt: meeting.updatedAt,
  }));
}

async function sessionsIn(
  handle: Db,
  viewer: Viewer,
  own: OwnSchools,
  { from, to }: { from: string; to: string },
): Promise<PracticeDate[]> {
  const provides = providersOf(viewer);
  const withPlace =
    own.ownUrns.length === 0
      ? undefined
      : inArray(
          programme.id,
          handle
            .select({ id: programmePlace.programmeId })
            .from(programmePlace)
            .where(and(inArray(programmePlace.urn, own.ownUrns), ne(programmePlace.state, 'given-back'))),
        );
  const scope = or(
    withPlace,
    provides.length > 0 ? inArray(programme.providerId, provides) : undefined,
    isService(viewer)
      ? and(eq(programme.authorityId, viewer.authorityId), eq(programme.createdById, viewer.accountId))
      : undefined,
  );
  if (!scope) return [];
  const rows = await handle
    .select({
      id: programme.id,
      name: programme.name,
      sessions: programme.sessions,
      state: programme.state,
      version: programme.version,
      updatedAt: programme.updatedAt,
    })
    .from(programme)
    .where(
      and(
        scope,
        ne(programme.state, 'draft'),
        // Sessions lie within a year of the last day to ask: programmes long over are not read.
        gte(programme.closesOn, addDays(from, -366)),
        lte(programme.closesOn, addDays(to, 366)),
      ),
    );
  return rows.flatMap(({ id, name, sessions, state, version, updatedAt }) =>
    sessions.flatMap(({ on, times, place }, index): PracticeDate[] =>
      on < from || on > to
        ? []
        : [
            {
              key: `programme-session-${id}-${index + 1}`,
              what: 'session',
              name,
              on,
              startsAt: null,
              times,
              place,
              href: `/programmes/${id}`,
              off: state === 'cancelled',
              version,
              changedAt: updatedAt,
            },
          ],
    ),
  );
}
