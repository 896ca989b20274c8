import type { GridPoint } from '~/kernel/geo';
import { fold } from './fold';

/**
 * How alike two schools are, so that a figure is compared with that of schools in a like position and not only with
 * an average of all. The weights are ours; they follow what the published "families of schools" comparisons take into
 * account: phase before all, then how many pupils are disadvantaged, size, kind of school, location, and results.
 */

/** What a school is compared by. What is not known is null, never guessed. */
export type SchoolTraits = {
  urn: number;
  phaseName: string;
  /** Youngest and oldest pupils: an infant school is of the primary phase, and no whole primary. */
  lowAge: number | null;
  highAge: number | null;
  typeGroup: string;
  pupils: number | null;
  /** Per cent of pupils eligible for free school meals. */
  fsmPercent: number | null;
  /** The register's words for town or country. */
  urbanRural: string | null;
  /** Where it stands on the National Grid. */
  place: GridPoint | null;
  /** A headline result, such as the per cent at the expected standard. */
  attainment: number | null;
};

export const TRAITS = ['phase', 'ages', 'fsm', 'size', 'type', 'setting', 'nearness', 'attainment'] as const;
export type Trait = (typeof TRAITS)[number];

/** What each trait weighs; together 1. Location is two of them: town or country, and how near. */
export const TRAIT_WEIGHTS: Record<Trait, number> = {
  phase: 0.25,
  ages: 0.1,
  fsm: 0.2,
  size: 0.15,
  type: 0.1,
  setting: 0.05,
  nearness: 0.05,
  attainment: 0.1,
};

/**
 * Differences from which two schools count as wholly unlike: points of FSM, doublings of the number of pupils, points
 * of the headline result, metres.
 */
export const UNLIKE_FROM = { fsm: 40, size: 2, attainment: 40, nearness: 100_000 } as const;

/** What counts between wholly alike and wholly unlike when a trait is known of one school only. */
export const ONE_UNKNOWN = 0.5;

/** One trait of a comparison. `difference` is 0 for alike to 1 for unlike; null when neither is known. */
export type TraitDifference = { trait: Trait; difference: number | null; sentence: string };

/** How unlike two schools are: 0 the same in every trait known, 1 unlike in all. */
export type Likeness = { urn: number; distance: number; traits: readonly TraitDifference[] };

/**
 * Distance between two schools, 0 to 1: the same both ways round, and 0 from a school to itself. A trait known of
 * neither is left out; known of one only it counts half, so that missing data makes no school look alike.
 */
export function schoolDistance(a: SchoolTraits, b: SchoolTraits): number {
  return distanceOf(prepare(a), prepare(b));
}

/** A school's traits made ready to be compared many times. */
export type Prepared = {
  school: SchoolTraits;
  phase: string;
  /** From which age to which; a nursery class makes no other school. */
  ages: string | null;
  type: string;
  setting: 'town' | 'country' | null;
  fsm: number | null;
  /** Doublings of the number of pupils. */
  size: number | null;
  attainment: number | null;
  place: GridPoint | null;
};

/** Folds and works out once what every comparison needs. */
export function prepare(school: SchoolTraits): Prepared {
  const { pupils, fsmPercent: fsm, attainment, place } = school;
  return {
    school,
    phase: fold(school.phaseName),
    ages: agesOf(school),
    type: fold(school.typeGroup),
    setting: settingOf(school.urbanRural),
    fsm,
    size: pupils !== null && pupils > 0 ? Math.log2(pupils) : null,
    attainment,
    place,
  };
}

function distanceOf(a: Prepared, b: Prepared): number {
  let sum = 0;
  for (const trait of TRAITS) sum += TRAIT_WEIGHTS[trait] * (difference(trait, a, b) ?? 0);
  return sum;
}

/** The distance with each trait explained in a sentence, from the side of `a`. */
export function explainLikeness(a: SchoolTraits, b: SchoolTraits): Likeness {
  const [here, there] = [prepare(a), prepare(b)];
  return {
    urn: b.urn,
    distance: distanceOf(here, there),
    traits: TRAITS.map((trait) => ({
      trait,
      difference: difference(trait, here, there),
      sentence: traitSentence(trait, a, b),
    })),
  };
}

