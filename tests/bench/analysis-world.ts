/** An authority as large as England, with figures to analyse: made for the bench, every one of them made up. */
import Database from 'better-sqlite3';
import * as schema from '#drizzle/schema';
import { type Random, seeded } from '#seeds/demo/random';
import { hertfordshire } from '#seeds/frameworks';
import type { Viewer } from '~/accounts/domain/roles';
import { openDatabase } from '~/platform/db.server';
import { anAuthority, aSchool, NOW } from '../builders/schools';

/** Schools of the authority: about as many as England has. */
export const SCHOOLS = 24_000;
/** Of these so many are primary schools, whose results likeness is mostly about, and so many secondary. */
const PRIMARY = 17_000;
const SECONDARY = 3_500;

const YEARS = ['2022', '2023', '2024', '2025'];
const KINDS = ['maintained', 'maintained', 'maintained', 'academy', 'academy', 'free-school'];

export const BROKER: Viewer = {
  accountId: 'bench',
  name: 'Bench Broker',
  email: 'bench@authority.example',
  authorityId: 'testshire',
  authorityName: 'Testshire',
  grants: [{ role: 'broker', urn: null, providerId: null }],
};

/**
 * Makes the database.
 * @returns how many values of indicators it holds
 */
export async function analysisWorld(file: string): Promise<number> {
  const open = openDatabase(file);
  await open.migrate();
  await open.write(async (tx) => {
    await tx.insert(schema.authority).values(anAuthority());
    const person = { id: BROKER.accountId, authorityId: 'testshire', email: BROKER.email, name: BROKER.name };
    await tx.insert(schema.account).values({
      ...person,
      passwordHash: null,
      active: true,
      createdAt: NOW,
      lastSignedInAt: null,
      version: 1,
    });
    await tx
      .insert(schema.bandingFramework)
      .values({ ...hertfordshire, id: 'framework', authorityId: 'testshire', version: 1, adoptedAt: NOW });
    const random = seeded('schools');
    const rows = Array.from({ length: SCHOOLS }, (_, n) => schoolRow(100_000 + n, n, random));
    for (let at = 0; at < rows.length; at += 400)
      await tx.insert(schema.school).values(rows.slice(at, at + 400));
    const comparators = ['ks2-rwm-expected', 'absence-persistent', 'ks4-attainment8'].flatMap((indicator) =>
      YEARS.map((period) => ({
        ...{ id: `${indicator} ${period}`, area: 'england', indicator, period, value: 60 },
        ...{ source: 'Made up', at: NOW },
      })),
    );
    await tx.insert(schema.comparator).values(comparators);
  });
  await open.close();
  return writeValues(file);
}

function schoolRow(urn: number, n: number, random: Random) {
  const phaseName = n < PRIMARY ? 'Primary' : n < PRIMARY + SECONDARY ? 'Secondary' : 'Special';
  return aSchool(urn, {
    phaseName,
    typeGroup: random.pick(KINDS),
    lowAge: phaseName === 'Secondary' ? 11 : 4,
    highAge: phaseName === 'Primary' ? 11 : random.pick([16, 18]),
    pupils: random.chance(0.01) ? null : Math.round(30 + random.next() ** 2 * 900),
    fsmPercent: random.chance(0.01) ? null : random.int(0, 600) / 10,
    urbanRural: random.chance(0.7) ? 'Urban city and town' : 'Rural village',
    easting: random.int(100_000, 650_000),
    northing: random.int(10_000, 650_000),
  });
}

/** Results of four years, an inspection and what was entered by hand: by the driver itself, since there are many. */
function writeValues(file: string): number {
  const database = new Database(file);
  const insert = database.prepare(
    `insert into indicator_value (id, authority_id, urn, indicator, period, value, text_value, cohort, source, at, current)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'Made up for the bench', ${NOW.getTime()}, 1)`,
  );
  const random = seeded('values');
  let made = 0;
  const put = (
    urn: number,
    indicator: string,
    period: string,
    value: number | null,
    text: string | null = null,
    authorityId: string | null = null,
  ) => insert.run(`v${++made}`, authorityId, urn, indicator, period, value, text, 30);
  database.transaction(() => {
    for (let n = 0; n < SCHOOLS; n++) {
      const urn = 100_000 + n;
      const standing = random.int(35, 85);
      for (const year of YEARS) {
        const moved = standing + random.int(-5, 5);
        if (n < PRIMARY) {
          const withheld = random.chance(0.03);
          for (const indicator of ['ks2-rwm-expected', 'ks2-rwm-higher', 'ks2-rwm-disadvantaged'])
            put(urn, indicator, year, withheld ? null : moved, withheld ? 'SUPP' : null);
          for (const subject of ['reading', 'writing', 'maths'])
            put(urn, `ks2-${subject}-progress`, year, withheld ? null : random.int(-80, 60) / 10);
        } else if (n < PRIMARY + SECONDARY) {
          put(urn, 'ks4-attainment8', year, moved, null, 'testshire');
          put(urn, 'ks4-progress8', year, random.int(-90, 60) / 100, null, 'testshire');
        }
        put(urn, 'absence-persistent', year, random.int(80, 350) / 10, null, 'testshire');
      }
      const grade = random.int(1, 4);
      const words = ['outstanding', 'good', 'requires-improvement', 'inadequate'][grade - 1] ?? 'good';
      put(urn, 'inspection-overall', '2023-03-14', grade, words);
      put(urn, 'inspection-safeguarding', '2023-03-14', null, 'met');
      put(
        urn,
        'leadership-concerns',
        '2026-06-11',
        null,
        random.pick(['secure', 'in-view', 'raised']),
        'testshire',
      );
      put(urn, 'finance-deficit', '2026-03-31', null, 'in-balance', 'testshire');
    }
  })();
  database.exec('analyze');
  database.close();
  return made;
}
