/**
 * Waits, before the hooks and tests of a file begin and outside their time, for the one seeding of the run. It is long over
 * by the time that journeys begin, unless they run alone.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';

const LONGEST_MS = 600_000;

const folder = dirname(inject('demo').template);
const [done, failed] = [join(folder, 'seeded'), join(folder, 'not-seeded')];
for (const began = performance.now(); !existsSync(done); await sleep(100)) {
  if (existsSync(failed)) throw new Error(`The demo could not be seeded.\n${readFileSync(failed, 'utf8')}`);
  if (performance.now() - began > LONGEST_MS) throw new Error('The demo was not seeded in ten minutes.');
}
