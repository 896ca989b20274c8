import Database from 'better-sqlite3';
import type { Role } from '~/accounts/domain/roles';

/** Address of somebody of the demo's other authority who holds every role there. */
export const STRANGER = 'everything@fenwold.example';

/**
 * Puts the stranger into a copy of the demo; their password is everybody's.
 * @param file the demo's database, before a service runs on it
 */
export function addStranger(file: string, roles: readonly Role[]): void {
  const database = new Database(file);
  const fenwold = database.prepare("select id from authority where code = '998'").pluck().get();
  const like = database
    .prepare("select * from account where email = 'broker@fenwold.example'")
    .get() as object;
  database
    .prepare(
      `insert into account (id, authority_id, email, name, password_hash, active, created_at, version)
       values ('stranger', @authority_id, '${STRANGER}', 'Stranger', @password_hash, 1, @created_at, 1)`,
    )
    .run(like);
  const provider = database
    .prepare('select id from provider where authority_id = ? limit 1')
    .pluck()
    .get(fenwold);
  const grant = database.prepare(
    `insert into account_grant (id, account_id, authority_id, role, urn, provider_id, created_at)
     values (?, 'stranger', ?, ?, ?, ?, 0)`,
  );
  for (const role of roles) {
    const urn = role === 'head' || role === 'chair' ? 900_803 : null;
    grant.run(`stranger-${role}`, fenwold, role, urn, role === 'leader' ? provider : null);
  }
  database.close();
}
