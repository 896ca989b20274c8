import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishableCounts, type Release, readersKnowledge, type Shown } from './release';

const LEAST = 5;

/** A table alone: a total and its parts. */
function table(counts: readonly number[], earlier: Release['earlier'] = []): Release {
  const parts = counts.map((_, i) => `part ${i}`);
  const total = counts.reduce((sum, n) => sum + n, 0);
  return {
    quantities: new Map([
      ['all', { count: total }],
      ...counts.map((count, i) => [parts[i] ?? '', { count }] as const),
    ]),
    sums: [{ total: 'all', parts }],
    earlier,
  };
}
const seen = (release: Release) => [...publishableCounts(release).values()];

describe('counts as they may be published', () => {
  it.each<[string, number[], Shown[]]>([
    ['large ones are shown', [46, 19, 9, 26], [100, 46, 19, 9, 26]],
    ['a small one takes the next smallest with it', [46, 19, 9, 3], [77, 46, 19, 'kept', 'kept']],
    ['nothing is shown as nothing', [46, 19, 9, 3, 0], [77, 46, 19, 'kept', 'kept', 0]],
    ['equals go together: their order would tell', [46, 19, 19, 3], [87, 46, 'kept', 'kept', 'kept']],
    ['all in one place says where each is', [46, 0, 0], [46, 'withheld', 'withheld', 'withheld']],
    ['too few in all', [2, 1], ['withheld', 'withheld', 'withheld']],
    ['none left to show', [6, 3, 0], [9, 'withheld', 'withheld', 'withheld']],
    ['nothing to count', [0, 0], [0, 0, 0]],
  ])('%s', (_, counts, shown) => {
    expect(seen(table(counts))).toEqual(shown);
  });

  it('says nothing of a part that nearly all, or all, there are belong to', () => {
    const release: Release = {
      quantities: new Map([
        ['with support', { count: 40, population: 90 }],
        ['primary', { count: 22, population: 70 }],
        ['secondary', { count: 9, population: 10 }],
        ['special', { count: 9, population: 20 }],
      ]),
      sums: [{ total: 'with support', parts: ['primary', 'secondary', 'special'] }],
      earlier: [],
    };
    expect(publishableCounts(release).get('secondary')).toBe('kept');
    expect(publishableCounts(release).get('primary')).toBe(22);
  });

  it('says nothing of what has grown by a few since a report that showed it', () => {
    const autumn = publishableCounts(table([20, 10, 8, 12]));
    expect([...autumn.values()]).toEqual([50, 20, 10, 8, 12]);
    const spring = publishableCounts(table([26, 18, 10, 20], [autumn]));
    expect(spring.get('part 2')).toBe('kept');
    expect(spring.get('part 0')).toBe(26);
    expect(publishableCounts(table([26, 18, 10, 20])).get('part 2')).toBe(10);
  });

  it('shows what has not changed, and takes nothing from a count that was put right', () => {
    const before = publishableCounts(table([20, 10, 8]));
    expect(seen(table([20, 10, 8], [before]))).toEqual([38, 20, 10, 8]);
    expect(seen(table([20, 10, 7], [before]))).toEqual([37, 20, 10, 7]);
  });
});

/** Every way to put `total` things in `parts` parts. */
function* ways(parts: number, total: number): Generator<number[]> {
  if (parts === 1) {
    yield [total];
    return;
  }
  for (let n = 0; n <= total; n++) for (const rest of ways(parts - 1, total - n)) yield [n, ...rest];
}

describe('somebody who knows the rule', () => {
  it.each([
    [2, 30],
    [3, 26],
    [4, 16],
  ])('cannot undo it for a table of %i parts and any total up to %i', (parts, most) => {
    const behind = new Map<string, number[][]>();
    for (let total = 1; total <= most; total++) {
      for (const counts of ways(parts, total)) {
        const shown = JSON.stringify(seen(table(counts)));
        const same = behind.get(shown);
        if (same) same.push(counts);
        else behind.set(shown, [counts]);
      }
    }
    let looked = 0;
    for (const [shown, given] of behind) {
      for (const [i, n] of (JSON.parse(shown) as Shown[]).slice(1).entries()) {
        if (typeof n === 'number') continue;
        looked++;
        const possible = new Set(given.map((counts) => counts[i]));
        if (possible.size < 2) expect([shown, [...possible]]).toBe('more than one possibility');
      }
    }
    expect(looked).toBeGreaterThan(0);
  });
});

