/** Addresses of every route in the manifest, filled in with records of the seeded demo. */
import Database from 'better-sqlite3';
import { accessManifest } from '~/accounts/access-manifest';

/**
 * The address a route folder serves: `agreements.$id.sign` → `/agreements/:id/sign`.
 * @param values what its parameters stand for
 */
export function addressOf(folder: string, values: Record<string, string>): string {
  const parts = folder
    .replace(/\[(.)\]/g, '\u0000')
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => {
      const name = part.replaceAll('\u0000', '.').replace(/_$/, '');
      if (!name.startsWith('$')) return name;
      const [parameter = '', ...rest] = name.slice(1).split('.');
      return [values[parameter] ?? `no-${parameter}`, ...rest].join('.');
    });
  return `/${parts.join('/')}`;
}

/** For each kind of address, the record of an authority that stands for its parameter. */
const RECORDS: Record<string, string> = {
  'admin.users': 'select id from account where authority_id = @authority order by email limit 1',
  'admin.imports': 'select id from import_run where authority_id = @authority limit 1',
  schools:
    "select urn as id from school_standing where authority_id = @authority and urn = (select urn from account_grant g join account a on a.id = g.account_id where a.email like 'head@%' and g.authority_id = @authority limit 1) limit 1",
  needs: 'select id from need where authority_id = @authority limit 1',
  requests:
    "select id from support_request where authority_id = @authority order by state = 'matching' desc limit 1",
  directory: 'select id from provider where authority_id = @authority limit 1',
  offers: "select id from offer where authority_id = @authority and state = 'draft' limit 1",
  proposals: 'select id from proposal where authority_id = @authority limit 1',
  agreements:
    "select id from agreement where authority_id = @authority order by state = 'draft' desc limit 1",
};

/**
 * Addresses of all routes, with records of one authority.
 * @param file the demo's database
 * @param code the authority's code
 * @param where for some kinds of address, another choice of record: SQL that selects `id`
 */
export function placesOf(
  file: string,
  code: string,
  where: Record<string, string> = {},
): Map<string, string> {
  const database = new Database(file, { readonly: true });
  try {
    const authority = database.prepare('select id from authority where code = ?').pluck().get(code);
    const values = (folder: string): Record<string, string> => {
      const kind = Object.keys(RECORDS).find((name) => folder.startsWith(`${name}.`));
      if (kind === undefined) return {};
      const id = database
        .prepare(where[kind] ?? RECORDS[kind] ?? '')
        .pluck()
        .get({ authority });
      return id === undefined ? {} : { id: String(id), urn: String(id) };
    };
    return new Map(Object.keys(accessManifest).map((folder) => [folder, addressOf(folder, values(folder))]));
  } finally {
    database.close();
  }
}
