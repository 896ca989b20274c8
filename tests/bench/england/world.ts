/** A whole England in one installation, made up, the same each time it is made: for the bench of pages. */

import { hash } from '@node-rs/argon2';
import Database from 'better-sqlite3';
import type { CalendarDate } from '~/kernel/clock';
import { openDatabase } from '~/platform/db.server';
import { addAgreements, addOpenRequests } from './cases';
import { addDiagnoses } from './diagnoses';
import { Inserter } from './insert';
import { addPlace } from './places';
import { addCapacity, addSuppliers, Promised } from './supply';
import { addTrail } from './trail';

export const AUTHORITIES = 152;
const SCHOOLS = 24_000;
const OFFERS = 8_000;
const OPEN_REQUESTS = 6_000;
const AGREEMENTS = 40_000;
export const PASSWORD = 'a-password-for-the-bench';

/**
 * Makes the database.
 * @param authorities how many of the 152; the first is the same in each, two and a half times as large as most
 * @param share of each authority's size: a tenth of it is enough to count queries
 * @returns rows made, by table
 */
export async function englandWorld(
  file: string,
  today: CalendarDate,
  authorities = AUTHORITIES,
  share = 1,
): Promise<Map<string, number>> {
  const open = openDatabase(file);
  await open.migrate();
  await open.close();
  const passwordHash = await hash(PASSWORD);
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  const to = new Inserter(database);
  let urn = 100_000;
  database.transaction(() => {
    for (let index = 0; index < authorities; index++) {
      const part = (whole: number) =>
        Math.round((whole / (AUTHORITIES + 1.5)) * (index === 0 ? 2.5 : 1) * share);
      const place = addPlace(to, { index, schools: part(SCHOOLS), firstUrn: urn, today, passwordHash });
      urn += place.schools.length;
      const suppliers = addSuppliers(to, place, part(OFFERS), { today, passwordHash });
      addOpenRequests(to, place, part(OPEN_REQUESTS), today);
      const promised = new Promised();
      const happened = [...addAgreements(to, place, suppliers, part(AGREEMENTS), today, promised)];
      addCapacity(to, suppliers, today, promised);
      happened.push(...addDiagnoses(to, place, today));
      addTrail(to, place, happened, today);
    }
  })();
  // What is known of so few rows would have the planner read tables that are long in life.
  if (share === 1) database.exec('analyze');
  database.close();
  return to.made;
}
