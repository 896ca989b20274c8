import { and, eq, inArray, isNotNull, lte, max } from 'drizzle-orm';
import { account, accountGrant, diagnosis } from '#drizzle/schema';
import { advisersAtWork } from '~/accounts/caseload.server';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { type Db, db } from '~/platform/db.server';
import type { AuthoritySchool } from './authority-schools.server';
import { type BandRecord, bandRecordOf, countsOn } from './band-record.server';
import { type BoardFilter, NONE } from './board-forms';
import {
  type BandCount,
  type BandPlace,
  bandId,
  bandsInUse,
  endOfLastTerm,
  type Movement,
  movementOf,
  type ReviewDue,
  reviewDue,
  rollOn,
  termEnds,
} from './domain';
import { lastLooks } from './looks.server';

/** Schools of a band shown on the board; the rest are behind the link to all of them. */
export const BOARD_SHOWN = 8;
export const BAND_PER_PAGE = 50;
/** Term ends of the plot over time: three years. */
const TERMS_SHOWN = 9;

type OpenDiagnosis = { id: string; state: 'draft' | 'shared' | 'contested' };

export type BoardSchool = {
  urn: number;
  name: string;
  town: string | null;
  phaseName: string;
  pupils: number | null;
  band: BandPlace | null;
  /** The school the band is from, where it has none of its own yet. */
  bandFrom: string | null;
  movement: Movement;
  /** The band at the end of last term. */
  before: BandPlace | null;
  due: ReviewDue;
  lastOn: string | null;
  open: OpenDiagnosis | null;
  /** Null for a school in nobody’s caseload; also where its adviser has left, who is then named. */
  adviser: { id: string; name: string } | null;
  formerAdviser: string | null;
};

export type BoardColumn = {
  /** `bandId`, or `none`. */
  id: string;
  band: BandPlace | null;
  schools: number;
  pupils: number;
  pupilsUnknown: number;
  shown: BoardSchool[];
};

/** A school that was on the roll at the end of last term and no longer is. */
export type GoneSchool = {
  urn: number;
  name: string;
  closeDate: string | null;
  band: BandPlace | null;
  became: { urn: number; name: string }[];
};

type Tally = { schools: number; due: number; overdue: number; contested: number };
export type Caseload = Tally & { id: string; name: string | null; bands: Record<string, number> };

export type BoardView = {
  /** The last day of last term, which movement is counted from. */
  since: string;
  columns: BoardColumn[];
  /** Of what the filters leave. */
  tally: Tally & { movements: Record<Movement, number> };
  schools: number;
  caseloads: Caseload[];
  choices: { phases: string[]; places: string[]; advisers: { id: string; name: string }[] };
  gone: GoneSchool[];
  series: BandCount[];
  bands: BandPlace[];
};

/**
 * The whole authority by band, for its service: who moved, what is due, who has which school, and the years before.
 * @param shown most schools of each band, where no one band was asked for
 * @returns null for everybody else
 */
export async function boardPage(
  viewer: Viewer,
  filter: BoardFilter,
  today: string,
  shown = BOARD_SHOWN,
): Promise<BoardView | null> {
  if (!isService(viewer)) return null;
  const record = await bandRecordOf(db(), viewer);
  const since = endOfLastTerm(today);
  const all = await boardSchools(db(), viewer, record, since, today);
  const left = all.filter((one) => matches(one, filter));
  const series = await countsOn(db(), record, [...termEnds(record.history.first, today, TERMS_SHOWN), today]);
  const bands = bandsInUse(record.inForce, record.history.bandsAmong(series));
  return {
    since,
    columns: columnsOf(bands, record.inForce.length, left, filter, shown),
    tally: { ...tallyOf(left), movements: movementsOf(left) },
    schools: all.length,
    caseloads: caseloadsOf(left),
    choices: {
      phases: distinct(all.map(({ phaseName }) => phaseName)),
      places: distinct(all.map(({ town }) => town ?? '')),
      advisers: await advisersAtWork(db(), viewer.authorityId),
    },
    gone: goneSince(record, since, today),
    series,
    bands,
  };
}

