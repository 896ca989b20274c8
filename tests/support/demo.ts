import { copyFileSync, cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { scratchFolder } from './scratch';

/**
 * A copy of the seeded demo with its files of evidence, in a folder of its own, for one file of journeys; `remove` when
 * they are done.
 */
export function copyDemo(): { file: string; remove(): void } {
  const folder = scratchFolder('alongside-journey-');
  const file = join(folder, 'demo.db');
  const { template } = inject('demo');
  waitUntilSeeded(dirname(template));
  copyFileSync(template, file);
  cpSync(join(dirname(template), 'evidence'), join(folder, 'evidence'), { recursive: true });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

const LONGEST_MS = 300_000;

/** Waits for the one seeding of the run, which is over by the time that journeys begin unless they run alone. */
function waitUntilSeeded(folder: string): void {
  const [done, failed] = [join(folder, 'seeded'), join(folder, 'not-seeded')];
  const asleep = new Int32Array(new SharedArrayBuffer(4));
  for (const began = performance.now(); !existsSync(done); Atomics.wait(asleep, 0, 0, 100)) {
    if (existsSync(failed)) throw new Error(`The demo could not be seeded.\n${readFileSync(failed, 'utf8')}`);
    if (performance.now() - began > LONGEST_MS) throw new Error('The demo was not seeded in five minutes.');
  }
}
