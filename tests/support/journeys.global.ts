import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from './scratch';
import { cli } from './server';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * A database file holding the demo, seeded once for the run: copied, never opened. It is whole when there is a file
     * `seeded` beside it, for which `demo-seeded.ts` waits; one `not-seeded` says why it never will be.
     */
    demo: { template: string };
  }
}

/** Begins to seed the demo, once for the whole run: other tests run meanwhile. */
export default function setup(project: TestProject) {
  if (!existsSync('build/server/index.js')) {
    throw new Error('Journeys walk the built pages: run `npm run build` first (`npm test` does).');
  }
  const folder = scratchFolder('alongside-journeys-');
  const template = join(folder, 'demo.db');
  const seeding = cli(template, ['seed', 'demo', '--json']).then(
    ({ code, stderr }) => writeFileSync(join(folder, code === 0 ? 'seeded' : 'not-seeded'), stderr),
    (error) => writeFileSync(join(folder, 'not-seeded'), String(error)),
  );
  project.provide('demo', { template });
  return async () => {
    await seeding;
    rmSync(folder, { recursive: true, force: true });
  };
}
