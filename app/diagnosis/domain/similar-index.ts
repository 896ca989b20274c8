import {
  categoryDifference,
  ONE_UNKNOWN,
  type Prepared,
  prepare,
  type SchoolTraits,
  schoolDistance,
  TRAIT_WEIGHTS,
  UNLIKE_FROM,
} from './similar-schools';

/** A school found, and how unlike it is. */
export type Near = { school: SchoolTraits; distance: number };

/**
 * Schools of one phase, ages, kind and setting of whom the same traits are known: between two such groups all but the four
 * measured traits is a constant. The measured ones are columns, in the order of a k-d tree of halves: the node of
 * places `low` to `high` has its halves as nodes `2n + 1` and `2n + 2`, and its box in `boxes`.
 */
type Group = {
  ages: string | null;
  type: string;
  setting: string | null;
  knows: Known;
  schools: SchoolTraits[];
  columns: readonly Float64Array[];
  /** Least and greatest of each column, ten to a node. */
  boxes: Float64Array;
};

/** Which measured traits are known. */
type Known = { fsm: boolean; size: boolean; attainment: boolean; nearness: boolean };

/** A group seen from a school: the part of the distance that is the same for all of it. */
type Side = {
  group: Group;
  ages: number;
  type: number;
  setting: number;
  fsm: number | null;
  size: number | null;
  attainment: number | null;
  nearness: number | null;
  /** Sum of the constants: nothing in the group is nearer. */
  least: number;
};

/** So many schools are looked at one by one rather than halved again. */
const LEAF = 8;
/** What rounding may put between a bound and the distance it bounds. */
const ROUNDING = 1e-9;

const [FSM, SIZE, ATTAINMENT, EAST, NORTH] = [0, 1, 2, 3, 4] as const;
/** How much each column's unit weighs, to halve where schools differ most. */
const SPREAD = [
  TRAIT_WEIGHTS.fsm / UNLIKE_FROM.fsm,
  TRAIT_WEIGHTS.size / UNLIKE_FROM.size,
  TRAIT_WEIGHTS.attainment / UNLIKE_FROM.attainment,
  TRAIT_WEIGHTS.nearness / UNLIKE_FROM.nearness,
  TRAIT_WEIGHTS.nearness / UNLIKE_FROM.nearness,
] as const;
const COLUMNS = SPREAD.length;

/**
 * Prepares a set of schools so that the nearest of each can be asked for quickly: an analysis of England asks for those
 * of 24,000 schools. The answers are those of `schoolDistance` to each, exactly.
 * @returns a function that gives the `k` schools most like one, nearest first, never the school itself and none of
 *   another phase; equal distances by URN, so that the order in which schools were given changes nothing
 */
export function nearestAmong(schools: readonly SchoolTraits[]): (to: SchoolTraits, k: number) => Near[] {
  const phases = groupsByPhase(schools.map(prepare));
  const sides = new Map<string, Side[]>();

  return (to, k) => {
    const own = prepare(to);
    // A school of another phase is never a like school, however few there are of this one.
    const groups = phases.get(own.phase);
    if (!groups || k <= 0) return [];
    const key = `${own.phase}\u0000${kindOf(own)}`;
    let around = sides.get(key);
    if (!around) {
      around = groups.map((group) => sideOf(own, group)).sort((a, b) => a.least - b.least);
      sides.set(key, around);
    }
    const search = new Search(own, k);
    for (const side of around) {
      if (side.least > search.limit) break;
      search.visit(side, 0, 0, side.group.schools.length);
    }
    return search.best;
  };
}

/** The same for one school alone, by a search through all: an index is only worth making for many. */
export function nearestTo(to: SchoolTraits, schools: readonly SchoolTraits[], k: number): Near[] {
  const { phase } = prepare(to);
  return schools
    .filter((school) => school.urn !== to.urn && prepare(school).phase === phase)
    .map((school) => ({ school, distance: schoolDistance(to, school) }))
    .sort((a, b) => (before(a, b) ? -1 : 1))
    .slice(0, k);
}

