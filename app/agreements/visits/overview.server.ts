import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  max,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { agreement, school, visit } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { pageNumber } from '~/kernel/page-number';
import { clock } from '~/platform/clock.server';
import { db, later } from '~/platform/db.server';
import { NOTE_HOURS, type NoteCounts } from '../domain/visits/lateness';
import { leavesRecord } from '../domain/visits/templates';
import { VISIT_KINDS } from '../domain/visits/vocabulary';
import { countNotesOf, summaryOf, type VisitSummary } from './read.server';

export const VISITS_PER_PAGE = 25;

/** What the list of all visits can be narrowed to, by how the note stands. */
export const NOTE_FILTERS = ['outstanding', 'overdue', 'late', 'on-time', 'to-record', 'planned'] as const;
export type NoteFilter = (typeof NOTE_FILTERS)[number];

export type OverviewFilter = { visitor: string | null; note: NoteFilter | null; page: number };

/** A visit among all of an authority's. */
export type OverviewRow = VisitSummary & { schoolName: string; ref: string | null; href: string };

export type VisitsOverview = {
  rows: OverviewRow[];
  total: number;
  page: number;
  /** Of all visits of the visitor chosen, whatever else is filtered. */
  counts: NoteCounts;
  /** Visits of the visitor chosen whose day has passed and which are not recorded. */
  toRecord: number;
  visitors: { id: string; name: string }[];
  /** Whether these are an authority's, or only the viewer's own. */
  service: boolean;
};

/** Filters of the overview, from its address; what makes no sense is left out. */
export function readOverviewFilter(query: URLSearchParams): OverviewFilter {
  const asked = query.get('note');
  const visitor = (query.get('visitor') ?? '').trim().slice(0, 60);
  return {
    visitor: visitor === '' ? null : visitor,
    note: NOTE_FILTERS.find((filter) => filter === asked) ?? null,
    page: pageNumber(query.get('page')),
  };
}

/** Kinds of visit that leave a note: the 48 hours run for no other. */
const WITH_NOTE = VISIT_KINDS.filter(leavesRecord);
const DAY_OF = sql<string>`coalesce(${visit.heldOn}, ${visit.plannedFor})`;

/**
 * How visits stand, as conditions of a query: the same as `noteStanding` says of one, for lists too long to be read whole.
 * @param now the instant at which it is asked
 */
function standings(now: Date): Record<NoteFilter, SQL> {
  const ended = allOf(inArray(visit.kind, WITH_NOTE), isNotNull(visit.endedAt));
  const due = later(visit.endedAt, NOTE_HOURS * 3_600_000);
  const ago = new Date(now.getTime() - NOTE_HOURS * 3_600_000);
  const toRecord = allOf(eq(visit.state, 'planned'), lt(visit.plannedFor, calendarDate(now)));
  return {
    outstanding: allOf(ended, isNull(visit.noteSentAt)),
    overdue: allOf(ended, isNull(visit.noteSentAt), lt(visit.endedAt, ago)),
    late: allOf(ended, gt(visit.noteSentAt, due)),
    'on-time': allOf(ended, lte(visit.noteSentAt, due)),
    'to-record': toRecord,
    planned: allOf(eq(visit.state, 'planned'), gte(visit.plannedFor, calendarDate(now))),
  };
}

const allOf = (...parts: SQL[]): SQL => and(...parts) ?? sql`1 = 1`;

/**
 * Visits with how their notes stand: all of the authority for its service, those of their own agreements for a provider.
 * What is still to be written up or recorded stands first, the longest ago before others; then the latest visit first.
 */
