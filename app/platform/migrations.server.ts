import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

type Journal = { entries: { tag: string; when: number }[] };

/** The folder of the migrations of a database's kind. */
export function migrationsFolder(dialect: 'sqlite' | 'postgres'): string {
  return path.resolve('drizzle/migrations', dialect);
}

function journalOf(folder: string): Journal {
  // Written by the library's own generator.
  return JSON.parse(readFileSync(path.join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
}

/** Names of all migrations, the oldest first. They are the same on both databases. */
export function migrationNames(folder = migrationsFolder('sqlite')): string[] {
  return journalOf(folder).entries.map(({ tag }) => tag);
}

/**
 * The name of a migration from the instant that a database keeps of it.
 * @param newest the greatest `created_at` of the table of migrations; null where there is none
 * @returns null for an instant that no migration of this version has: a newer version's database
 */
export function migrationNamed(folder: string, newest: number | null): string | null {
  return journalOf(folder).entries.find(({ when }) => when === newest)?.tag ?? null;
}

/**
 * The migrations up to one of them, in a folder of their own: a database as an earlier version had it.
 * @throws for a name that is no migration
 */
export function migrationsUpTo(
  dialect: 'sqlite' | 'postgres',
  last: string,
): { folder: string; remove(): void } {
  const from = migrationsFolder(dialect);
  const journal = journalOf(from);
  const end = journal.entries.findIndex(({ tag }) => tag === last);
  if (end === -1) throw new Error(`There is no migration ${last}`);
  const entries = journal.entries.slice(0, end + 1);
  const folder = mkdtempSync(path.join(tmpdir(), 'alongside-migrations-'));
  mkdirSync(path.join(folder, 'meta'));
  writeFileSync(path.join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries) cpSync(path.join(from, `${tag}.sql`), path.join(folder, `${tag}.sql`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
