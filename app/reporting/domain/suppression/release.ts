import { LEAST_PUBLISHED } from '~/diagnosis/domain';
import { type KnownSum, rangesOf } from './ranges';

/** What a reader sees of a count: the count, that it is kept back (so there are some), or that its whole table is. */
export type Shown = number | 'kept' | 'withheld';

/** A count that may be published. */
export type Quantity = {
  count: number;
  /** How many there are to count in all where everybody can look that up: schools of a phase. */
  population?: number;
  /** How many schools or people are behind it, where one can be counted several times. */
  behind?: number;
};

/** A total and the parts that make it, none twice and none left out: a table, or a line of one. */
export type PublishedSum = { total: string; parts: readonly string[] };

/**
 * Everything that is published together, by name. The tables may share totals; a part of one may be the total of another.
 * Counts that only grow (requests of a year so far) name what earlier reports have said of the same counts.
 */
export type Release = {
  quantities: ReadonlyMap<string, Quantity>;
  sums: readonly PublishedSum[];
  earlier: readonly ReadonlyMap<string, Shown>[];
};

/**
 * The counts as they may be published. What is kept back has at least `least` possible values for a reader who puts
 * together all of it: totals and parts, tables that share totals, how many there are in all, and what earlier reports said.
 *
 * 1. Kept back by itself: a count from 1 to `least - 1`, or with so few schools behind it; one that leaves fewer than `least` of all there are, or none of
 *    them; and one that has grown by 1 to `least - 1` since an earlier report showed it.
 * 2. A table with everything in one part is withheld whole: it would say of each record where it is.
 * 3. Then, as long as what is kept back could be worked out too closely, the smallest count beside it (with its equals),
 *    then the total, then the whole table. What a reader could work out is found by linear programming (`rangesOf`), as
 *    in the usual audit of tables (Hundepool and others, Statistical Disclosure Control, 2012, chapter 4).
 */
export function publishableCounts(release: Release, least: number = LEAST_PUBLISHED): Map<string, Shown> {
  const kept = new Set<string>();
  const withheld = new Set<string>();
  for (const [name, quantity] of release.quantities) {
    if (isSmall(quantity, least) || grewLittle(name, quantity, release, least)) kept.add(name);
  }
  for (const { total, parts } of release.sums) {
    const all = countOf(release, total);
    if (all > 0 && parts.length > 1 && parts.some((part) => countOf(release, part) === all))
      for (const part of parts) withheld.add(part);
  }
  for (const { parts } of release.sums) {
    if (parts.some((part) => kept.has(part))) keepSmallest(release, parts, kept, withheld);
  }
  for (;;) {
    withholdWhole(release, kept, withheld);
    const shown = shownOf(release, kept, withheld);
    const found = tooClose(release, shown, least);
    if (found === null) return shown;
    if (!keepMore(release, found, kept, withheld))
      return new Map([...release.quantities.keys()].map((name) => [name, 'withheld' as const]));
  }
}

/**
 * Where a total is kept back, or all that is not nothing, the table is withheld whole: the noughts left in it would say
 * how few the others are.
 */
function withholdWhole(release: Release, kept: Set<string>, withheld: Set<string>): void {
  for (let grew = true; grew; ) {
    grew = false;
    for (const { total, parts } of release.sums) {
      const hidden = (name: string) => kept.has(name) || withheld.has(name);
      const some = parts.filter((part) => countOf(release, part) > 0);
      if (!hidden(total) && !(some.length > 0 && some.every(hidden))) continue;
      for (const name of hidden(total) ? [total, ...parts] : parts) {
        if (withheld.has(name)) continue;
        withheld.add(name);
        grew = true;
      }
    }
  }
}

const countOf = (release: Release, name: string) => release.quantities.get(name)?.count ?? 0;

function isSmall({ count, population, behind = count }: Quantity, least: number): boolean {
  if (count === 0) return false;
  return count < least || behind < least || (population !== undefined && population - count < least);
}

function grewLittle(name: string, { count }: Quantity, { earlier }: Release, least: number): boolean {
  return earlier.some((before) => {
    const then = before.get(name);
    return typeof then === 'number' && count > then && count - then < least;
  });
}

function shownOf(
  release: Release,
  kept: ReadonlySet<string>,
  withheld: ReadonlySet<string>,
): Map<string, Shown> {
  return new Map(
    [...release.quantities].map(([name, { count }]): [string, Shown] => [
      name,
      withheld.has(name) ? 'withheld' : kept.has(name) ? 'kept' : count,
    ]),
  );
}

/**
 * What a reader knows of a release: sums of what they do not see, and the least each of it can be. Names of what they
 * do not see are those of the counts; `name~` is how many of all are not counted, `name@2` what the third earlier report
 * said, `name+2` how much it has grown since.
 */
