import type Database from 'better-sqlite3';

const NOTES = 'select id from restricted_note where authority_id = @authority and corrects_id is null';
const BREAKS = 'select id as breakId from glass_break where authority_id = @authority';

type Values = Record<string, string>;

/** For routes of restricted notes, a record of an authority; null for other routes. */
export function notePlace(database: Database.Database, folder: string, authority: unknown): Values | null {
  if (folder.startsWith('restricted.$id')) {
    const found = database.prepare(`${NOTES} order by level limit 1`).get({ authority });
    return { id: 'no-note', ...(found as Values | undefined) };
  }
  if (!folder.startsWith('glass-breaks.$')) return null;
  const found = database.prepare(`${BREAKS} limit 1`).get({ authority });
  return { breakId: 'no-break', ...(found as Values | undefined) };
}

/** For routes of restricted notes, one record of each level and each state, for those who may know of them. */
export function notePlaces(database: Database.Database, folder: string, authority: unknown): Values[] | null {
  if (folder.startsWith('restricted.$id'))
    return database.prepare(`${NOTES} group by level, ended_at is null`).all({ authority }) as Values[];
  if (!folder.startsWith('glass-breaks.$')) return null;
  return database.prepare(`${BREAKS} group by finding`).all({ authority }) as Values[];
}

/** The query of the page that writes a note: it is about a record. */
export function noteQuery(database: Database.Database, folder: string, authority: unknown): string {
  if (folder !== 'restricted.new') return '';
  const found = database
    .prepare('select urn from school_standing where authority_id = ? and current limit 1')
    .pluck()
    .get(authority);
  return `?on=school&id=${String(found)}`;
}
