import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from './scratch';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the first file that needs the demo leaves it for the others of the run. */
    seeded: { folder: string };
  }
}

/** A folder for the demo that the integration tests of one database share. */
export default function setup(project: TestProject) {
  const folder = scratchFolder('alongside-seeded-');
  project.provide('seeded', { folder });
  return () => rmSync(folder, { recursive: true, force: true });
}