export async function visitsOverview(
  viewer: Viewer,
  filter: OverviewFilter,
  perPage = VISITS_PER_PAGE,
): Promise<VisitsOverview> {
  const service = isService(viewer);
  const scope = scopeOf(viewer);
  if (!scope)
    return {
      ...{ rows: [], total: 0, page: 1, counts: countNotesOf([]), toRecord: 0, visitors: [], service },
    };
  const now = clock.now();
  const stands = standings(now);
  const ofVisitor = filter.visitor ? allOf(scope, eq(visit.visitorId, filter.visitor)) : scope;
  const counted = await countsOf(ofVisitor, stands);
  const total = filter.note ? counted[filter.note] : counted.all;
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const where = filter.note ? allOf(ofVisitor, stands[filter.note]) : ofVisitor;
  return {
    rows: await rowsOf(where, stands, now, { page, perPage }),
    total,
    page,
    counts: {
      onTime: counted['on-time'],
      late: counted.late,
      outstanding: counted.outstanding,
      overdue: counted.overdue,
    },
    toRecord: counted['to-record'],
    visitors: await visitorsOf(scope),
    service,
  };
}

/** Visits the viewer may know of; null where there can be none. */
function scopeOf(viewer: Viewer): SQL | undefined {
  const mine = providersOf(viewer);
  return or(
    isService(viewer) ? eq(visit.authorityId, viewer.authorityId) : undefined,
    mine.length > 0
      ? and(inArray(visit.agreementId, agreementsOf(mine)), eq(visit.kind, 'support'))
      : undefined,
  );
}

const agreementsOf = (providers: readonly string[]) =>
  db()
    .select({ id: agreement.id })
    .from(agreement)
    .where(inArray(agreement.providerId, [...providers]));

async function countsOf(
  where: SQL,
  stands: Record<NoteFilter, SQL>,
): Promise<Record<NoteFilter | 'all', number>> {
  const how = (note: NoteFilter) => sql`sum(case when ${stands[note]} then 1 else 0 end)`.mapWith(Number);
  const [found] = await db()
    .select({
      all: count(),
      outstanding: how('outstanding'),
      overdue: how('overdue'),
      late: how('late'),
      'on-time': how('on-time'),
      'to-record': how('to-record'),
      planned: how('planned'),
    })
    .from(visit)
    .where(where);
  const none = { all: 0, outstanding: 0, overdue: 0, late: 0, 'on-time': 0, 'to-record': 0, planned: 0 };
  // Sums of no rows are null.
  return found?.all ? found : none;
}

async function rowsOf(
  where: SQL,
  stands: Record<NoteFilter, SQL>,
  now: Date,
  { page, perPage }: { page: number; perPage: number },
): Promise<OverviewRow[]> {
  const waits = sql`case when ${stands.outstanding} or ${stands['to-record']} then 0 else 1 end`;
  const longest = sql`case when ${stands.outstanding} or ${stands['to-record']} then ${DAY_OF} end`;
  // Which visits they are is found first, so that only those of the page are read whole.
  const here = await db()
    .select({ id: visit.id })
    .from(visit)
    .where(where)
    .orderBy(asc(waits), asc(longest), desc(DAY_OF), asc(visit.id))
    .limit(perPage)
    .offset((page - 1) * perPage);
  const place = new Map(here.map(({ id }, at) => [id, at]));
  const rows = await db()
    .select({ row: visit, schoolName: school.name, ref: agreement.ref })
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .leftJoin(agreement, eq(agreement.id, visit.agreementId))
    .where(inArray(visit.id, [...place.keys()]));
  return rows
    .map(({ row, schoolName, ref }) => ({
      ...summaryOf(row, now),
      schoolName,
      ref,
      href: `${row.agreementId ? `/agreements/${row.agreementId}` : `/schools/${row.urn}`}/visits/${row.id}`,
    }))
    .sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}

/** Everybody with a visit among these, by the last of the names they have had, in the order of letters. */
async function visitorsOf(where: SQL): Promise<{ id: string; name: string }[]> {
  const rows = await db()
    .select({ id: visit.visitorId, name: max(visit.visitorName) })
    .from(visit)
    .where(where)
    .groupBy(visit.visitorId);
  return rows.map(({ id, name }) => ({ id, name: name ?? '' })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
