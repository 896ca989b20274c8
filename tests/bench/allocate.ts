/**
 * The allocation solver beside greedy and HiGHS: seeded problems of an authority, of several and of England, with days in plenty
 * and short, and the published classes. Every run asserts what has to hold: capacities, value ≤ best of the others ≤ bound, and
 * the same plan when the lists are shuffled.
 */
import { highsCoreSolver } from '~/matching/allocation-solver.server';
import {
  type AllocationProblem,
  type AllocationResult,
  parseProblem,
  solve,
} from '~/matching/domain/allocation';
import type { CoreSolver } from '~/matching/domain/allocation/core';
import { toInstance } from '~/matching/domain/allocation/instance';
import { totalOf } from '~/matching/domain/allocation/plan';
import { seededChance } from '~/matching/domain/allocation/random';
import { greedyAssignments, priceInFairness } from '~/matching/domain/allocation/stability';
import {
  authorityProblem,
  type ProblemFile,
  PUBLISHED_SIZES,
  type PublishedClass,
  publishedProblem,
  type Shape,
} from './allocation-problems';
import type { Measured } from './measured';
import { median } from './median';

export type AllocationFigures = {
  what: string;
  problems: number;
  pairs: number;
  seconds: { limit: number; median: number; most: number };
  /** Time of the process's own work: on a busy machine less than the clock says. */
  cpuSeconds: { median: number; most: number };
  /** Bound against the plan, red first, in parts of the plan: at most over the problems. */
  gap: number;
  /** The same against any plan, red first or not. */
  gapOfAny: number;
  proven: number;
  /** The plan against greedy's, mean: 1.1 is a tenth better. */
  overGreedy: number;
  /** Needs that would switch: the price in fairness, summed over the problems. */
  wouldSwitch: number;
  /** Memory above the process before, in megabytes. */
  megabytes: number;
  highs?: { seconds: number; overPlan: number };
};

const WORTH = 10_000;
const SETS: { what: string; shape: Shape; seeds: number; seconds: number; highs: boolean }[] = [
  3, 1.1,
].flatMap((supply) => {
  const regime = supply > 2 ? 'plentiful' : 'tight';
  return [
    {
      what: `authority, ${regime}`,
      shape: { needs: 120, offers: 250, pairsPerNeed: 40, supply, varied: true },
      seeds: 9,
      seconds: 2,
      highs: true,
    },
    {
      what: `several authorities, ${regime}`,
      shape: { needs: 600, offers: 1200, pairsPerNeed: 60, supply },
      seeds: 1,
      seconds: 4,
      highs: true,
    },
    {
      what: `England, ${regime}`,
      shape: { needs: 6000, offers: 8000, pairsPerNeed: supply > 2 ? 90 : 110, supply },
      seeds: 1,
      seconds: supply > 2 ? 5 : 10,
      highs: false,
    },
  ];
});

/**
 * @param classes also the published classes, ten seconds a problem: many minutes
 */
export async function benchAllocate(classes: boolean): Promise<AllocationFigures[]> {
  const core = await highsCoreSolver();
  const figures: AllocationFigures[] = [];
  for (const { what, shape, seeds, seconds, highs } of SETS) {
    const files = Array.from({ length: seeds }, (_, n) => authorityProblem(n + 1, shape));
    figures.push(measure(what, files, seconds, core, highs));
  }
  for (const kind of classes ? (['A', 'B', 'C', 'D', 'E'] as PublishedClass[]) : []) {
    const sizes = kind < 'C' ? PUBLISHED_SIZES.slice(0, 6) : PUBLISHED_SIZES;
    const files = sizes.map((size) => publishedProblem(kind, size, 1, WORTH));
    figures.push(measure(`published class ${kind}`, files, 10, core, false, WORTH));
  }
  return figures;
}

function measure(
  what: string,
  files: readonly ProblemFile[],
  seconds: number,
  core: CoreSolver,
  highs: boolean,
  worth = 0,
): AllocationFigures {
  const runs = files.map((file) => {
    const problem = parsed(file);
    const before = process.memoryUsage().rss;
    const run = timed(problem, seconds, core);
    const megabytes = Math.max(0, process.memoryUsage().rss - before) / 2 ** 20;
    holds(file, run.result);
    const greedy = greedyAssignments(problem);
    if (greedy.objective > run.result.bound + 1e-6) throw new Error(`${what}: greedy is above the bound`);
    // The gap is one of cost where scores are a constant less cost.
    const base = worth > 0 ? file.needs.length * worth - run.result.objective : run.result.objective;
    return {
      ...run,
      megabytes,
      gap: (run.result.redFirst.bound - run.result.objective) / base,
      gapOfAny: (run.result.bound - run.result.objective) / base,
      overGreedy: run.result.objective / Math.max(1, greedy.objective),
      switching: worth > 0 ? 0 : priceInFairness(problem, run.result.assignments).plan,
    };
  });
  const first = files[0];
  const firstRun = runs[0];
  if (first && firstRun) sameWhenShuffled(what, first, firstRun.result, seconds, core);
  const most = (list: number[]) => Math.max(...list);
  const all = <T>(pick: (run: (typeof runs)[number]) => T) => runs.map(pick);
  return {
    what,
    problems: files.length,
    pairs: Math.round(files.reduce((sum, file) => sum + file.pairs.length, 0) / files.length),
    seconds: {
      limit: seconds,
      median: median(all((run) => run.result.seconds)),
      most: most(all((run) => run.result.seconds)),
    },
    cpuSeconds: { median: median(all(({ cpu }) => cpu)), most: most(all(({ cpu }) => cpu)) },
    gap:
      worth > 0
        ? all(({ gap }) => gap).reduce((sum, gap) => sum + gap, 0) / runs.length
        : most(all(({ gap }) => gap)),
    gapOfAny: most(all(({ gapOfAny }) => gapOfAny)),
    proven: runs.filter((run) => run.result.proven).length,
    overGreedy: all(({ overGreedy }) => overGreedy).reduce((sum, one) => sum + one, 0) / runs.length,
    wouldSwitch: all(({ switching }) => switching).reduce((sum, one) => sum + one, 0),
    megabytes: most(all(({ megabytes }) => megabytes)),
    ...(highs && first && firstRun
      ? { highs: withHighsAlone(what, first, firstRun.result, seconds, core) }
      : {}),
  };
}

