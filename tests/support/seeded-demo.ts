/**
 * The demo as it is on one day, for integration tests: seeding takes longest of all they do, so the first file that needs
 * it seeds it for the whole run, and every file has a copy of its own.
 */
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { seedDemo } from '#seeds/demo';
import { forgetEnv } from '~/platform/env.server';
import { wire } from '~/wiring.server';
import { freshDatabase, keepDatabase, keptName, type TestDatabase } from './database';

/** The instant from which the shared demo counts its dates: a Monday in term. */
export const DEMO_DAY = new Date('2026-11-23T11:00:00Z');

const LONGEST_MS = 300_000;

/**
 * A copy of the seeded demo, in use by `db()` and `transact`, with its files of evidence.
 * @param dataFolder becomes `DATA_DIR`: evidence is below it; the test takes the variable away again
 */
export async function freshDemo(dataFolder: string): Promise<TestDatabase> {
  const { folder } = inject('seeded');
  wire();
  await seedOnce(folder);
  setDataFolder(dataFolder);
  cpSync(join(folder, 'evidence'), join(dataFolder, 'evidence'), { recursive: true });
  return freshDatabase(keptName(folder));
}

/** Seeds the demo, or waits until another file of the run has. */
async function seedOnce(folder: string): Promise<void> {
  const [done, failed] = [join(folder, 'seeded'), join(folder, 'not-seeded')];
  if (!isFirst(folder)) {
    for (const began = performance.now(); !existsSync(done); await sleep(100))
      if (existsSync(failed) || performance.now() - began > LONGEST_MS)
        throw new Error('The demo could not be seeded: see the file whose tests began first.');
    return;
  }
  setDataFolder(folder);
  try {
    await keepDatabase(folder, async () => void (await seedDemo({ today: DEMO_DAY })));
  } catch (error) {
    writeFileSync(failed, '');
    throw error;
  }
  writeFileSync(done, '');
}

function setDataFolder(folder: string): void {
  process.env.DATA_DIR = folder;
  forgetEnv();
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(join(folder, 'seeding'));
    return true;
  } catch {
    return false;
  }
}
