/** The queries that reach a database, on either dialect, as the driver is given them. */
import Database from 'better-sqlite3';
import pg from 'pg';

export type Query = { text: string; values: readonly unknown[] };
export type QueriesSeen = {
  /** The queries since the last `forget`, in order. */
  all(): Query[];
  forget(): void;
  /** Takes the ears off again. */
  stop(): void;
};

/** Listens to every connection opened from now on. Open the database afterwards. */
export function watchQueries(): QueriesSeen {
  let seen: Query[] = [];
  const prepare = Database.prototype.prepare;
  const query = pg.Client.prototype.query;
  Database.prototype.prepare = function (this: Database.Database, text: string) {
    const statement: Database.Statement<unknown[]> = prepare.call(this, text);
    const { all, get } = statement;
    statement.all = (...values: unknown[]) => {
      seen.push({ text, values });
      const rows: unknown[] = Reflect.apply(all, statement, values);
      return rows;
    };
    statement.get = (...values: unknown[]) => {
      seen.push({ text, values });
      const row: unknown = Reflect.apply(get, statement, values);
      return row;
    };
    return statement;
  } as typeof prepare; // the library types what a text cannot say
  pg.Client.prototype.query = function (this: pg.Client, ...given: [string | { text?: string }, unknown?]) {
    const [asked, values] = given;
    const text = typeof asked === 'string' ? asked : (asked.text ?? '');
    if (/^\s*(select|with)\b/i.test(text)) seen.push({ text, values: Array.isArray(values) ? values : [] });
    return Reflect.apply(query, this, given);
  } as typeof query; // one of the library's many forms stands for all
  return {
    all: () => [...seen],
    forget: () => {
      seen = [];
    },
    stop: () => {
      Database.prototype.prepare = prepare;
      pg.Client.prototype.query = query;
    },
  };
}
