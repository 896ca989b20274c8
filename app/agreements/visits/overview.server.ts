import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import { agreement, school, visit } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { pageNumber } from '~/kernel/page-number';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import type { NoteCounts, NoteStanding } from '../domain/visits/lateness';
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

const FITS: Readonly<
  Record<NoteFilter, (visit: { stage: string; note: NoteStanding; toRecord: boolean }) => boolean>
> = {
  outstanding: ({ note }) => note.kind === 'due' || note.kind === 'overdue',
  overdue: ({ note }) => note.kind === 'overdue',
  late: ({ note }) => note.kind === 'late',
  'on-time': ({ note }) => note.kind === 'on-time',
  'to-record': ({ toRecord }) => toRecord,
  planned: ({ stage, toRecord }) => stage === 'planned' && !toRecord,
};

/**
 * Visits with how their notes stand: all of the authority for its service, those of their own agreements for a provider.
 * The latest first; what is still to be written up stands before the rest.
 */
export async function visitsOverview(
  viewer: Viewer,
  filter: OverviewFilter,
  perPage = VISITS_PER_PAGE,
): Promise<VisitsOverview> {
  const service = isService(viewer);
  const mine = providersOf(viewer);
  const scope = or(
    service ? eq(visit.authorityId, viewer.authorityId) : undefined,
    mine.length > 0 ? and(inArray(agreement.providerId, mine), eq(visit.kind, 'support')) : undefined,
  );
  const empty: VisitsOverview = {
    rows: [],
    total: 0,
    page: 1,
    counts: countNotesOf([]),
    toRecord: 0,
    visitors: [],
    service,
  };
  if (!scope) return empty;
  const found = await db()
    .select({ row: visit, schoolName: school.name, ref: agreement.ref })
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .leftJoin(agreement, eq(agreement.id, visit.agreementId))
    .where(scope)
    .orderBy(desc(visit.plannedFor), asc(visit.id));
  const now = clock.now();
  const all: OverviewRow[] = found.map(({ row, schoolName, ref }) => ({
    ...summaryOf(row, now),
    schoolName,
    ref,
    href: `${row.agreementId ? `/agreements/${row.agreementId}` : `/schools/${row.urn}`}/visits/${row.id}`,
  }));
  const visitors = new Map(all.map(({ visitorId, visitorName }) => [visitorId, visitorName]));
  const ofVisitor = filter.visitor ? all.filter(({ visitorId }) => visitorId === filter.visitor) : all;
  const { note } = filter;
  const fitting = ofVisitor.filter((one) => note === null || FITS[note](one)).sort(byPress);
  const page = Math.min(filter.page, Math.max(1, Math.ceil(fitting.length / perPage)));
  return {
    rows: fitting.slice((page - 1) * perPage, page * perPage),
    total: fitting.length,
    page,
    counts: countNotesOf(ofVisitor),
    toRecord: ofVisitor.filter(({ toRecord }) => toRecord).length,
    visitors: [...visitors].map(([id, name]) => ({ id, name })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    service,
  };
}

/** Notes and visits still to be written first, the longest ago before others; then the latest visit first. */
function byPress(a: OverviewRow, b: OverviewRow): number {
  const waits = (row: OverviewRow) => (FITS.outstanding(row) || row.toRecord ? 0 : 1);
  if (waits(a) !== waits(b)) return waits(a) - waits(b);
  if (a.on !== b.on) {
    const earlier = a.on < b.on ? -1 : 1;
    return waits(a) === 0 ? earlier : -earlier;
  }
  return a.id < b.id ? -1 : 1;
}
