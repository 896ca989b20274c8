import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server, and the name of its migrated template database. */
    postgres: { url: string; template: string };
  }
}

/** Starts PostgreSQL once for the run and migrates a template that `freshDatabase` copies. */
export default async function setup(project: TestProject) {
  const server = await startPostgres();
  const template = `alongside_template_${randomBytes(4).toString('hex')}`;
  await administer(server.url, `create database ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  const outer = process.env.DATABASE_URL;
  process.env.DATABASE_URL = url.href;
  try {
    const { openDatabase } = await import('../../app/platform/db.server');
    const open = openDatabase(url.href);
    await open.migrate();
    await open.close();
  } finally {
    if (outer === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = outer;
  }
  project.provide('postgres', { url: server.url, template });
  return async () => {
    for (const name of [`${template}_kept`, template])
      await administer(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