/** One question: the nearest found so far, and how near a school must be to be among them. */
class Search {
  readonly best: Near[] = [];
  limit = Number.POSITIVE_INFINITY;
  private readonly at: readonly number[];

  constructor(
    private readonly own: Prepared,
    private readonly k: number,
  ) {
    const { fsm, size, attainment, place } = own;
    this.at = [fsm ?? 0, size ?? 0, attainment ?? 0, place?.easting ?? 0, place?.northing ?? 0];
  }

  /** Looks at a node, the nearer half of it first, unless its box is too far. */
  visit(side: Side, node: number, low: number, high: number): void {
    if (high - low <= LEAF) {
      for (let i = low; i < high; i++) this.consider(side, i);
      return;
    }
    const middle = (low + high) >> 1;
    const [below, above] = [2 * node + 1, 2 * node + 2];
    const [toBelow, toAbove] = [this.bound(side, below), this.bound(side, above)];
    if (toBelow <= toAbove) {
      if (toBelow <= this.limit) this.visit(side, below, low, middle);
      if (toAbove <= this.limit) this.visit(side, above, middle, high);
    } else {
      if (toAbove <= this.limit) this.visit(side, above, middle, high);
      if (toBelow <= this.limit) this.visit(side, below, low, middle);
    }
  }

  private consider(side: Side, i: number): void {
    const { columns, schools } = side.group;
    const distance = distanceFrom(
      side,
      this.off(columns, FSM, i),
      this.off(columns, SIZE, i),
      this.off(columns, ATTAINMENT, i),
      this.off(columns, EAST, i),
      this.off(columns, NORTH, i),
    );
    if (distance > this.limit) return;
    const school = schools[i] as SchoolTraits;
    if (school.urn !== this.own.school.urn) this.insert({ school, distance });
  }

  private off(columns: readonly Float64Array[], column: number, i: number): number {
    return ((columns[column] as Float64Array)[i] as number) - (this.at[column] as number);
  }

  /** The least distance that a school inside a node's box can have. */
  private bound(side: Side, node: number): number {
    return distanceFrom(
      side,
      this.outside(side, node, FSM),
      this.outside(side, node, SIZE),
      this.outside(side, node, ATTAINMENT),
      this.outside(side, node, EAST),
      this.outside(side, node, NORTH),
    );
  }

  private outside({ group: { boxes } }: Side, node: number, column: number): number {
    const from = (node * COLUMNS + column) * 2;
    const at = this.at[column] as number;
    return Math.max(0, (boxes[from] as number) - at, at - (boxes[from + 1] as number));
  }

  private insert(found: Near): void {
    const { best, k } = this;
    let at = best.length;
    while (at > 0 && before(found, best[at - 1] as Near)) at--;
    if (at === k) return;
    best.splice(at, 0, found);
    if (best.length > k) best.pop();
    if (best.length === k) this.limit = (best[k - 1] as Near).distance + ROUNDING;
  }
}

function before(a: Near, b: Near): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.school.urn < b.school.urn);
}

/** The distance over some gaps in the measured traits, added up in the order of `TRAITS`, so that it is the same. */
function distanceFrom(
  side: Side,
  fsm: number,
  size: number,
  attainment: number,
  east: number,
  north: number,
): number {
  let sum = side.ages;
  sum += side.fsm ?? TRAIT_WEIGHTS.fsm * Math.min(1, Math.abs(fsm) / UNLIKE_FROM.fsm);
  sum += side.size ?? TRAIT_WEIGHTS.size * Math.min(1, Math.abs(size) / UNLIKE_FROM.size);
  sum += side.type;
  sum += side.setting;
  sum +=
    side.nearness ??
    TRAIT_WEIGHTS.nearness * Math.min(1, Math.sqrt(east * east + north * north) / UNLIKE_FROM.nearness);
  sum +=
    side.attainment ?? TRAIT_WEIGHTS.attainment * Math.min(1, Math.abs(attainment) / UNLIKE_FROM.attainment);
  return sum;
}

