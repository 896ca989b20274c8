/** England made up from a seed: authorities with schools, providers, offers with days, and requests; as database rows. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as schema from '#drizzle/schema';
import { FOCUS_AREAS } from '~/diagnosis/domain';
import type { OpenDatabase } from '~/platform/db.server';
import { aNeed, aRequest } from '../builders/diagnosis';
import { anOffer, aProvider } from '../builders/directory';
import { anAuthority, aSchool } from '../builders/schools';

export const TERMS = ['2026-2-spring', '2026-3-summer', '2027-1-autumn'] as const;
/** More terms than a request looks at, as a directory has them. */
const ALL_TERMS = ['2026-1-autumn', ...TERMS, '2027-2-spring', '2027-3-summer'] as const;
export const TODAY = '2027-01-05';

export type Size = { offers: number; requests: number; seed: number };

/** A seeded stream of numbers from 0 to 1 (a linear congruential one: enough for made-up data). */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    among: <T>(all: readonly T[]): T => all[whole(0, all.length - 1)] as T, // never beyond the last
    yes: (share: number) => next() < share,
  };
}

/** Writes the world into a database that has been migrated. */
export async function fillWorld(open: OpenDatabase, { offers, requests, seed }: Size): Promise<void> {
  const { whole, among, yes } = chance(seed);
  const authorities = Array.from({ length: 150 }, (_, n) => ({
    ...anAuthority({ id: `a${n}`, code: String(200 + n), name: `Authority ${n}` }),
    east: whole(350_000, 560_000),
    north: whole(130_000, 430_000),
  }));
  const primary = FOCUS_AREAS.filter(({ phases }) => phases.includes('primary'));
  const secondary = FOCUS_AREAS.filter(({ phases }) => phases.includes('secondary'));
  let urn = 100_000;
  const schools: (typeof schema.school.$inferInsert)[] = [];
  const school = (at: (typeof authorities)[number]) => {
    const number = ++urn;
    const row = aSchool(number, {
      laCode: at.code,
      laName: at.name,
      phaseName: yes(0.75) ? 'Primary' : 'Secondary',
      easting: at.east + whole(-14_000, 14_000),
      northing: at.north + whole(-14_000, 14_000),
      pupils: whole(60, 1400),
      fsmPercent: whole(20, 600) / 10,
      urbanRural: yes(0.7) ? 'Urban city and town' : 'Rural village',
      typeGroup: among(['Local authority maintained schools', 'Academies']),
      trustUid: yes(0.3) ? String(whole(1, 900)) : null,
    });
    schools.push(row);
    return { urn: number, phaseName: row.phaseName };
  };
  const areasFor = (phase: string) => (phase === 'Primary' ? primary : secondary);
  const providers: (typeof schema.provider.$inferInsert)[] = [];
  const offerRows: (typeof schema.offer.$inferInsert)[] = [];
  const caps: (typeof schema.capacityTerm.$inferInsert)[] = [];
  const days: (typeof schema.offerTerm.$inferInsert)[] = [];
  while (offerRows.length < offers) {
    const at = among(authorities);
    const home = school(at);
    const id = `p${providers.length}`;
    providers.push(
      aProvider(id, home.urn, {
        authorityId: at.id,
        designation: among(['SLE', 'SLE', 'SLE', 'LLE', 'NLE', 'NLG', 'TSA']),
        qaState: among(['assured', 'assured', 'not-yet']),
        qaOn: `2026-${among(['02', '05', '09'])}-1${whole(0, 9)}`,
        appetite: among(['looking', 'open', 'open', 'not-now']),
        email: null,
      }),
    );
    for (const term of ALL_TERMS)
      caps.push({ id: `${id}${term}`, providerId: id, term, halfDays: whole(8, 24), version: 1 });
    for (let more = yes(0.4) ? 2 : 1; more > 0 && offerRows.length < offers; more--) {
      const own = `o${String(offerRows.length).padStart(5, '0')}`;
      offerRows.push(
        anOffer(own, id, {
          authorityId: at.id,
          focusAreas: [
            ...new Set(Array.from({ length: whole(1, 3) }, () => among(areasFor(home.phaseName)).key)),
          ],
          phases:
            home.phaseName === 'Primary' ? ['primary'] : yes(0.2) ? ['secondary', 'primary'] : ['secondary'],
          formats: [
            'coaching',
            ...(yes(0.4) ? (['training'] as const) : []),
            ...(yes(0.2) ? (['programme'] as const) : []),
          ],
          dayRatePence: among([0, 25_000, 30_000, 35_000, 40_000, 45_000]),
          travelLimitMinutes: among([30, 45, 60, 75, 90]),
          remote: yes(0.15),
          openToOthers: yes(0.85),
          state: yes(0.95) ? 'published' : 'withdrawn',
        }),
      );
      for (const term of ALL_TERMS)
        days.push({ id: `${own}${term}`, offerId: own, term, halfDays: yes(0.2) ? 0 : whole(2, 16) });
    }
  }
  const requestRows: (typeof schema.supportRequest.$inferInsert)[] = [];
  const needs: (typeof schema.need.$inferInsert)[] = [];
  for (let n = 0; n < requests; n++) {
    const at = among(authorities);
    const client = school(at);
    const id = `r${n}`;
    requestRows.push(
      aRequest(id, client.urn, 'bench', {
        ref: `B-${n}`,
        authorityId: at.id,
        halfDays: whole(4, 16),
        startFrom: '2027-01-11',
        finishBy: '2027-12-10',
        formats: ['coaching'],
        remoteWelcome: yes(0.3),
        maxDayRatePence: yes(0.5) ? 40_000 : null,
      }),
    );
    needs.push(
      aNeed(`n${n}`, client.urn, 'bench', {
        authorityId: at.id,
        requestId: id,
        focusArea: among(areasFor(client.phaseName)).key,
        severity: whole(1, 4),
      }),
    );
  }
  await open.write(async (tx) => {
    const fill = async (table: SQLiteTable, rows: readonly Record<string, unknown>[]) => {
      for (let at = 0; at < rows.length; at += 400) await tx.insert(table).values(rows.slice(at, at + 400));
    };
    await fill(
      schema.authority,
      authorities.map(({ east: _, north: __, ...row }) => row),
    );
    await tx.insert(schema.account).values({
      id: 'bench',
      authorityId: 'a0',
      email: 'bench@authority.example',
      name: 'Bench',
      passwordHash: null,
      active: true,
      createdAt: new Date(0),
      lastSignedInAt: null,
      version: 1,
    });
    await fill(schema.school, schools);
    await fill(schema.provider, providers);
    await fill(schema.capacityTerm, caps);
    await fill(schema.offer, offerRows);
    await fill(schema.offerTerm, days);
    await fill(schema.supportRequest, requestRows);
    await fill(schema.need, needs);
  });
}
