import { and, asc, eq, inArray } from 'drizzle-orm';
import { bandingFramework, school, schoolChange, schoolStanding } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import { type AuthoritySchool, schoolsOfAuthority } from './authority-schools.server';
import { frameworkInForce } from './diagnosis-load.server';
import {
  type BandCount,
  type BandHistory,
  type BandPlace,
  type BandTerms,
  bandHistoryOf,
  countBands,
  type FrameworkBand,
  type Lines,
  type PupilsChange,
  pupilsOn,
  type ReviewCadence,
  rollOn,
  type StandingRecord,
} from './domain';

/** Everything that says which school of an authority was in which band, and when. Unscoped: callers check the viewer. */
export type BandRecord = {
  authority: { code: string; name: string };
  schools: AuthoritySchool[];
  lines: Lines;
  history: BandHistory;
  /** Bands of the framework in force, from the least to the most support. */
  inForce: BandPlace[];
  /** How often a band's schools are looked at, by the framework version it was settled under. */
  cadenceOf(standing: StandingRecord): ReviewCadence | null;
  /** All that version says a band's schools get and owe; null where it does not. */
  termsOf(standing: StandingRecord): BandTerms | null;
};

/** Reads the record of the viewer's own authority. */
export async function bandRecordOf(handle: Db, viewer: Viewer): Promise<BandRecord> {
  const own = await ownAuthority(handle, viewer);
  const { schools, lines } = await schoolsOfAuthority(handle, own.code);
  const framework = await frameworkInForce(handle, viewer.authorityId);
  const rows = await handle
    .select({
      urn: schoolStanding.urn,
      frameworkId: schoolStanding.frameworkId,
      band: schoolStanding.band,
      priority: schoolStanding.priority,
      decidedOn: schoolStanding.decidedOn,
      current: schoolStanding.current,
      brokerId: schoolStanding.brokerId,
    })
    .from(schoolStanding)
    .where(eq(schoolStanding.authorityId, viewer.authorityId))
    .orderBy(asc(schoolStanding.decidedOn), asc(schoolStanding.id));
  const versions = await frameworksOf(handle, [...new Set(rows.map(({ frameworkId }) => frameworkId))]);
  const terms = new Map<StandingRecord, BandTerms | null>();
  const standings = rows.map(({ frameworkId, band, priority, ...row }) => {
    const version = versions.get(frameworkId);
    const standing = { ...row, band: placeOf(version, band) ?? unnamed(frameworkId, band, priority) };
    terms.set(standing, version?.bands.find(({ key }) => key === band)?.terms ?? null);
    return standing;
  });
  return {
    authority: own,
    schools,
    lines,
    history: bandHistoryOf(standings, lines),
    inForce: (framework?.bands ?? [])
      .flatMap(({ key }) => placeOf(framework, key) ?? [])
      .sort((a, b) => a.place - b.place),
    cadenceOf: (standing) => terms.get(standing)?.review ?? null,
    termsOf: (standing) => terms.get(standing) ?? null,
  };
}

type Version = { key: string; bands: readonly FrameworkBand[] };

async function frameworksOf(handle: Db, ids: readonly string[]): Promise<Map<string, Version>> {
  if (ids.length === 0) return new Map();
  const rows = await handle
    .select({ id: bandingFramework.id, key: bandingFramework.key, bands: bandingFramework.bands })
    .from(bandingFramework)
    .where(inArray(bandingFramework.id, [...ids]));
  return new Map(rows.map(({ id, ...version }) => [id, version]));
}

/** A band with its place among the others, 0 the one that needs least support: the highest priority comes last. */
function placeOf(framework: Version | null | undefined, key: string): BandPlace | null {
  const inOrder = [...(framework?.bands ?? [])].sort((a, b) => b.priority - a.priority);
  const place = inOrder.findIndex((band) => band.key === key);
  const band = inOrder[place];
  if (!framework || !band) return null;
  const { name, letter, priority } = band;
  return { framework: framework.key, key, name, letter, priority, place };
}

/** A band whose framework no longer names it: its key is all there is. */
function unnamed(frameworkId: string, key: string, priority: number): BandPlace {
  return { framework: frameworkId, key, name: key, letter: '', priority, place: 4 - priority };
}

/** Schools and pupils by band on each of some days. */
export async function countsOn(
  handle: Db,
  record: BandRecord,
  days: readonly CalendarDate[],
): Promise<BandCount[]> {
  const changes = await pupilsChanges(handle, record.authority.code);
  const pupils = new Map(record.schools.map((one) => [one.urn, one.pupils]));
  return days.map((day) =>
    countBands(
      day,
      rollOn(day, record.schools, record.lines, record.history),
      (urn) => record.history.on(urn, day)?.standing.band ?? null,
      (urn) => pupilsOn(pupils.get(urn) ?? null, changes.get(urn) ?? [], day),
    ),
  );
}

/** Changes of the number of pupils that imports recorded, by school, in order of time. */
export async function pupilsChanges(handle: Db, code: string): Promise<Map<number, PupilsChange[]>> {
  const rows = await handle
    .select({ urn: schoolChange.urn, at: schoolChange.at, before: schoolChange.before })
    .from(schoolChange)
    .innerJoin(school, eq(school.urn, schoolChange.urn))
    .where(and(eq(school.laCode, code), eq(schoolChange.field, 'pupils')))
    .orderBy(asc(schoolChange.at));
  const changes = new Map<number, PupilsChange[]>();
  for (const { urn, at, before } of rows) {
    const n = before === null || before === '' ? null : Number(before);
    const list = changes.get(urn) ?? [];
    list.push({ urn, on: calendarDate(at), before: n !== null && Number.isFinite(n) ? n : null });
    changes.set(urn, list);
  }
  return changes;
}
