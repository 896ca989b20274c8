/**
 * Allocation problems made from a seed: an authority, several of them, England, with days in plenty and short; and the
 * published classes A to E of the generalised assignment problem (Chu & Beasley, 1997; Laguna et al., 1995; Yagiura,
 * Yamaguchi & Ibaraki, 1998), as their authors say how to make them.
 */
import { type Chance, seededChance } from '~/matching/domain/allocation/random';

export type ProblemFile = {
  needs: { id: string; priority: number }[];
  offers: { id: string; capacityDays: number }[];
  pairs: { need: string; offer: string; score: number; days: number }[];
};
export type Shape = {
  needs: number;
  offers: number;
  /** About how many offers a need could have. */
  pairsPerNeed: number;
  /** Days offered for each day asked: 1.1 is tight, 3 is plenty. */
  supply: number;
  /** Whether days differ from offer to offer (a remote offer takes fewer). */
  varied?: boolean;
};

const between = (chance: Chance, low: number, high: number) => low + chance.below(high - low + 1);
const id = (letter: string, n: number) => `${letter}${String(n).padStart(5, '0')}`;
const FOCUS_AREAS = 16;

/**
 * Schools and offers on a map, each with a focus area: a pair where the focus is the same or near it and the journey
 * bearable; its score falls with the distance and varies with what a map does not show. A tenth of needs are red, a quarter
 * amber.
 */
export function authorityProblem(seed: number, shape: Shape): ProblemFile {
  const chance = seededChance(seed * 7919 + 17);
  const needs = Array.from({ length: shape.needs }, (_, n) => {
    const draw = chance.next();
    return {
      id: id('n', n),
      priority: draw < 0.1 ? 1 : draw < 0.35 ? 2 : 3,
      x: chance.next(),
      y: chance.next(),
      focus: chance.below(FOCUS_AREAS),
      days: between(chance, 3, 12) / 2,
    };
  });
  const offers = Array.from({ length: shape.offers }, (_, n) => ({
    id: id('o', n),
    x: chance.next(),
    y: chance.next(),
    focus: chance.below(FOCUS_AREAS),
    size: between(chance, 1, 8) ** 2,
    remote: chance.next() < 0.2,
    quality: between(chance, -8, 8),
  }));
  const asked = needs.reduce((sum, { days }) => sum + days, 0);
  const size = offers.reduce((sum, offer) => sum + offer.size, 0);
  const perSize = (asked * shape.supply) / size;
  const capacity = offers.map((offer) => Math.max(0.5, Math.round(offer.size * perSize * 2) / 2));
  // Three focus areas of sixteen are near enough; of those offers, the nearest in place.
  const reach = Math.sqrt((shape.pairsPerNeed * FOCUS_AREAS) / (3 * shape.offers * Math.PI)) * 1.15;
  const cells = new Map<number, number[]>();
  const cell = (x: number, y: number) => Math.floor(x / reach) * 100_003 + Math.floor(y / reach);
  offers.forEach(({ x, y }, i) => {
    const list = cells.get(cell(x, y)) ?? [];
    list.push(i);
    cells.set(cell(x, y), list);
  });
  const pairs: ProblemFile['pairs'] = [];
  for (const need of needs) {
    for (const dx of [-1, 0, 1]) {
      for (const dy of [-1, 0, 1]) {
        for (const i of cells.get(cell(need.x + dx * reach, need.y + dy * reach)) ?? []) {
          const offer = offers[i]!;
          const apart = Math.min((offer.focus - need.focus + 16) % 16, (need.focus - offer.focus + 16) % 16);
          const far = Math.hypot(offer.x - need.x, offer.y - need.y) / reach;
          if (apart > 1 || far > 1) continue;
          const days = shape.varied && offer.remote ? Math.ceil(need.days * 1.5) / 2 : need.days;
          if (days > capacity[i]!) continue;
          const score = Math.round(82 - 18 * apart - 30 * far + offer.quality + between(chance, -10, 10));
          pairs.push({ need: need.id, offer: offer.id, score: Math.max(1, Math.min(100, score)), days });
        }
      }
    }
  }
  return {
    needs: needs.map(({ id, priority }) => ({ id, priority })),
    offers: offers.map(({ id }, i) => ({ id, capacityDays: capacity[i]! })),
    pairs,
  };
}

export type PublishedClass = 'A' | 'B' | 'C' | 'D' | 'E';
export type PublishedSize = readonly [offers: number, needs: number];

/** Sizes the classes are published in: A and B in the first six, C in all, D and E too. */
export const PUBLISHED_SIZES: readonly PublishedSize[] = [
  [5, 100],
  [10, 100],
  [20, 100],
  [5, 200],
  [10, 200],
  [20, 200],
  [10, 400],
  [20, 400],
  [40, 400],
  [15, 900],
  [30, 900],
  [60, 900],
  [20, 1600],
  [40, 1600],
  [80, 1600],
];

/**
 * A problem of a published class, made by its formula.
 * @param worth scores are `worth` less cost, so that serving every need comes first
 */
export function publishedProblem(
  kind: PublishedClass,
  [offers, needs]: PublishedSize,
  seed: number,
  worth = 10_000,
): ProblemFile {
  const chance = seededChance(seed * 104_729 + kind.charCodeAt(0) * 31 + offers * 7 + needs);
  const days: number[][] = [];
  const costs: number[][] = [];
  for (let i = 0; i < offers; i++) {
    days.push([]);
    costs.push([]);
    for (let j = 0; j < needs; j++) {
      const [a, c] = cellOf(kind, chance);
      days[i]!.push(a);
      costs[i]!.push(c);
    }
  }
  const capacity = days.map((row) => (0.8 * row.reduce((sum, a) => sum + a, 0)) / offers);
  if (kind === 'A' || kind === 'B') {
    // R: the most any offer is asked when every need goes where it costs least.
    const load = new Array<number>(offers).fill(0);
    for (let j = 0; j < needs; j++) {
      let cheapest = 0;
      for (let i = 1; i < offers; i++) if (costs[i]![j]! < costs[cheapest]![j]!) cheapest = i;
      load[cheapest]! += days[cheapest]![j]!;
    }
    const all = 0.6 * (needs / offers) * 15 + 0.4 * Math.max(...load);
    capacity.fill(kind === 'A' ? all : 0.7 * all);
  }
  return {
    needs: Array.from({ length: needs }, (_, j) => ({ id: id('n', j), priority: 1 })),
    offers: capacity.map((b, i) => ({ id: id('o', i), capacityDays: Math.floor(b) })),
    pairs: days.flatMap((row, i) =>
      row.map((a, j) => ({ need: id('n', j), offer: id('o', i), score: worth - costs[i]![j]!, days: a })),
    ),
  };
}

/** Days and cost of one pair. */
function cellOf(kind: PublishedClass, chance: Chance): [number, number] {
  if (kind === 'D') {
    const a = between(chance, 1, 100);
    return [a, 111 - a + between(chance, -10, 10)];
  }
  if (kind === 'E') {
    const a = 1 - 10 * Math.log(1 - chance.next());
    return [Math.max(1, Math.floor(a)), Math.max(1, Math.floor(1000 / a - 10 * chance.next()))];
  }
  return [between(chance, 5, 25), between(chance, 10, 50)];
}