export function readersKnowledge(
  release: Release,
  shown: ReadonlyMap<string, Shown>,
): { sums: KnownSum[]; floors: Map<string, number> } {
  const sums: KnownSum[] = [];
  const floors = new Map<string, number>();
  const add = (terms: [string, Shown | undefined, number][]) => {
    const open: [string, number][] = [];
    let value = 0;
    for (const [name, seen, times] of terms) {
      if (typeof seen === 'number') value -= times * seen;
      else {
        open.push([name, times]);
        if (seen === 'kept') floors.set(name, 1);
      }
    }
    if (open.length > 0) sums.push({ terms: open, value });
  };
  for (const { total, parts } of release.sums) {
    add([
      [total, shown.get(total), 1],
      ...parts.map((part): [string, Shown | undefined, number] => [part, shown.get(part), -1]),
    ]);
  }
  for (const [name, { population }] of release.quantities) {
    if (population === undefined) continue;
    const seen = shown.get(name);
    if (typeof seen === 'number') continue;
    add([
      [name, seen, 1],
      [`${name}~`, undefined, 1],
      ['', population, -1],
    ]);
  }
  release.earlier.forEach((before, i) => {
    for (const { total, parts } of release.sums) {
      if (![total, ...parts].every((name) => before.has(name))) continue;
      add([
        [`${total}@${i}`, before.get(total), 1],
        ...parts.map((part): [string, Shown | undefined, number] => [`${part}@${i}`, before.get(part), -1]),
      ]);
    }
    for (const [name, then] of before) {
      const now = shown.get(name);
      if (now === undefined || (typeof now === 'number' && typeof then === 'number')) continue;
      // A count that went down was put right: nothing follows from it.
      if (typeof then === 'number' && countOf(release, name) < then) continue;
      add([
        [name, now, 1],
        [`${name}@${i}`, then, -1],
        [`${name}+${i}`, undefined, -1],
      ]);
    }
  });
  return { sums, floors };
}

/** Names of what is kept back that has fewer than `least` possible values, or null where there is none. */
function tooClose(release: Release, shown: ReadonlyMap<string, Shown>, least: number): string[] | null {
  const { sums, floors } = readersKnowledge(release, shown);
  const unknown = new Set(sums.flatMap(({ terms }) => terms.map(([name]) => name)));
  const asked = [...unknown].filter((name) => !name.endsWith('~'));
  const ranges = rangesOf(sums, floors, asked);
  // Counts that contradict what is known of them come from a record that was put right: nothing can be worked out.
  if (!ranges) return null;
  const most = mostOf(release);
  const found = asked.filter((name) => {
    const range = ranges.get(name);
    if (!range) return false;
    if (GROWTH.test(name)) return range.least > 0 && range.most < least;
    return range.most - range.least + 1 < Math.min(least, (most.get(nameOf(name)) ?? least) + 1);
  });
  return found.length > 0 ? found : null;
}

const GROWTH = /\+\d+$/;
/** The count that an unknown is about. */
const nameOf = (unknown: string) => unknown.replace(/[@+]\d+$/, '');

/**
 * The most that each count can be by what everybody can look up: of three schools no report can hide more than that it
 * is none, one, two or three of them.
 */
function mostOf({ quantities, sums }: Release): Map<string, number> {
  const most = new Map<string, number>();
  for (const [name, { population }] of quantities) if (population !== undefined) most.set(name, population);
  for (let grew = true; grew; ) {
    grew = false;
    const limit = (name: string, to: number) => {
      if ((most.get(name) ?? Number.POSITIVE_INFINITY) <= to) return;
      most.set(name, to);
      grew = true;
    };
    for (const { total, parts } of sums) {
      const whole = most.get(total);
      if (whole !== undefined) for (const part of parts) limit(part, whole);
      limit(
        total,
        parts.reduce((sum, part) => sum + (most.get(part) ?? Number.POSITIVE_INFINITY), 0),
      );
    }
  }
  return most;
}

/** Keeps more back beside what could be worked out. @returns whether there was more to keep back */
function keepMore(
  release: Release,
  names: readonly string[],
  kept: Set<string>,
  withheld: Set<string>,
): boolean {
  const bases = new Set(names.map(nameOf));
  const about = release.sums.filter(
    ({ total, parts }) => bases.has(total) || parts.some((part) => bases.has(part)),
  );
  const more = (candidates: readonly string[]) => keepSmallest(release, candidates, kept, withheld);
  if (more([...bases, ...about.flatMap(({ parts }) => parts)])) return true;
  if (more(about.map(({ total }) => total))) return true;
  const whole = about.flatMap(({ parts }) => parts).filter((part) => !withheld.has(part));
  for (const part of whole) withheld.add(part);
  if (whole.length > 0) return true;
  return more([...release.quantities.keys()]);
}

/** Keeps back the smallest of the counts that are shown and not nothing, with its equals: their order would tell. */
function keepSmallest(
  release: Release,
  names: readonly string[],
  kept: Set<string>,
  withheld: ReadonlySet<string>,
): boolean {
  const open = names.filter((name) => countOf(release, name) > 0 && !kept.has(name) && !withheld.has(name));
  const least = Math.min(...open.map((name) => countOf(release, name)));
  for (const name of open) if (countOf(release, name) === least) kept.add(name);
  return open.length > 0;
}
