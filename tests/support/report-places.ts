/** Addresses of the pages of saved reports, with those of the seeded demo. */
import type Database from 'better-sqlite3';

type Theirs = { roles: readonly string[]; urns: string; providers: string };

/** A report of an authority, one that is not published yet before others. */
export const A_REPORT =
  'select id from saved_report where authority_id = @authority order by published_at is not null, withdrawn_at is not null, kind limit 1';

/**
 * Reports somebody may read, one of each kind in each state; null for folders of other things.
 * @param theirs what they are, and the schools and providers they act for, as lists for SQL
 */
export function reportPlaces(
  database: Database.Database,
  folder: string,
  authority: unknown,
  { roles, urns, providers }: Theirs,
): { id: string }[] | null {
  if (!folder.startsWith('reports.$id')) return null;
  const service = roles.includes('broker') || roles.includes('lead');
  const ways = [
    service ? '1' : '0',
    `published_at is not null and kind = 'school' and urn in (${urns})`,
    `published_at is not null and kind = 'provider' and provider_id in (${providers})`,
    roles.includes('member') ? "published_at is not null and kind = 'scrutiny'" : '0',
  ];
  // What was withdrawn has one page left to those it had been published to.
  const whole = service || folder.endsWith('_index') ? '1' : 'withdrawn_at is null';
  const where = `authority_id = @authority and (${ways.map((way) => `(${way})`).join(' or ')}) and ${whole}`;
  return database
    .prepare(
      `select id from saved_report where ${where} group by kind, published_at is null, withdrawn_at is null`,
    )
    .all({ authority }) as { id: string }[];
}
