/**
 * How alike two schools are, so that a figure is compared with that of schools in a like position and not only with
 * an average of all. The weights are ours; they follow what the published "families of schools" comparisons take into
 * account: phase before all, then how many pupils are disadvantaged, size, kind of school, setting, and results.
 */

/** What a school is compared by. What is not known is null, never guessed. */
export type SchoolTraits = {
  urn: number;
  phaseName: string;
  typeGroup: string;
  pupils: number | null;
  /** Per cent of pupils eligible for free school meals. */
  fsmPercent: number | null;
  /** The register's words for town or country. */
  urbanRural: string | null;
  /** A headline result, such as the per cent at the expected standard. */
  attainment: number | null;
};

export const TRAITS = ['phase', 'fsm', 'size', 'type', 'setting', 'attainment'] as const;
export type Trait = (typeof TRAITS)[number];

/** What each trait weighs; together 1. */
export const TRAIT_WEIGHTS: Record<Trait, number> = {
  phase: 0.35,
  fsm: 0.2,
  size: 0.15,
  type: 0.1,
  setting: 0.1,
  attainment: 0.1,
};

/** Differences from which two schools count as wholly unlike in a trait. */
const FSM_POINTS = 40;
const SIZE_DOUBLINGS = 2;
const ATTAINMENT_POINTS = 40;

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
  let sum = 0;
  for (const trait of TRAITS) sum += TRAIT_WEIGHTS[trait] * (difference(trait, a, b) ?? 0);
  return sum;
}

/** The distance with each trait explained in a sentence, from the side of `a`. */
export function explainLikeness(a: SchoolTraits, b: SchoolTraits): Likeness {
  return {
    urn: b.urn,
    distance: schoolDistance(a, b),
    traits: TRAITS.map((trait) => ({
      trait,
      difference: difference(trait, a, b),
      sentence: traitSentence(trait, a, b),
    })),
  };
}

/**
 * Prepares a set of schools so that the nearest of each can be asked for quickly.
 * @returns a function that gives the `k` schools most like one, nearest first, never the school itself; equal
 *   distances by URN, so that the order in which schools were given changes nothing
 */
export function nearestAmong(schools: readonly SchoolTraits[]) {
  const families = new Map<string, { known: SchoolTraits[]; unknown: SchoolTraits[] }>();
  for (const school of schools) {
    const key = fold(school.phaseName);
    const family = families.get(key) ?? { known: [], unknown: [] };
    (school.fsmPercent === null ? family.unknown : family.known).push(school);
    families.set(key, family);
  }
  for (const { known } of families.values())
    known.sort((x, y) => (x.fsmPercent ?? 0) - (y.fsmPercent ?? 0) || x.urn - y.urn);

  return function nearest(
    to: SchoolTraits,
    k: number,
    eligible: (school: SchoolTraits) => boolean = () => true,
  ): { school: SchoolTraits; distance: number }[] {
    const best: { school: SchoolTraits; distance: number }[] = [];
    // A school of another phase is never a like school, however few there are of this one.
    const family = families.get(fold(to.phaseName));
    if (!family || k <= 0) return best;
    const consider = (school: SchoolTraits) => {
      if (school.urn === to.urn || !eligible(school)) return;
      insert(best, { school, distance: schoolDistance(to, school) }, k);
    };
    for (const school of family.unknown) consider(school);
    const { known } = family;
    if (to.fsmPercent === null) {
      for (const school of known) consider(school);
      return best;
    }
    // Outward from the school's own place in the order of FSM, until FSM alone is further than the k-th found.
    const start = firstAtLeast(known, to.fsmPercent);
    let [below, above] = [start - 1, start];
    for (;;) {
      const gapBelow = fsmGap(known[below], to.fsmPercent);
      const gapAbove = fsmGap(known[above], to.fsmPercent);
      const gap = Math.min(gapBelow, gapAbove);
      const bound = TRAIT_WEIGHTS.fsm * Math.min(1, gap / FSM_POINTS);
      if (gap === Number.POSITIVE_INFINITY) return best;
      if (best.length === k && bound > (best[k - 1]?.distance ?? 0)) return best;
      const school = gapBelow <= gapAbove ? known[below--] : known[above++];
      if (school) consider(school);
    }
  };
}

