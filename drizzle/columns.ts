/**
 * The column vocabulary: one schema, two databases.
 *
 * Schema files import from here only. The vocabulary is built for the dialect named by
 * `DATABASE_URL` and typed as SQLite's, so that every query is written and checked once.
 * Three differences are hidden here: booleans, instants (milliseconds in SQLite, `timestamptz`
 * in PostgreSQL; a `Date` in code either way) and JSON.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/** The database in use, decided once from the environment at load. */
export const dialect: 'sqlite' | 'postgres' = /^postgres(ql)?:\/\//.test(process.env.DATABASE_URL ?? '')
  ? 'postgres'
  : 'sqlite';

const sqlite = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  integer: (name: string) => lite.integer(name),
  real: (name: string) => lite.real(name),
  boolean: (name: string) => lite.integer(name, { mode: 'boolean' }),
  timestamp: (name: string) => lite.integer(name, { mode: 'timestamp_ms' }),
  json: <T>(name: string) => lite.text(name, { mode: 'json' }).$type<T>(),
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
};

type Vocabulary = typeof sqlite;

// The casts are the point of this file: PostgreSQL's builders behind SQLite's types.
const postgres = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  integer: (name: string) => pg.integer(name),
  real: (name: string) => pg.doublePrecision(name),
  boolean: (name: string) => pg.boolean(name),
  timestamp: (name: string) => pg.timestamp(name, { withTimezone: true, mode: 'date', precision: 3 }),
  json: (name: string) => pg.jsonb(name),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
} as unknown as Vocabulary;

export const { table, text, integer, real, boolean, timestamp, json, index, uniqueIndex } =
  dialect === 'postgres' ? postgres : sqlite;