function sideOf(own: Prepared, group: Group): Side {
  const mine = knownOf(own);
  // Null where both are known: then it is measured.
  const fixed = (trait: keyof Known) =>
    mine[trait] && group.knows[trait]
      ? null
      : TRAIT_WEIGHTS[trait] * (mine[trait] || group.knows[trait] ? ONE_UNKNOWN : 0);
  const side = {
    group,
    ages: TRAIT_WEIGHTS.ages * (categoryDifference(own.ages, group.ages) ?? 0),
    type: TRAIT_WEIGHTS.type * (own.type === group.type ? 0 : 1),
    setting: TRAIT_WEIGHTS.setting * (categoryDifference(own.setting, group.setting) ?? 0),
    fsm: fixed('fsm'),
    size: fixed('size'),
    attainment: fixed('attainment'),
    nearness: fixed('nearness'),
    least: 0,
  };
  return { ...side, least: distanceFrom(side, 0, 0, 0, 0, 0) };
}

function knownOf({ fsm, size, attainment, place }: Prepared): Known {
  return {
    fsm: fsm !== null,
    size: size !== null,
    attainment: attainment !== null,
    nearness: place !== null,
  };
}

function kindOf(school: Prepared): string {
  const knows = knownOf(school);
  return [school.ages ?? '', school.type, school.setting ?? '', ...Object.values(knows)].join('\u0000');
}

function groupsByPhase(all: readonly Prepared[]): Map<string, Group[]> {
  const kinds = new Map<string, Map<string, Prepared[]>>();
  for (const one of all) {
    const phase = kinds.get(one.phase) ?? new Map<string, Prepared[]>();
    const kind = phase.get(kindOf(one)) ?? [];
    kind.push(one);
    kinds.set(one.phase, phase.set(kindOf(one), kind));
  }
  return new Map([...kinds].map(([phase, of]) => [phase, [...of.values()].map(groupOf)]));
}

function groupOf(members: readonly Prepared[]): Group {
  const first = members[0] as Prepared;
  const raw = [
    column(members, ({ fsm }) => fsm),
    column(members, ({ size }) => size),
    column(members, ({ attainment }) => attainment),
    column(members, ({ place }) => place?.easting),
    column(members, ({ place }) => place?.northing),
  ];
  const order = Int32Array.from(members.keys());
  const boxes: number[] = [];
  halve(raw, order, boxes, 0, 0, members.length);
  return {
    ages: first.ages,
    type: first.type,
    setting: first.setting,
    knows: knownOf(first),
    schools: [...order].map((i) => (members[i] as Prepared).school),
    columns: raw.map((values) => Float64Array.from(order, (i) => values[i] as number)),
    boxes: Float64Array.from(boxes),
  };
}

/** What is not known is not measured either, so that 0 stands for it does no harm. */
function column(
  members: readonly Prepared[],
  of: (one: Prepared) => number | null | undefined,
): Float64Array {
  return Float64Array.from(members, (one) => of(one) ?? 0);
}

/** Puts the places `low` to `high` in order, halved where the schools differ most, and notes the box of each node. */
function halve(
  raw: readonly Float64Array[],
  order: Int32Array,
  boxes: number[],
  node: number,
  low: number,
  high: number,
): void {
  let [widest, width] = [0, -1];
  for (const [n, values] of raw.entries()) {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = low; i < high; i++) {
      const value = values[order[i] as number] as number;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    boxes[(node * COLUMNS + n) * 2] = least;
    boxes[(node * COLUMNS + n) * 2 + 1] = most;
    const spread = (most - least) * (SPREAD[n] ?? 0);
    if (spread > width) [widest, width] = [n, spread];
  }
  if (high - low <= LEAF) return;
  const values = raw[widest] as Float64Array;
  order.subarray(low, high).sort((a, b) => (values[a] as number) - (values[b] as number));
  const middle = (low + high) >> 1;
  halve(raw, order, boxes, 2 * node + 1, low, middle);
  halve(raw, order, boxes, 2 * node + 2, middle, high);
}
