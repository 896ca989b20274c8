import { and, desc, eq, inArray } from 'drizzle-orm';
import { account, clusterMeeting } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import type { MinutesContent } from '../domain/clusters/minutes';
import type { MeetingState } from '../domain/vocabulary';
import { bothTexts } from './both-texts';
import { type ClusterHead, headOfCluster } from './head.server';
import { loadMeeting, type MeetingPlace, readMinutes, versionsOf } from './meeting-commands.server';
import { minutesText } from './minutes-text';
import { mayDo } from './record.server';

export type MeetingRowView = {
  id: string;
  on: string;
  startsAt: string | null;
  place: string;
  state: MeetingState;
  /** Planned, and its day has come: its minutes are wanted. */
  wantsMinutes: boolean;
};

const MOST_SHOWN = 40;

/** Meetings of a cluster, the latest first. */
export async function meetingsOf(handle: Db, clusterId: string): Promise<MeetingRowView[]> {
  const now = today();
  const rows = await handle
    .select({
      id: clusterMeeting.id,
      on: clusterMeeting.on,
      startsAt: clusterMeeting.startsAt,
      place: clusterMeeting.place,
      state: clusterMeeting.state,
    })
    .from(clusterMeeting)
    .where(eq(clusterMeeting.clusterId, clusterId))
    .orderBy(desc(clusterMeeting.on), desc(clusterMeeting.createdAt))
    .limit(MOST_SHOWN);
  return rows.map((row) => ({ ...row, wantsMinutes: row.state === 'planned' && row.on <= now }));
}

export type MinutesVersion = {
  number: number;
  of: number;
  byName: string | null;
  at: Date;
  reason: string | null;
  hash: string;
  content: MinutesContent;
};

export type MeetingPageView = {
  head: ClusterHead;
  meeting: {
    id: string;
    on: string;
    startsAt: string | null;
    place: string;
    agenda: string;
    state: MeetingState;
    reason: string | null;
    version: number;
    wantsMinutes: boolean;
  };
  /** The version asked for, else the one in force. */
  minutes: MinutesVersion | null;
  /** What a correction changed, from the version before. */
  changes: { field: string; before: string; after: string }[];
  may: { change: boolean; callOff: boolean; write: boolean; correct: boolean };
};

/** A meeting with its minutes; null where the viewer may not read it, or there is no such version. */
export async function meetingPage(
  viewer: Viewer,
  at: MeetingPlace,
  version: number | null,
): Promise<MeetingPageView | null> {
  const handle = db();
  const found = await loadMeeting(handle, viewer, at);
  if (!found) return null;
  const { cluster, meeting } = found;
  const versions = await versionsOf(handle, meeting.id);
  const shown = version === null ? versions.at(-1) : versions.find(({ number }) => number === version);
  if (version !== null && !shown) return null;
  const before = versions.find(({ number }) => number === (shown?.number ?? 0) - 1);
  const names = await namesOf(handle, shown?.byId ? [shown.byId] : []);
  const { id, on, startsAt, place, agenda, state, reason } = meeting;
  const planned = state === 'planned';
  return {
    head: headOfCluster(cluster),
    meeting: {
      ...{ id, on, startsAt, place, agenda, state, reason },
      version: meeting.version,
      wantsMinutes: planned && on <= today(),
    },
    minutes: shown
      ? {
          number: shown.number,
          of: versions.length,
          byName: names.get(shown.byId ?? '') ?? null,
          at: shown.at,
          reason: shown.reason,
          hash: shown.hash,
          content: readMinutes(shown),
        }
      : null,
    changes: shown && before ? changesBetween(readMinutes(before), readMinutes(shown)) : [],
    may: {
      change: planned && mayDo(cluster, 'meet').ok,
      callOff: planned && mayDo(cluster, 'meet').ok,
      write: planned && mayDo(cluster, 'minute').ok,
      correct: state === 'held' && mayDo(cluster, 'minute').ok,
    },
  };
}

function changesBetween(from: MinutesContent, to: MinutesContent): MeetingPageView['changes'] {
  const before = minutesText(from);
  const after = minutesText(to);
  return bothTexts(
    Object.keys(after).map((label) => ({ label, theirs: before[label] ?? '', yours: after[label] ?? '' })),
  ).map(({ label, theirs, yours }) => ({ field: label, before: theirs, after: yours }));
}

async function namesOf(handle: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await handle
    .select({ id: account.id, name: account.name })
    .from(account)
    .where(and(inArray(account.id, [...ids])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export type MinutesFormView = MeetingPageView & {
  /** Schools whose attendance is asked: those of the minutes there are, else the members now. */
  schools: { urn: number; name: string }[];
  today: string;
};

/** The form for minutes: empty, or as they stand. */
export async function minutesFormPage(viewer: Viewer, at: MeetingPlace): Promise<MinutesFormView | null> {
  const page = await meetingPage(viewer, at, null);
  const found = await loadMeeting(db(), viewer, at);
  if (!page || !found || !(page.may.write || page.may.correct)) return null;
  const schools =
    page.minutes?.content.schools ?? found.cluster.members.map(({ urn, name }) => ({ urn, name }));
  return { ...page, schools: schools.map(({ urn, name }) => ({ urn, name })), today: today() };
}
