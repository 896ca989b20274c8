/** How fast a whole authority is analysed, against reading the same rows alone. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { analysisWorld, BROKER, SCHOOLS } from './analysis-world';
import type { Measured } from './measured';
import { median } from './median';

export type AnalysisFigures = {
  schools: number;
  /** Values of indicators read. */
  values: number;
  /** Schools a second: the driver reads the rows and nothing is done with them. */
  readAlone: number;
  /** Facts read and made ready: likeness, comparators, values by indicator. */
  facts: number;
  /** Every criterion of every school answered, facts being there: the pure part. */
  pure: number;
  /** A run as the page starts it: facts, answers, diagnoses written in batches with their events. */
  run: number;
  /** Of `run` and `pure` to `readAlone`. */
  runRatio: number;
  pureRatio: number;
};

/**
 * Analyses an authority of 24,000 schools under one framework.
 * @param folder where its database is made
 * @param rounds how often all but the run, which writes, are timed; medians
 */
export async function benchAnalysis(folder: string, rounds: number): Promise<AnalysisFigures> {
  const file = join(folder, 'analysis.db');
  process.env.DATABASE_URL = file;
  const values = await analysisWorld(file);
  const { openDatabase, useDatabase } = await import('~/platform/db.server');
  const { readGround, readInputs } = await import('~/diagnosis/analysis-facts.server');
  const { frameworkInForce } = await import('~/diagnosis/frameworks.server');
  const { analyse } = await import('~/diagnosis/domain');
  const { analysisAtRest, startAnalysis } = await import('~/diagnosis/analysis-run.server');
  const { newFormId } = await import('~/platform/transact.server');
  const open = openDatabase(file);
  const close = useDatabase(open);
  const seconds = { read: [] as number[], facts: [] as number[], pure: [] as number[] };
  try {
    const framework = await frameworkInForce(open.read, BROKER.authorityId);
    if (!framework) throw new Error('The authority of the bench has no framework.');
    const urns = Array.from({ length: SCHOOLS }, (_, n) => 100_000 + n);
    for (let round = 0; round < rounds; round++) {
      seconds.read.push(await timed(async () => expectCount(readAlone(file), values + SCHOOLS)));
      let [facts, pure, answered] = [0, 0, 0];
      let ground: Awaited<ReturnType<typeof readGround>> | undefined;
      facts += await timed(async () => {
        ground = await readGround(open.read, BROKER.authorityId, framework);
      });
      for (let at = 0; ground && at < urns.length; at += 1000) {
        const [against, some] = [ground, urns.slice(at, at + 1000)];
        let inputs: Awaited<ReturnType<typeof readInputs>> = new Map();
        facts += await timed(async () => {
          inputs = await readInputs(open.read, against, some, '2026-11-23');
        });
        pure += await timed(async () => {
          for (const input of inputs.values()) if (analyse(input).results.length > 0) answered++;
        });
      }
      expectCount(answered, SCHOOLS);
      seconds.facts.push(facts);
      seconds.pure.push(pure);
    }
    const run = await timed(async () => {
      const started = await startAnalysis(BROKER, { id: newFormId(), term: '2026-1-autumn' });
      if (!started.ok) throw new Error(started.message);
      await analysisAtRest();
    });
    expectCount(drafted(file), SCHOOLS);
    const speed = (taken: number) => Math.round(SCHOOLS / taken);
    const readAlonePerSecond = speed(median(seconds.read));
    const pure = speed(median(seconds.pure));
    return {
      schools: SCHOOLS,
      values,
      readAlone: readAlonePerSecond,
      facts: speed(median(seconds.facts)),
      pure,
      run: speed(run),
      runRatio: speed(run) / readAlonePerSecond,
      pureRatio: pure / readAlonePerSecond,
    };
  } finally {
    await close();
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The rows an analysis needs, as the driver gives them. */
function readAlone(file: string): number {
  const database = new Database(file, { readonly: true });
  let read = 0;
  const queries = [
    'select urn, phase_name, type_group, pupils, fsm_percent, urban_rural, easting, northing from school',
    'select id, urn, indicator, period, value, text_value, cohort, source, note, at from indicator_value where current',
  ];
  for (const query of queries) for (const row of database.prepare(query).iterate()) if (row) read++;
  database.close();
  return read;
}

function drafted(file: string): number {
  const database = new Database(file, { readonly: true });
  const count = database.prepare('select count(*) from diagnosis').pluck().get();
  database.close();
  return Number(count);
}

/** A figure is only worth something when the work was really done. */
function expectCount(found: number, expected: number): void {
  if (found !== expected) throw new Error(`Expected ${expected}, found ${found}.`);
}

/** The figures as lines of the table. */
export function analysisLines(figures: AnalysisFigures): Measured['lines'] {
  const line = (what: string, perSecond: number, goal: string): Measured['lines'][number] => [
    what,
    `${perSecond.toLocaleString('en-GB')} schools/s`,
    (perSecond / figures.readAlone).toFixed(2),
    goal,
  ];
  const schools = figures.schools.toLocaleString('en-GB');
  return [
    line(`read the rows of ${schools} schools alone`, figures.readAlone, ''),
    line('read them and make their facts ready', figures.facts, ''),
    line('answer every criterion of each', figures.pure, '≥ 0.25'),
    line('analyse them in one run, and keep it', figures.run, '≥ 0.04'),
  ];
}