function parsed(file: ProblemFile): AllocationProblem {
  const verdict = parseProblem(file);
  if (!verdict.ok) throw new Error(verdict.message);
  return verdict.value;
}

function timed(problem: AllocationProblem, seconds: number, coreSolver: CoreSolver) {
  const cpu = process.cpuUsage();
  const result = solve(problem, { now: () => performance.now(), seconds, coreSolver });
  const used = process.cpuUsage(cpu);
  return { result, cpu: (used.user + used.system) / 1e6 };
}

/** Every need once, every capacity kept, the objective the sum of the scores. */
function holds(file: ProblemFile, { assignments, objective, bound }: AllocationResult): void {
  const pairs = new Map(file.pairs.map((pair) => [`${pair.need} ${pair.offer}`, pair]));
  const left = new Map(file.offers.map(({ id, capacityDays }) => [id, capacityDays]));
  let sum = 0;
  for (const { need, offer } of assignments) {
    const pair = pairs.get(`${need} ${offer}`);
    if (!pair) throw new Error(`${need} has ${offer}, which is no pair`);
    left.set(offer, (left.get(offer) ?? 0) - pair.days);
    sum += pair.score;
  }
  if (new Set(assignments.map(({ need }) => need)).size !== assignments.length)
    throw new Error('a need is served twice');
  if ([...left.values()].some((days) => days < 0)) throw new Error('an offer has more than its days');
  if (sum !== objective || objective > bound)
    throw new Error(`${sum}, said to be ${objective} of at most ${bound}`);
}

function sameWhenShuffled(
  what: string,
  file: ProblemFile,
  result: AllocationResult,
  seconds: number,
  core: CoreSolver,
): void {
  const chance = seededChance(5);
  const shuffled = <T>(list: readonly T[]) =>
    list
      .map((one) => ({ one, at: chance.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ one }) => one);
  const other = { needs: shuffled(file.needs), offers: shuffled(file.offers), pairs: shuffled(file.pairs) };
  const again = timed(parsed(other), seconds, core).result;
  // Where time ran out before the work was done, plans may differ: only then.
  const late = Math.max(again.seconds, result.seconds) > seconds * 0.9;
  if (!late && JSON.stringify(again.assignments) !== JSON.stringify(result.assignments)) {
    throw new Error(`${what}: another plan when the lists are shuffled`);
  }
}

/** HiGHS alone with the whole problem and the same time: what it finds may not be above the bound. */
function withHighsAlone(
  what: string,
  file: ProblemFile,
  result: AllocationResult,
  seconds: number,
  core: CoreSolver,
) {
  const instance = toInstance(parsed(file));
  const { score, capacity, needCount, pairCount } = instance;
  const began = performance.now();
  const { at } = core({
    instance,
    value: score,
    pairs: Int32Array.from({ length: pairCount }, (_, p) => p),
    capacity,
    start: new Int32Array(needCount).fill(-1),
    goal: 0,
    seconds: seconds * 5,
    nodes: 1_000_000,
  });
  const found = at ? totalOf({ at }, score) / instance.scoreUnit : 0;
  if (found > result.bound + 1e-6)
    throw new Error(`${what}: HiGHS found ${found}, above the bound of ${result.bound}`);
  return { seconds: (performance.now() - began) / 1000, overPlan: found / result.objective };
}

/** Lines of the table. */
export function allocationLines(figures: readonly AllocationFigures[]): Measured['lines'] {
  const percent = (part: number) => `${(part * 100).toFixed(4)}%`;
  return figures.flatMap(
    ({ what, seconds, cpuSeconds, gap, proven, problems, overGreedy, megabytes, highs, pairs }) => [
      [
        `allocate, ${what}: ${pairs} pairs`,
        `${seconds.median.toFixed(2)} s (cpu ${cpuSeconds.median.toFixed(2)})`,
        `${overGreedy.toFixed(3)} × greedy`,
        `≤ ${seconds.limit} s`,
      ] as [string, string, string, string],
      [
        `… gap, ${proven} of ${problems} proven, ${megabytes.toFixed(0)} MB`,
        percent(gap),
        highs ? `HiGHS alone ${highs.seconds.toFixed(2)} s` : '',
        what.startsWith('England') ? (what.endsWith('tight') ? '≤ 0.5%' : '≤ 0.05%') : '',
      ] as [string, string, string, string],
    ],
  );
}