/** Schools on the roll today as the board counts them. Unscoped: callers check the viewer. */
export async function boardSchools(
  handle: Db,
  viewer: Viewer,
  record: BandRecord,
  since: string,
  today: string,
): Promise<BoardSchool[]> {
  const { schools, lines, history, cadenceOf } = record;
  const roll = rollOn(today, schools, lines, history);
  const [open, talks, looks, advisers, names, calendar] = await Promise.all([
    openDiagnoses(handle, viewer.authorityId),
    lastTalks(handle, viewer.authorityId, today),
    lastLooks(handle, viewer.authorityId, today),
    advisersAtWork(handle, viewer.authorityId),
    accountNames(handle, viewer.authorityId),
    schoolCalendarOf(handle, viewer.authorityId),
  ]);
  const working = new Map(advisers.map((one) => [one.id, one]));
  const nameOf = new Map(schools.map(({ urn, name }) => [urn, name]));
  return schools
    .filter(({ urn }) => roll.has(urn))
    .map((row) => {
      const now = history.on(row.urn, today);
      const before = history.on(row.urn, since)?.standing.band ?? null;
      const lastOn = latest([
        now?.standing.decidedOn,
        talks.get(row.urn),
        talks.get(now?.of ?? 0),
        looks.get(row.urn),
        looks.get(now?.of ?? 0),
      ]);
      const brokerId = now?.standing.brokerId ?? null;
      const adviser = (brokerId && working.get(brokerId)) || null;
      return {
        ...pick(row),
        band: now?.standing.band ?? null,
        bandFrom: now && now.of !== row.urn ? (nameOf.get(now.of) ?? `URN ${now.of}`) : null,
        movement: movementOf(before, now?.standing.band ?? null),
        before,
        due: reviewDue(now ? lastOn : null, now ? cadenceOf(now.standing) : null, today, calendar),
        lastOn,
        open: open.get(row.urn) ?? null,
        adviser,
        formerAdviser: brokerId && !adviser ? (names.get(brokerId) ?? null) : null,
      };
    });
}

function pick({ urn, name, town, phaseName, pupils }: AuthoritySchool) {
  return { urn, name, town, phaseName, pupils };
}

function latest(days: readonly (string | null | undefined)[]): string | null {
  return (
    days
      .filter((day): day is string => typeof day === 'string')
      .sort()
      .at(-1) ?? null
  );
}

const ORDER = { contested: 0, shared: 1, draft: 2 } as const;

/** The diagnosis of each school that is under way: of several, the one furthest from being settled by agreement. */
async function openDiagnoses(handle: Db, authorityId: string): Promise<Map<number, OpenDiagnosis>> {
  const rows = await handle
    .select({ urn: diagnosis.urn, id: diagnosis.id, state: diagnosis.state })
    .from(diagnosis)
    .where(
      and(eq(diagnosis.authorityId, authorityId), inArray(diagnosis.state, ['draft', 'shared', 'contested'])),
    );
  const open = new Map<number, OpenDiagnosis>();
  for (const { urn, id, state } of rows) {
    if (state !== 'draft' && state !== 'shared' && state !== 'contested') continue;
    const held = open.get(urn);
    if (!held || ORDER[state] < ORDER[held.state]) open.set(urn, { id, state });
  }
  return open;
}

/** The last day on which a diagnosis was talked through with each school. */
async function lastTalks(handle: Db, authorityId: string, today: string): Promise<Map<number, string>> {
  const rows = await handle
    .select({ urn: diagnosis.urn, on: max(diagnosis.discussedOn) })
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, authorityId),
        isNotNull(diagnosis.sharedAt),
        isNotNull(diagnosis.discussedOn),
        lte(diagnosis.discussedOn, today),
      ),
    )
    .groupBy(diagnosis.urn);
  return new Map(rows.flatMap(({ urn, on }) => (on === null ? [] : [[urn, on]])));
}

