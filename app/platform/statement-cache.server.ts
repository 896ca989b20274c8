import type Database from 'better-sqlite3';

/** Statements kept of one connection: the texts of the pages people have open all day are a few hundred. */
const MOST = 400;

/**
 * Keeps the statements of a connection that reads, by their text: to make one costs more than most of them take to run,
 * and a page asks dozens of the same. The one used longest ago goes first.
 */
export function keepStatements(connection: Database.Database): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, Database.Statement>();
  const prepareOnce = (text: string): Database.Statement => {
    const known = kept.get(text);
    // One that is being read from cannot be started again.
    if (known?.busy) return prepare(text);
    if (known) kept.delete(text);
    const statement = known ?? prepare(text);
    // How rows are given is said at each use, and stays with the statement: each use begins with the usual way.
    if (known?.reader) known.raw(false);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  // The library's own type promises a statement typed by the caller, which no text can check.
  connection.prepare = prepareOnce as typeof connection.prepare;
}
