import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from './scratch';
import { cli } from './server';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database file holding the demo, seeded once for the run: copied, never opened. */
    demo: { template: string };
  }
}

/** Seeds the demo once for the whole run. */
export default async function setup(project: TestProject) {
  if (!existsSync('build/server/index.js')) {
    throw new Error('Journeys walk the built pages: run `npm run build` first (`npm test` does).');
  }
  const folder = scratchFolder('alongside-journeys-');
  const template = join(folder, 'demo.db');
  const seeded = await cli(template, ['seed', 'demo', '--json']);
  if (seeded.code !== 0) throw new Error(`The demo could not be seeded.\n${seeded.stderr}`);
  project.provide('demo', { template });
  return () => rmSync(folder, { recursive: true, force: true });
}
