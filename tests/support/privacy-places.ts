/** What tests of privacy look at in a database: people of the demo, what `verify` finds, where a text stands. */
import { count, eq, sql } from 'drizzle-orm';
import { account } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { tableShapes } from '~/platform/schema.server';
import { loadViewer } from '~/platform/session.server';
import type { TestDatabase } from './database';

/** Somebody of the demo, by the first part of their address. */
export async function looking(name: string): Promise<Viewer> {
  const [row] = await db()
    .select({ id: account.id })
    .from(account)
    .where(eq(account.email, `${name}@marlshire.example`));
  const viewer = row ? await loadViewer(row.id) : null;
  if (!viewer) throw new Error(`The demo has no ${name}`);
  return viewer;
}

/** What `verify` finds wrong of the record. */
export async function problems(): Promise<unknown[]> {
  const checks = await runRecordChecks(db());
  const chains = await verifyChains(db());
  return [...Object.values(checks).flatMap((check) => check.problems), ...chains.problems];
}

/** How many rows a table has. */
export async function rowsOf(table: string): Promise<number> {
  const shape = tableShapes().find(({ name }) => name === table);
  if (!shape) throw new Error(`There is no table ${table}`);
  const [row] = await db().select({ n: count() }).from(shape.table);
  return Number(row?.n ?? 0);
}

/** Every place of the database where a text stands, in any case: `table.column`. */
export async function placesOf(open: TestDatabase, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const { name, table, columns } of tableShapes()) {
    for (const { name: column, kind, column: at } of columns) {
      if (kind !== 'text' && kind !== 'json') continue;
      const [row] = await open.read
        .select({ n: count() })
        .from(table)
        .where(sql`lower(cast(${at} as text)) like ${`%${text.toLowerCase()}%`}`);
      if (Number(row?.n ?? 0) > 0) found.push(`${name}.${column}`);
    }
  }
  return found.sort();
}
