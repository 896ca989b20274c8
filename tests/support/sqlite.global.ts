import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { scratchFolder } from './scratch';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty database file: copied, never opened. */
    sqlite: { template: string };
  }
}

/** Migrates one file for the whole run, which `freshDatabase` copies: migrations take longer than most tests. */
export default async function setup(project: TestProject) {
  const folder = scratchFolder('alongside-template-');
  const template = join(folder, 'template.db');
  const outer = process.env.DATABASE_URL;
  process.env.DATABASE_URL = template;
  try {
    const { openDatabase } = await import('../../app/platform/db.server');
    const open = openDatabase(template);
    await open.migrate();
    await open.close();
  } finally {
    if (outer === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = outer;
  }
  project.provide('sqlite', { template });
  return () => rmSync(folder, { recursive: true, force: true });
}
