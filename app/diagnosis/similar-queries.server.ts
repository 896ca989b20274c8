import { and, eq, inArray } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { distanceKm } from '~/kernel/geo';
import { type Db, db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import {
  explainLikeness,
  indicatorOf,
  nearestTo,
  phasesOfSchool,
  type SchoolTraits,
  type TraitDifference,
} from './domain';
import {
  averageOfSimilar,
  comparedPeriod,
  isNearBy,
  littleKnown,
  publishedOutcomes,
  SIMILAR_SCHOOLS,
  type SimilarQuery,
} from './domain/similar-comparison';
import { type IndicatorValue, indicatorsOf } from './indicator-values.server';
import { figureKey, figuresByYear, readTraits } from './similar-figures.server';

/** A school of the comparison by its public facts. */
export type SimilarSchool = {
  urn: number;
  name: string;
  town: string | null;
  laName: string;
  pupils: number | null;
  fsmPercent: number | null;
};

export type SimilarRow = SimilarSchool & {
  /** 0 alike to 1 unlike. */
  distance: number;
  km: number | null;
  traits: readonly TraitDifference[];
};

/** A published result set side by side, for one year. */
export type ComparedFigure = {
  indicator: string;
  period: string;
  /** By URN; what is not there is not published. */
  values: Record<number, { value: number | null; text: string | null }>;
  /** Of the similar schools; null of too few. */
  average: number | null;
};

/** The latest inspection outcome of a school, by indicator and date. */
export type LatestInspection = { indicator: string; period: string; text: string };

export type SimilarView = {
  school: SimilarSchool & { phaseName: string; laCode: string };
  query: SimilarQuery;
  /** Whether where the school stands is known, so that schools near by can be looked for. */
  placed: boolean;
  /** Neither its size nor its pupils are known. */
  littleKnown: boolean;
  /** What the list keeps to; `hidden` where who has a figure is known to the service alone. */
  figure: { label: string; period: string; average: number | null; unit: string; hidden: boolean } | null;
  rows: SimilarRow[];
  compared: ComparedFigure[];
  inspections: Record<number, LatestInspection>;
};

const facts = {
  urn: school.urn,
  name: school.name,
  town: school.town,
  laName: school.laName,
  laCode: school.laCode,
  phaseName: school.phaseName,
  pupils: school.pupils,
  fsmPercent: school.fsmPercent,
};

/**
 * The schools most like one, with public facts and published figures alone: bands, what an authority entered and what
 * is said in confidence are never among them, whoever looks.
 * @returns null for a URN that has not been imported
 */
export async function similarSchools(
  viewer: Viewer,
  urn: number,
  query: SimilarQuery,
): Promise<SimilarView | null> {
  const handle = db();
  const [row] = await handle.select(facts).from(school).where(eq(school.urn, urn));
  const [own] = row ? await readTraits(handle, eq(school.urn, urn)) : [];
  if (!row || !own) return null;
  const asked = await askedFigure(handle, viewer, row.laCode, query);
  const pool = await poolOf(handle, own, row, query, asked?.held ?? null);
  const found = asked?.hidden ? [] : nearestTo(own, pool, SIMILAR_SCHOOLS);
  const rows = await withFacts(handle, own, found);
  const shown = [urn, ...rows.map((one) => one.urn)];
  const values = await publishedOf(handle, viewer, shown);
  const indicator = asked && indicatorOf(asked.indicator);
  return {
    school: row,
    query,
    placed: own.place !== null,
    littleKnown: littleKnown(own),
    figure: asked && {
      label: indicator?.label ?? asked.indicator,
      unit: indicator?.unit ?? '',
      period: asked.period,
      hidden: asked.hidden,
      average: averageOfSimilar(rows.flatMap((one) => asked.held?.get(one.urn) ?? [])),
    },
    rows,
    compared: publishedOutcomes(phasesOfSchool(row.phaseName)).flatMap((one) => compare(one, urn, values)),
    inspections: latestInspections(values),
  };
}

/**
 * The figure that the list keeps to. Which schools have a published one is public; which have one that an authority
 * entered is known to its own service.
 */
async function askedFigure(handle: Db, viewer: Viewer, laCode: string, { figure }: SimilarQuery) {
  const indicator = figure && indicatorOf(figure.indicator);
  if (!figure || !indicator || indicator.sensitive || indicator.unit === 'coded') return null;
  const byHand = indicator.from === 'hand';
  const hidden = byHand && !(isService(viewer) && (await ownAuthority(handle, viewer)).code === laCode);
  if (hidden) return { ...figure, hidden, held: null };
  const figures = await figuresByYear(
    handle,
    byHand ? viewer.authorityId : null,
    [figure.indicator],
    figure.period,
  );
  const held = figures.get(figureKey(figure.indicator, figure.period)) ?? new Map<number, number>();
  return { ...figure, hidden, held };
}

async function poolOf(
  handle: Db,
  own: SchoolTraits,
  { laCode, phaseName }: { laCode: string; phaseName: string },
  { area }: SimilarQuery,
  held: ReadonlyMap<number, number> | null,
): Promise<SchoolTraits[]> {
  const pool = await readTraits(
    handle,
    and(
      eq(school.statusGroup, 'open'),
      eq(school.phaseName, phaseName),
      area === 'authority' ? eq(school.laCode, laCode) : undefined,
    ),
  );
  return pool.filter(
    (one) => (held === null || held.has(one.urn)) && (area !== 'near' || isNearBy(kmBetween(own, one))),
  );
}

function kmBetween(a: SchoolTraits, b: SchoolTraits): number | null {
  return a.place && b.place ? distanceKm(a.place, b.place) : null;
}

async function withFacts(
  handle: Db,
  own: SchoolTraits,
  found: readonly { school: SchoolTraits; distance: number }[],
): Promise<SimilarRow[]> {
  if (found.length === 0) return [];
  const urns = found.map((one) => one.school.urn);
  const known = await handle.select(facts).from(school).where(inArray(school.urn, urns));
  return found.flatMap(({ school: traits, distance }) => {
    const row = known.find(({ urn }) => urn === traits.urn);
    if (!row) return [];
    const { laCode: _l, phaseName: _p, ...rest } = row;
    return [{ ...rest, distance, km: kmBetween(own, traits), traits: explainLikeness(own, traits).traits }];
  });
}

/** Published values alone: what comes from files that everybody can read. */
async function publishedOf(handle: Db, viewer: Viewer, urns: readonly number[]): Promise<IndicatorValue[]> {
  const found = await indicatorsOf(handle, urns, viewer.authorityId);
  return urns.flatMap((urn) =>
    (found.get(urn) ?? [])
      .filter(({ byHand, indicator }) => !byHand && isPublished(indicator))
      .map((value) => ({ ...value, urn })),
  );
}

function isPublished(key: string): boolean {
  const indicator = indicatorOf(key);
  return indicator !== undefined && !indicator.sensitive && indicator.from !== 'hand';
}

function compare(indicator: string, urn: number, values: readonly IndicatorValue[]): ComparedFigure[] {
  const period = comparedPeriod(indicator, urn, values);
  if (period === null) return [];
  const same = values.filter((one) => one.indicator === indicator && one.period === period);
  const others = same.flatMap((one) => (one.urn === urn || one.value === null ? [] : [one.value]));
  return [
    {
      indicator,
      period,
      values: Object.fromEntries(same.map(({ urn: of, value, text }) => [of, { value, text }])),
      average: averageOfSimilar(others),
    },
  ];
}

function latestInspections(values: readonly IndicatorValue[]): Record<number, LatestInspection> {
  const latest: Record<number, LatestInspection> = {};
  for (const { urn, indicator, period, text } of values) {
    if (indicator !== 'inspection-overall' && indicator !== 'inspection-report-card') continue;
    const held = latest[urn];
    if (text !== null && (!held || held.period < period)) latest[urn] = { indicator, period, text };
  }
  return latest;
}
