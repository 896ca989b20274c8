import { copyFileSync, cpSync, rmSync } from 'node:fs';
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
  copyFileSync(template, file);
  cpSync(join(dirname(template), 'evidence'), join(folder, 'evidence'), { recursive: true });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
