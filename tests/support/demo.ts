import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';

/** A copy of the seeded demo in a folder of its own, for one file of journeys; `remove` when they are done. */
export function copyDemo(): { file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-journey-'));
  const file = join(folder, 'demo.db');
  copyFileSync(inject('demo').template, file);
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
