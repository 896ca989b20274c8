import { createHash } from 'node:crypto';
import { canonicalJson } from '~/kernel/canonical-json';
import { newestMigration, type TableShape, tableShapes } from '~/platform/schema.server';
import { takenTables } from '../domain/transfer/inventory';
import { inOrderOfReference } from '../domain/transfer/order';
import { type ExportRow, rowProblem } from '../domain/transfer/rows';

/** Tables of an export, each after those it refers to. */
export function takenShapes(): TableShape[] {
  const taken = new Set(takenTables());
  return inOrderOfReference(tableShapes().filter(({ name }) => taken.has(name)));
}

/** @throws for a table that is not in the schema */
export function shapeOf(table: string): TableShape {
  const shape = tableShapes().find(({ name }) => name === table);
  if (!shape) throw new Error(`There is no table ${table}`);
  return shape;
}

/**
 * What the schema is called, and a hash of every table and column that travels: an export fits an installation whose hash
 * is the same, on either database.
 */
export function schemaMark(): { migration: string; fingerprint: string } {
  const shapes = takenShapes()
    .map(({ name, columns }) => ({
      name,
      columns: columns.map(({ name: column, kind, required }) => ({ column, kind, required })),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const fingerprint = createHash('sha256').update(canonicalJson(shapes)).digest('hex');
  return { migration: newestMigration(), fingerprint };
}

/** A row as read from the database, as it stands in an export. */
export function toExport(shape: TableShape, row: Readonly<Record<string, unknown>>): ExportRow {
  return Object.fromEntries(
    shape.columns.map(({ name, property }) => {
      const value = row[property] ?? null;
      return [name, value instanceof Date ? value.toISOString() : value];
    }),
  );
}

/** A row of an export, as it is written to the database. The caller has checked it with `rowProblem`. */
export function fromExport(shape: TableShape, row: ExportRow): Record<string, unknown> {
  return Object.fromEntries(
    shape.columns.map(({ name, property, kind }) => {
      const value = row[name] ?? null;
      return [property, kind === 'timestamp' && typeof value === 'string' ? new Date(value) : value];
    }),
  );
}

/** What is wrong with something that should be a row of a table, or null. */
export function problemOf(shape: TableShape, row: unknown): string | null {
  return rowProblem(shape.columns, row);
}
