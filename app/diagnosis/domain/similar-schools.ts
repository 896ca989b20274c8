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
  return distanceOf(prepare(a), prepare(b));
}

/** A school's traits made ready to be compared many times. */
type Prepared = {
  school: SchoolTraits;
  phase: string;
  type: string;
  setting: 'town' | 'country' | null;
  fsm: number | null;
  /** Doublings of the number of pupils. */
  size: number | null;
  attainment: number | null;
};

function prepare(school: SchoolTraits): Prepared {
  const { pupils, fsmPercent: fsm, attainment } = school;
  return {
    school,
    phase: fold(school.phaseName),
    type: fold(school.typeGroup),
    setting: settingOf(school.urbanRural),
    fsm,
    size: pupils !== null && pupils > 0 ? Math.log2(pupils) : null,
    attainment,
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

/**
 * Prepares a set of schools so that the nearest of each can be asked for quickly.
 * @returns a function that gives the `k` schools most like one, nearest first, never the school itself; equal
 *   distances by URN, so that the order in which schools were given changes nothing
 */
export function nearestAmong(schools: readonly SchoolTraits[]) {
  const families = new Map<string, { known: Prepared[]; unknown: Prepared[] }>();
  const byUrn = new Map<number, Prepared>();
  for (const school of schools) {
    const ready = prepare(school);
    byUrn.set(school.urn, ready);
    const family = families.get(ready.phase) ?? { known: [], unknown: [] };
    (ready.fsm === null ? family.unknown : family.known).push(ready);
    families.set(ready.phase, family);
  }
  for (const { known } of families.values())
    known.sort((x, y) => (x.fsm ?? 0) - (y.fsm ?? 0) || x.school.urn - y.school.urn);

  return function nearest(
    to: SchoolTraits,
    k: number,
    eligible: (school: SchoolTraits) => boolean = () => true,
  ): { school: SchoolTraits; distance: number }[] {
    const best: { school: SchoolTraits; distance: number }[] = [];
    const held = byUrn.get(to.urn);
    const own = held?.school === to ? held : prepare(to);
    // A school of another phase is never a like school, however few there are of this one.
    const family = families.get(own.phase);
    if (!family || k <= 0) return best;
    const consider = (other: Prepared) => {
      if (other.school.urn === to.urn || !eligible(other.school)) return;
      insert(best, { school: other.school, distance: distanceOf(own, other) }, k);
    };
    for (const other of family.unknown) consider(other);
    const { known } = family;
    if (own.fsm === null) {
      for (const other of known) consider(other);
      return best;
    }
    // Outward from the school's own place in the order of FSM, until FSM alone is further than the k-th found.
    const start = firstAtLeast(known, own.fsm);
    let [below, above] = [start - 1, start];
    for (;;) {
      const gapBelow = fsmGap(known[below], own.fsm);
      const gapAbove = fsmGap(known[above], own.fsm);
      const gap = Math.min(gapBelow, gapAbove);
      if (gap === Number.POSITIVE_INFINITY) return best;
      const bound = TRAIT_WEIGHTS.fsm * Math.min(1, gap / FSM_POINTS);
      if (best.length === k && bound > (best[k - 1]?.distance ?? 0)) return best;
      const other = gapBelow <= gapAbove ? known[below--] : known[above++];
      if (other) consider(other);
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

function firstAtLeast(sorted: readonly Prepared[], fsm: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.fsm ?? 0) < fsm) low = middle + 1;
    else high = middle;
  }
  return low;
}

function fsmGap(school: Prepared | undefined, fsm: number): number {
  return school ? Math.abs((school.fsm ?? 0) - fsm) : Number.POSITIVE_INFINITY;
}

function difference(trait: Trait, a: Prepared, b: Prepared): number | null {
  switch (trait) {
    case 'phase':
      return a.phase === b.phase ? 0 : 1;
    case 'type':
      return a.type === b.type ? 0 : 1;
    case 'setting':
      if (a.setting === null || b.setting === null) return ofBoth(a.setting, b.setting);
      return a.setting === b.setting ? 0 : 1;
    case 'fsm':
      return apart(a.fsm, b.fsm, FSM_POINTS);
    case 'size':
      return apart(a.size, b.size, SIZE_DOUBLINGS);
    case 'attainment':
      return apart(a.attainment, b.attainment, ATTAINMENT_POINTS);
  }
}

/** The gap between two figures, as a part of the gap that counts as wholly unlike. */
function apart(x: number | null, y: number | null, unlike: number): number | null {
  return x === null || y === null ? ofBoth(x, y) : Math.min(1, Math.abs(x - y) / unlike);
}

/** Where one of two is not known, or neither. */
function ofBoth(x: unknown, y: unknown): number | null {
  return x === null && y === null ? null : ONE_UNKNOWN;
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
      return fold(a.phaseName) === fold(b.phaseName)
        ? `Same phase: ${a.phaseName.toLowerCase()}`
        : `Different phase: ${a.phaseName.toLowerCase()} here, ${b.phaseName.toLowerCase()} there`;
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
    case 'attainment':
      return figures('Headline result', a.attainment, b.attainment, '%');
  }
}

function figure(value: number | null, unit: string): string {
  return value === null ? 'not known' : `${Math.round(value * 10) / 10}${unit}`;
}