describe('an attacker with an integer solver', () => {
  let highs: Highs;
  beforeAll(async () => {
    highs = await loadHighs();
  });

  /** Beyond any count here. */
  const LOTS = 10_000;

  /** How far apart the least and the most are that each unknown can be: to the end, or as far as it has to be. */
  function extremes({ sums, floors }: ReturnType<typeof readersKnowledge>): Map<string, [number, number]> {
    const names = [...new Set(sums.flatMap(({ terms }) => terms.map(([unknown]) => unknown)))];
    if (names.length === 0) return new Map();
    const at = new Map(names.map((unknown, i) => [unknown, i]));
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { terms } of sums) {
      for (const [unknown, times] of terms) {
        indices.push(at.get(unknown) ?? 0);
        values.push(times);
      }
      starts.push(indices.length);
    }
    const known = Float64Array.from(sums, ({ value }) => value);
    const model = highs.createModel({
      numCols: names.length,
      numRows: sums.length,
      sense: highs.constants.objectiveSense.minimize,
      colCost: new Float64Array(names.length),
      colLower: Float64Array.from(names, (unknown) => floors.get(unknown) ?? 0),
      colUpper: new Float64Array(names.length).fill(LOTS),
      rowLower: known,
      rowUpper: known,
      integrality: names.map(() => highs.constants.variableType.integer),
      matrix: {
        format: 'csr',
        numRows: sums.length,
        numCols: names.length,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    try {
      model.options.set({ output_flag: false });
      // Every answer is a whole set of counts that fits: what it says of the others need not be asked again.
      const seen = new Map(names.map((name): [string, [number, number]] => [name, [LOTS, 0]]));
      const ask = (column: number, cost: number) => {
        model.changeColCost(column, cost);
        model.run();
        const { colValue } = model.getSolution();
        model.changeColCost(column, 0);
        names.forEach((name, i) => {
          const value = Math.round(colValue[i] ?? Number.NaN);
          const [least, most] = seen.get(name) ?? [LOTS, 0];
          seen.set(name, [Math.min(least, value), Math.max(most, value)]);
        });
      };
      names.forEach((name, column) => {
        for (const cost of [1, -1]) {
          const [least, most] = seen.get(name) ?? [LOTS, 0];
          if (most - least + 1 < LEAST) ask(column, cost);
        }
      });
      return seen;
    } finally {
      model.dispose();
    }
  }

  /** What is kept back in a release, or said before and kept back then, that can be told too closely. */
  function broken(release: Release, shown: ReadonlyMap<string, Shown>): string[] {
    const told: string[] = [];
    for (const [name, [least, most]] of extremes(readersKnowledge(release, shown))) {
      if (name.endsWith('~')) continue;
      // What has grown is no count of its own: told is that a few came, not that any number did.
      const grown = /\+\d+$/.test(name);
      const possible = Math.min(LEAST, limitOf(release, name.replace(/@\d+$/, '')) + 1);
      const close = grown ? least > 0 && most < LEAST : most - least + 1 < possible;
      if (close) told.push(`${name}: ${least} to ${most}`);
    }
    // And every difference of two counts that were shown at different times.
    for (const before of release.earlier)
      for (const [name, then] of before) {
        const now = shown.get(name);
        if (typeof now !== 'number' || typeof then !== 'number') continue;
        if (now > then && now - then < LEAST) told.push(`${name}: ${now} less ${then}`);
      }
    return told;
  }

  /** How many there are of a phase, for all that is counted of it. */
  function limitOf({ quantities }: Release, name: string): number {
    const limits = [...quantities].flatMap(([whole, { population }]) =>
      population !== undefined && (name === whole || name.startsWith(`${whole} `)) ? [population] : [],
    );
    // What is counted of no one phase, and all there is, cannot be more than all phases have.
    const all = [...quantities.values()].reduce((sum, { population }) => sum + (population ?? 0), 0);
    return Math.min(...limits, all > 0 ? all : LOTS);
  }

  const PHASES = ['primary', 'secondary', 'special'];
  const FOCUS = ['phonics', 'maths', 'behaviour', 'governance'];
  const STATES = ['open', 'matched', 'closed'];
  type Request = { phase: number; focus: number; state: number; term: number };

  const requests = fc.array(
    fc.record({
      // Uneven, as life is: most are primary.
      phase: fc.constantFrom(0, 0, 0, 0, 0, 1, 1, 2),
      focus: fc.constantFrom(0, 0, 0, 1, 1, 2, 3),
      state: fc.constantFrom(0, 1, 1, 2),
      term: fc.constantFrom(0, 0, 1, 1, 2),
    }),
    { minLength: 0, maxLength: 90 },
  );

  /** Three tables of the same requests, one of them crossed by another, with how many schools there are of each phase. */
  function releaseOf(
    given: readonly Request[],
    population: readonly number[],
    earlier: Release['earlier'],
  ): Release {
    const count = (fits: (request: Request) => boolean) => ({ count: given.filter(fits).length });
    const quantities = new Map<string, { count: number; population?: number }>([['all', count(() => true)]]);
    PHASES.forEach((phase, i) => {
      quantities.set(phase, { ...count((request) => request.phase === i), population: population[i] });
      STATES.forEach((state, j) => {
        quantities.set(
          `${phase} ${state}`,
          count((request) => request.phase === i && request.state === j),
        );
      });
    });
    FOCUS.forEach((focus, i) => {
      quantities.set(
        focus,
        count((request) => request.focus === i),
      );
    });
    STATES.forEach((state, i) => {
      quantities.set(
        state,
        count((request) => request.state === i),
      );
    });
    return {
      quantities,
      sums: [
        { total: 'all', parts: PHASES },
        { total: 'all', parts: FOCUS },
        { total: 'all', parts: STATES },
        ...PHASES.map((phase) => ({ total: phase, parts: STATES.map((state) => `${phase} ${state}`) })),
        ...STATES.map((state) => ({ total: state, parts: PHASES.map((phase) => `${phase} ${state}`) })),
      ],
      earlier,
    };
  }

  it('cannot work out anything of three terms of reports', () => {
    let looked = 0;
    fc.assert(
      fc.property(requests, fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), (all, others) => {
        const population = others.map((n, phase) => n + all.filter((one) => one.phase === phase).length);
        const earlier: Map<string, Shown>[] = [];
        for (const term of [0, 1, 2]) {
          const release = releaseOf(
            all.filter((request) => request.term <= term),
            population,
            earlier,
          );
          const shown = publishableCounts(release, LEAST);
          expect(broken(release, shown)).toEqual([]);
          looked += [...shown.values()].filter((value) => typeof value !== 'number').length;
          earlier.push(shown);
        }
      }),
      // Six hundred questions to the solver a report: a few reports each time, other ones every time.
      { numRuns: 3 },
    );
    expect(looked).toBeGreaterThan(0);
  });

  it('does work out what is kept back by itself alone, or without a thought of what was said before', () => {
    const alone = table([46, 19, 9, 3]);
    const careless = new Map<string, Shown>([...publishableCounts(alone), ['part 2', 9]]);
    expect(broken(alone, careless)).toEqual(['part 3: 3 to 3']);
    const autumn = publishableCounts(table([20, 10, 8, 12]));
    const spring = table([26, 18, 10, 20], [autumn]);
    expect(broken(spring, publishableCounts({ ...spring, earlier: [] }))).toEqual(['part 2: 10 less 8']);
  });

  it('does work out a corner of a table that is kept back without its rectangle', () => {
    const release: Release = {
      quantities: new Map(
        Object.entries({ all: 60, a: 30, b: 30, x: 27, y: 33, 'a x': 3, 'a y': 27, 'b x': 24, 'b y': 6 }).map(
          ([name, count]) => [name, { count }],
        ),
      ),
      sums: [
        { total: 'all', parts: ['a', 'b'] },
        { total: 'all', parts: ['x', 'y'] },
        { total: 'a', parts: ['a x', 'a y'] },
        { total: 'b', parts: ['b x', 'b y'] },
        { total: 'x', parts: ['a x', 'b x'] },
        { total: 'y', parts: ['a y', 'b y'] },
      ],
      earlier: [],
    };
    const counts = [...release.quantities].map(([name, { count }]): [string, Shown] => [name, count]);
    const careless = new Map<string, Shown>([...counts, ['a x', 'kept'], ['a y', 'kept']]);
    expect(broken(release, careless)).toEqual(['a x: 3 to 3', 'a y: 27 to 27']);
    expect(broken(release, publishableCounts(release))).toEqual([]);
  });
});