function insert(
  best: { school: SchoolTraits; distance: number }[],
  found: { school: SchoolTraits; distance: number },
  k: number,
): void {
  const before = (x: typeof found, y: typeof found) =>
    x.distance < y.distance || (x.distance === y.distance && x.school.urn < y.school.urn);
  const last = best[k - 1];
  if (last && !before(found, last)) return;
  let at = best.length;
  while (at > 0 && before(found, best[at - 1] as typeof found)) at--;
  best.splice(at, 0, found);
  if (best.length > k) best.pop();
}

function firstAtLeast(sorted: readonly SchoolTraits[], fsm: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.fsmPercent ?? 0) < fsm) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fsmGap(school: SchoolTraits | undefined, fsm: number): number {
  return school ? Math.abs((school.fsmPercent ?? 0) - fsm) : Number.POSITIVE_INFINITY;
}

function difference(trait: Trait, a: SchoolTraits, b: SchoolTraits): number | null {
  switch (trait) {
    case 'phase':
      return fold(a.phaseName) === fold(b.phaseName) ? 0 : 1;
    case 'type':
      return fold(a.typeGroup) === fold(b.typeGroup) ? 0 : 1;
    case 'setting':
      return ofBoth(settingOf(a.urbanRural), settingOf(b.urbanRural), (x, y) => (x === y ? 0 : 1));
    case 'fsm':
      return ofBoth(a.fsmPercent, b.fsmPercent, (x, y) => Math.min(1, Math.abs(x - y) / FSM_POINTS));
    case 'size':
      return ofBoth(positive(a.pupils), positive(b.pupils), (x, y) =>
        Math.min(1, Math.abs(Math.log2(Math.max(x, y) / Math.min(x, y))) / SIZE_DOUBLINGS),
      );
    case 'attainment':
      return ofBoth(a.attainment, b.attainment, (x, y) => Math.min(1, Math.abs(x - y) / ATTAINMENT_POINTS));
  }
}

function ofBoth<T>(a: T | null, b: T | null, compare: (x: T, y: T) => number): number | null {
  if (a === null && b === null) return null;
  if (a === null || b === null) return ONE_UNKNOWN;
  return compare(a, b);
}

function positive(n: number | null): number | null {
  return n !== null && n > 0 ? n : null;
}

/** Town or country, whatever finer words the register uses. */
function settingOf(words: string | null): 'town' | 'country' | null {
  if (!words) return null;
  const folded = fold(words);
  if (folded.includes('rural')) return 'country';
  return folded.includes('urban') ? 'town' : null;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

function traitSentence(trait: Trait, a: SchoolTraits, b: SchoolTraits): string {
  const figures = (name: string, x: number | null, y: number | null, unit: string) =>
    x === null && y === null
      ? `${name}: not known for either school`
      : `${name}: ${figure(x, unit)} here, ${figure(y, unit)} there`;
  switch (trait) {
    case 'phase':
      return difference(trait, a, b) === 0
        ? `Same phase: ${a.phaseName.toLowerCase()}`
        : `Different phase: ${a.phaseName.toLowerCase()} here, ${b.phaseName.toLowerCase()} there`;
    case 'type':
      return difference(trait, a, b) === 0 ? 'Same kind of school' : 'Another kind of school';
    case 'setting': {
      const apart = difference(trait, a, b);
      if (apart === null) return 'Town or country: not known for either school';
      if (apart === ONE_UNKNOWN) return 'Town or country: known for one school only';
      return apart === 0 ? `Both in ${settingOf(a.urbanRural)}` : 'One in town, one in country';
    }
    case 'fsm':
      return figures('Pupils eligible for free school meals', a.fsmPercent, b.fsmPercent, '%');
    case 'size':
      return figures('Pupils on roll', a.pupils, b.pupils, '');
    case 'attainment':
      return figures('Headline result', a.attainment, b.attainment, '%');
  }
}

function figure(value: number | null, unit: string): string {
  return value === null ? 'not known' : `${Math.round(value * 10) / 10}${unit}`;
}
