import type { Db } from '~/platform/db.server';
import type { TableShape } from '~/platform/schema.server';
import { meantTable } from '../domain/transfer/inventory';
import type { ExportRow } from '../domain/transfer/rows';

/** An authority as its export names it. */
export type ExportedAuthority = { id: string; code: string; name: string; demo: boolean };
export type Key = string | number;

/**
 * One export under way: what is read, and the records of shared tables that were referred to on the way. Casework is read
 * first and what it refers to afterwards, so that nothing in the archive refers to what is not in it.
 */
export type Scope = {
  handle: Db;
  authority: ExportedAuthority;
  /** Keys that were referred to, by table. */
  meant: Map<string, Set<Key>>;
  /** Keys that were written, by table. */
  written: Map<string, Set<Key>>;
  /** Numbers of the schools whose published facts come along, once that is settled. */
  around?: ReadonlySet<Key>;
};

/** An export before anything has been read. */
export function newScope(handle: Db, authority: ExportedAuthority): Scope {
  return { handle, authority, meant: new Map(), written: new Map() };
}

/** Keys of a table that were referred to so far. */
export function meantKeys({ meant }: Scope, table: string): Key[] {
  return [...(meant.get(table) ?? [])];
}

/** Keys of a table that were written so far. */
export function writtenKeys({ written }: Scope, table: string): ReadonlySet<Key> {
  return written.get(table) ?? new Set();
}

/** Tables whose keys are asked for again later. */
const REMEMBERED = new Set(['account', 'agreement', 'proposal', 'provider', 'offer', 'school']);

/** Notes what a row refers to, and that it was written. */
export function noteRow(scope: Scope, shape: TableShape, row: ExportRow): void {
  const insisted = new Map(shape.references.map(({ column, table }) => [column, table]));
  for (const { name } of shape.columns) {
    const table = insisted.get(name) ?? meantTable(name);
    if (table !== null) add(scope.meant, table, row[name]);
  }
  if (REMEMBERED.has(shape.name)) add(scope.written, shape.name, row[shape.key.name]);
}

function add(sets: Map<string, Set<Key>>, table: string, key: unknown): void {
  if (typeof key !== 'string' && typeof key !== 'number') return;
  const set = sets.get(table) ?? new Set();
  sets.set(table, set.add(key));
}
