import { and, asc, count, desc, eq, inArray, like, type SQL, sql } from 'drizzle-orm';
import { cluster, offer, programme, programmePlace, provider, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { searchWords } from '~/schools/domain';
import { ownSchoolsOf } from '../clusters/record.server';
import { heldPlaces, waiting } from '../domain/programmes/places';
import { mayWithProgramme, type ProgrammeDeed } from '../domain/programmes/rights';
import { type Session, spanOf, stillAsked } from '../domain/programmes/sessions';
import type { PlaceState, ProgrammeState } from '../domain/vocabulary';
import type { ProgrammeFilter } from './forms';
import { linesOf, loadProgramme, mayDo, type ProgrammeRecord, programmeScope } from './record.server';

export const PROGRAMMES_PER_PAGE = 25;

export type ProgrammeListRow = {
  id: string;
  name: string;
  state: ProgrammeState;
  focusAreas: string[];
  sessions: Session[];
  closesOn: string;
  places: number;
  held: number;
  waiting: number;
  clusterName: string | null;
  providerName: string | null;
};

const listColumns = {
  id: programme.id,
  name: programme.name,
  state: programme.state,
  focusAreas: programme.focusAreas,
  sessions: programme.sessions,
  closesOn: programme.closesOn,
  places: programme.places,
  clusterName: cluster.name,
  providerName: provider.name,
};

/** Programmes the viewer may know of: those that go on first, by the day by which to ask. */
export async function listProgrammes(
  viewer: Viewer,
  filter: ProgrammeFilter,
  perPage = PROGRAMMES_PER_PAGE,
): Promise<{ rows: ProgrammeListRow[]; total: number; page: number; any: boolean; mayMake: boolean }> {
  const handle = db();
  const scope = programmeScope(handle, viewer, await ownSchoolsOf(handle, viewer));
  const mayMake = isService(viewer);
  if (!scope) return { rows: [], total: 0, page: 1, any: false, mayMake };
  const where = and(scope, ...conditions(filter));
  const [all] = await handle.select({ n: count() }).from(programme).where(scope);
  const [counted] = await handle.select({ n: count() }).from(programme).where(where);
  const total = Number(counted?.n ?? 0);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await handle
    .select(listColumns)
    .from(programme)
    .leftJoin(cluster, eq(cluster.id, programme.clusterId))
    .leftJoin(provider, eq(provider.id, programme.providerId))
    .where(where)
    .orderBy(goingOnFirst, asc(programme.closesOn), asc(programme.name), asc(programme.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  return { rows: await withCounts(handle, rows), total, page, mayMake, any: Number(all?.n ?? 0) > 0 };
}

const goingOnFirst = sql<number>`case ${programme.state} when 'open' then 0 when 'draft' then 1 when 'closed' then 2 else 3 end`;

/** Names without their apostrophes, as searches are folded. */
const foldedName = sql`replace(replace(lower(${programme.name}), '''', ''), '’', '')`;

function conditions({ q, focus, state }: ProgrammeFilter): (SQL | undefined)[] {
  const states: Record<ProgrammeFilter['state'], SQL | undefined> = {
    current: inArray(programme.state, ['draft', 'open', 'closed']),
    ended: inArray(programme.state, ['ended', 'cancelled']),
    all: undefined,
  };
  return [
    states[state],
    // Keys of focus areas are letters and dashes, between quotes in the stored text.
    focus ? like(sql`cast(${programme.focusAreas} as text)`, `%"${focus}"%`) : undefined,
    ...searchWords(q).map((word) => like(foldedName, `%${word}%`)),
  ];
}

type Uncounted = Omit<ProgrammeListRow, 'held' | 'waiting'>;

async function withCounts(handle: Db, rows: readonly Uncounted[]): Promise<ProgrammeListRow[]> {
  const ids = rows.map(({ id }) => id);
  const counts =
    ids.length === 0
      ? []
      : await handle
          .select({ id: programmePlace.programmeId, state: programmePlace.state, n: count() })
          .from(programmePlace)
          .where(inArray(programmePlace.programmeId, ids))
          .groupBy(programmePlace.programmeId, programmePlace.state);
  const of = (id: string, states: readonly PlaceState[]) =>
    counts
      .filter((row) => row.id === id && states.includes(row.state))
      .reduce((sum, { n }) => sum + Number(n), 0);
  return rows.map((row) => ({
    ...row,
    held: of(row.id, ['taken', 'completed', 'not-completed']),
    waiting: of(row.id, ['waiting']),
  }));
}

/** Programmes for a cluster’s own schools, for its page. */
export async function programmesOfCluster(viewer: Viewer, clusterId: string): Promise<ProgrammeListRow[]> {
  const handle = db();
  const scope = programmeScope(handle, viewer, await ownSchoolsOf(handle, viewer));
  if (!scope) return [];
  const rows = await handle
    .select(listColumns)
    .from(programme)
    .leftJoin(cluster, eq(cluster.id, programme.clusterId))
    .leftJoin(provider, eq(provider.id, programme.providerId))
    .where(and(scope, eq(programme.clusterId, clusterId)))
    .orderBy(desc(programme.createdAt))
    .limit(PROGRAMMES_PER_PAGE);
  return withCounts(handle, rows);
}

/** A line of the place list as the viewer reads it. */
export type LineView = {
  id: string;
  number: number;
  urn: number;
  schoolName: string;
  person: string;
  jobTitle: string;
  state: PlaceState;
  /** Which of those that wait: 1 is next. */
  waitsAs: number | null;
  askedAt: Date;
  version: number;
  mayGiveBack: boolean;
};

export type ProgrammePageView = {
  programme: Pick<
    ProgrammeRecord['row'],
    | 'id'
    | 'name'
    | 'description'
    | 'focusAreas'
    | 'sessions'
    | 'places'
    | 'mostEach'
    | 'closesOn'
    | 'state'
    | 'endReason'
    | 'version'
    | 'clusterId'
    | 'providerId'
    | 'offerId'
  >;
  clusterName: string | null;
  providerName: string | null;
  held: number;
  waiting: number;
  /** The viewer’s own lines; all of them for the service and who runs it. */
  lines: LineView[];
  all: boolean;
  /** Schools a place can be asked for now. */
  askFor: { urn: number; name: string }[];
  stillAsked: boolean;
  over: boolean;
  may: Record<'change' | 'open' | 'close' | 'cancel' | 'end' | 'list' | 'record', boolean>;
};

/** A programme’s page; null where the viewer may not know of it. */
export async function programmePage(viewer: Viewer, id: string): Promise<ProgrammePageView | null> {
  const handle = db();
  const record = await loadProgramme(handle, viewer, id);
  if (!record) return null;
  const { row, standings } = record;
  const may = (deed: ProgrammeDeed) => mayWithProgramme(deed, standings, row.state);
  const rows = await linesOf(handle, id);
  const all = may('list');
  const shown = all ? rows : rows.filter(({ urn }) => record.ownUrns.includes(urn));
  const names = await namesOf(
    handle,
    shown.map(({ urn }) => urn),
  );
  const queue = waiting(rows).map(({ number }) => number);
  const asked = stillAsked(row.closesOn, today());
  const last = spanOf(row.sessions)?.to ?? null;
  const over = last !== null && today() >= last;
  return {
    programme: row,
    clusterName: record.clusterName,
    providerName: record.providerName,
    held: heldPlaces(rows),
    waiting: queue.length,
    lines: shown.map((line) => ({
      id: line.id,
      number: line.number,
      urn: line.urn,
      schoolName: names.get(line.urn) ?? 'A school',
      person: line.person,
      jobTitle: line.jobTitle,
      state: line.state,
      waitsAs: line.state === 'waiting' ? queue.indexOf(line.number) + 1 : null,
      askedAt: line.askedAt,
      version: line.version,
      mayGiveBack: canGiveBack(record, line),
    })),
    all,
    askFor: may('ask') && asked ? record.mayAskFor : [],
    stillAsked: asked,
    over,
    may: {
      change: may('change'),
      open: may('open'),
      close: may('close'),
      cancel: may('cancel'),
      end: may('end') && over,
      list: all,
      record: may('record') && over,
    },
  };
}

function canGiveBack(record: ProgrammeRecord, line: { urn: number; state: PlaceState }): boolean {
  if (line.state !== 'taken' && line.state !== 'waiting') return false;
  const theirs = record.standings.includes('service') || record.headOf.includes(line.urn);
  return theirs && mayDo(record, 'give-back').ok;
}

async function namesOf(handle: Db, urns: readonly number[]): Promise<Map<number, string>> {
  if (urns.length === 0) return new Map();
  const rows = await handle
    .select({ urn: school.urn, name: school.name })
    .from(school)
    .where(inArray(school.urn, [...new Set(urns)]));
  return new Map(rows.map(({ urn, name }) => [urn, name]));
}

/** A line of the place list that the viewer may give back; null for any other. */
export async function placePage(
  viewer: Viewer,
  programmeId: string,
  placeId: string,
): Promise<{ page: ProgrammePageView; line: LineView } | null> {
  const page = await programmePage(viewer, programmeId);
  const line = page?.lines.find(({ id }) => id === placeId);
  return page && line ? { page, line } : null;
}

export type ProgrammeChoices = {
  clusters: { id: string; name: string }[];
  offers: { id: string; title: string; providerName: string }[];
};

const MOST_CHOICES = 300;

/** What a programme can be for, and by whom it can be run: clusters that go on, and published offers of the authority. */
export async function programmeChoices(viewer: Viewer): Promise<ProgrammeChoices> {
  const handle = db();
  const clusters = await handle
    .select({ id: cluster.id, name: cluster.name })
    .from(cluster)
    .where(and(eq(cluster.authorityId, viewer.authorityId), eq(cluster.state, 'active')))
    .orderBy(asc(cluster.name));
  const offers = await handle
    .select({ id: offer.id, title: offer.title, providerName: provider.name })
    .from(offer)
    .innerJoin(provider, eq(provider.id, offer.providerId))
    .where(and(eq(offer.authorityId, viewer.authorityId), eq(offer.state, 'published')))
    .orderBy(asc(provider.name), asc(offer.title))
    .limit(MOST_CHOICES);
  return { clusters, offers };
}
