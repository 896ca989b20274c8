/** What is in a service's database, so that what came of something can be told from what was there before. */
import Database from 'better-sqlite3';

export type Counts = Record<string, number>;

/** Who looked, tries, sessions, messages to be sent and work that goes on by itself: no part of what somebody did. */
const NOT_COUNTED = ['access_entry', 'domain_event', 'job', 'job_run', 'outbox', 'rate_limit', 'session'];

/**
 * Counts the rows of every table, and by type the events that somebody caused.
 * @param file the database of a running service
 */
export function counterOf(file: string): () => Counts {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'
        and name not like '\\_\\_%' escape '\\' and name not in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(NOT_COUNTED))
    .map(String);
  const rows = database.prepare(
    tables.map((name) => `select '${name}' as what, count(*) as n from "${name}"`).join(' union all '),
  );
  const events = database.prepare(
    `select type as what, count(*) as n, max(rowid) as last from domain_event
      where rowid > ? and actor_id is not null group by type`,
  );
  let last = Number(database.prepare('select max(rowid) from domain_event').pluck().get() ?? 0);
  const counted = new Map<string, number>();
  return () => {
    for (const fresh of events.all(last) as { what: string; n: number; last: number }[]) {
      counted.set(fresh.what, (counted.get(fresh.what) ?? 0) + fresh.n);
      last = Math.max(last, fresh.last);
    }
    const inTables = (rows.all() as { what: string; n: number }[]).map(({ what, n }) => [what, n] as const);
    return Object.fromEntries([...inTables, ...counted]);
  };
}

/** What has been added between two counts. */
export function added(before: Counts, after: Counts): Counts {
  const all = Object.entries(after).map(([what, n]) => [what, n - (before[what] ?? 0)] as const);
  return Object.fromEntries(all.filter(([, n]) => n !== 0).sort());
}