async function accountNames(handle: Db, authorityId: string): Promise<Map<string, string>> {
  const rows = await handle
    .selectDistinct({ id: account.id, name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(eq(accountGrant.authorityId, authorityId), inArray(accountGrant.role, ['broker', 'lead'])));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function matches(one: BoardSchool, filter: BoardFilter): boolean {
  if (filter.phase && one.phaseName !== filter.phase) return false;
  if (filter.place && (one.town ?? '') !== filter.place) return false;
  if (filter.adviser === NONE ? one.adviser !== null : filter.adviser && one.adviser?.id !== filter.adviser)
    return false;
  switch (filter.show) {
    case 'due':
    case 'overdue':
      return one.due.state === filter.show;
    case 'contested':
      return one.open?.state === 'contested';
    case 'waiting':
      return one.open?.state === 'shared';
    case 'up':
    case 'down':
    case 'new':
      return one.movement === filter.show;
    case undefined:
      return true;
  }
}

function columnsOf(
  bands: readonly BandPlace[],
  inForce: number,
  schools: readonly BoardSchool[],
  filter: BoardFilter,
  most: number,
): BoardColumn[] {
  const inBand = (id: string) =>
    schools.filter(({ band }) => (band ? bandId(band) : NONE) === id).sort(mostPressing);
  const column = (id: string, band: BandPlace | null): BoardColumn => {
    const own = inBand(id);
    const whole = filter.band === id;
    const at = whole
      ? (Math.min(filter.page, Math.max(1, Math.ceil(own.length / BAND_PER_PAGE))) - 1) * BAND_PER_PAGE
      : 0;
    return {
      id,
      band,
      schools: own.length,
      pupils: own.reduce((sum, { pupils }) => sum + (pupils ?? 0), 0),
      pupilsUnknown: own.filter(({ pupils }) => pupils === null).length,
      shown: own.slice(at, at + (whole ? BAND_PER_PAGE : most)),
    };
  };
  const none = column(NONE, null);
  const columns = bands.map((band) => column(bandId(band), band));
  // A band of an earlier framework has a column only while a school is in it.
  const current = columns.filter((column, place) => column.schools > 0 || place < inForce);
  return none.schools > 0 ? [...current, none] : current;
}

const PRESSING = { overdue: 1, due: 2, 'up-to-date': 3 } as const;

/** Contested first, then overdue, then due; within each by name, which is the order they come in. */
function mostPressing(a: BoardSchool, b: BoardSchool): number {
  const rank = (one: BoardSchool) => (one.open?.state === 'contested' ? 0 : PRESSING[one.due.state]);
  return rank(a) - rank(b);
}

function tallyOf(schools: readonly BoardSchool[]): Tally {
  return {
    schools: schools.length,
    due: schools.filter(({ due }) => due.state === 'due').length,
    overdue: schools.filter(({ due }) => due.state === 'overdue').length,
    contested: schools.filter(({ open }) => open?.state === 'contested').length,
  };
}

function movementsOf(schools: readonly BoardSchool[]): Record<Movement, number> {
  const counts = { up: 0, down: 0, new: 0, same: 0, none: 0 };
  for (const { movement } of schools) counts[movement]++;
  return counts;
}

/** Who has which schools; those in nobody’s caseload come last. */
function caseloadsOf(schools: readonly BoardSchool[]): Caseload[] {
  const groups = new Map<string, BoardSchool[]>();
  for (const one of schools) {
    const id = one.adviser?.id ?? NONE;
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  return [...groups]
    .map(([id, own]) => {
      const bands: Record<string, number> = {};
      for (const { band } of own) {
        const key = band ? bandId(band) : NONE;
        bands[key] = (bands[key] ?? 0) + 1;
      }
      return { id, name: own[0]?.adviser?.name ?? null, ...tallyOf(own), bands };
    })
    .sort((a, b) => (a.name === null ? 1 : b.name === null ? -1 : a.name.localeCompare(b.name, 'en-GB')));
}

function goneSince(record: BandRecord, since: string, today: string): GoneSchool[] {
  const { schools, lines, history } = record;
  const now = rollOn(today, schools, lines, history);
  const then = rollOn(since, schools, lines, history);
  const nameOf = new Map(schools.map(({ urn, name }) => [urn, name]));
  return schools
    .filter(({ urn }) => then.has(urn) && !now.has(urn))
    .map(({ urn, name, closeDate }) => ({
      ...{ urn, name, closeDate },
      band: history.on(urn, since)?.standing.band ?? null,
      became: lines.became(urn).map((next) => ({ urn: next, name: nameOf.get(next) ?? `URN ${next}` })),
    }));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').sort((a, b) => a.localeCompare(b, 'en-GB'));
}