function difference(trait: Trait, a: Prepared, b: Prepared): number | null {
  switch (trait) {
    case 'phase':
      return a.phase === b.phase ? 0 : 1;
    case 'ages':
      return categoryDifference(a.ages, b.ages);
    case 'type':
      return a.type === b.type ? 0 : 1;
    case 'setting':
      return categoryDifference(a.setting, b.setting);
    case 'fsm':
      return apart(a.fsm, b.fsm, UNLIKE_FROM.fsm);
    case 'size':
      return apart(a.size, b.size, UNLIKE_FROM.size);
    case 'nearness':
      if (a.place === null || b.place === null) return ofBoth(a.place, b.place);
      return part(metresBetween(a.place, b.place), UNLIKE_FROM.nearness);
    case 'attainment':
      return apart(a.attainment, b.attainment, UNLIKE_FROM.attainment);
  }
}

/** Alike or not; half where one is not known, null where neither is. */
export function categoryDifference(x: string | null, y: string | null): number | null {
  if (x === null || y === null) return ofBoth(x, y);
  return x === y ? 0 : 1;
}

/** The gap between two figures, as a part of the gap that counts as wholly unlike. */
function apart(x: number | null, y: number | null, unlike: number): number | null {
  return x === null || y === null ? ofBoth(x, y) : part(Math.abs(x - y), unlike);
}

function part(gap: number, unlike: number): number {
  return Math.min(1, gap / unlike);
}

/** Straight line, in metres. */
function metresBetween(a: GridPoint, b: GridPoint): number {
  const [east, north] = [a.easting - b.easting, a.northing - b.northing];
  return Math.sqrt(east * east + north * north);
}

/** Where one of two is not known, or neither. */
function ofBoth(x: unknown, y: unknown): number | null {
  return x === null && y === null ? null : ONE_UNKNOWN;
}

/** The first year group a school has counts as its first age: those with a nursery class and those without are alike. */
const FIRST_CLASS_AGE = 5;

function agesOf({ lowAge, highAge }: SchoolTraits): string | null {
  return lowAge === null || highAge === null ? null : `${Math.max(lowAge, FIRST_CLASS_AGE)}-${highAge}`;
}

/** Town or country, whatever finer words the register uses. */
function settingOf(words: string | null): 'town' | 'country' | null {
  if (!words) return null;
  const folded = fold(words);
  if (folded.includes('rural')) return 'country';
  return folded.includes('urban') ? 'town' : null;
}

function traitSentence(trait: Trait, a: SchoolTraits, b: SchoolTraits): string {
  const figures = (name: string, x: number | null, y: number | null, unit: string) =>
    x === null && y === null
      ? `${name}: not known for either school`
      : `${name}: ${figure(x, unit)} here, ${figure(y, unit)} there`;
  switch (trait) {
    case 'phase':
      return fold(a.phaseName) === fold(b.phaseName)
        ? `Same phase: ${a.phaseName.toLowerCase()}`
        : `Different phase: ${a.phaseName.toLowerCase()} here, ${b.phaseName.toLowerCase()} there`;
    case 'ages': {
      const ages = ({ lowAge: low, highAge: high }: SchoolTraits) =>
        low === null || high === null ? 'not known' : `${low} to ${high}`;
      const gap = difference(trait, prepare(a), prepare(b));
      if (gap === null) return 'Ages: not known for either school';
      return `${gap === 0 ? 'Same ages' : 'Ages'}: ${ages(a)} here, ${ages(b)} there`;
    }
    case 'type':
      return fold(a.typeGroup) === fold(b.typeGroup) ? 'Same kind of school' : 'Another kind of school';
    case 'setting': {
      const gap = difference(trait, prepare(a), prepare(b));
      if (gap === null) return 'Town or country: not known for either school';
      if (gap === ONE_UNKNOWN) return 'Town or country: known for one school only';
      return gap === 0 ? `Both in ${settingOf(a.urbanRural)}` : 'One in town, one in country';
    }
    case 'fsm':
      return figures('Pupils eligible for free school meals', a.fsmPercent, b.fsmPercent, '%');
    case 'size':
      return figures('Pupils on roll', a.pupils, b.pupils, '');
    case 'nearness':
      if (a.place && b.place) return `${kmWords(metresBetween(a.place, b.place) / 1000)} apart`;
      return a.place === null && b.place === null
        ? 'Distance apart: where they stand is not known for either school'
        : 'Distance apart: where it stands is known for one school only';
    case 'attainment':
      return figures('Headline result', a.attainment, b.attainment, '%');
  }
}

/** A distance as people say it: "under 1 km", "7 km". */
function kmWords(km: number): string {
  return km < 1 ? 'Under 1 km' : `${Math.round(km)} km`;
}

function figure(value: number | null, unit: string): string {
  return value === null ? 'not known' : `${Math.round(value * 10) / 10}${unit}`;
}
