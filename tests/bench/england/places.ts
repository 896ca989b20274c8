import * as schema from '#drizzle/schema';
import { type Random, seeded } from '#seeds/demo/random';
import { hertfordshire } from '#seeds/frameworks';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { seal } from '~/platform/seal.server';
import { aSchool } from '../../builders/schools';
import { APP_SECRET } from '../../support/second-factor';
import type { Inserter } from './insert';

/** An authority of the made-up England: its schools, and the people who work at and with them. */
export type Place = {
  id: string;
  code: string;
  name: string;
  index: number;
  schools: {
    urn: number;
    name: string;
    phase: string;
    pupils: number;
    maintained: boolean;
    priority: 1 | 2 | 3 | 4;
  }[];
  brokers: string[];
  lead: string;
  head(urn: number): string;
  chair(urn: number): string;
};

const RATINGS = ['Outstanding', 'Good', 'Good', 'Good', 'Requires improvement', 'Inadequate'];
const DISTRICTS = ['North', 'South', 'East', 'West', 'Central'];
const PHASES = [...Array(17).fill('Primary'), 'Secondary', 'Secondary', 'Secondary', 'Special'] as string[];

/**
 * Writes an authority with its framework, people, schools, bands of two years and inspections.
 * Whoever works for it has an authenticator app, sealed with this process's `SESSION_SECRET`.
 * @param passwordHash of everybody, so that the bench can sign in
 */
export function addPlace(
  to: Inserter,
  at: { index: number; schools: number; firstUrn: number; today: CalendarDate; passwordHash: string },
): Place {
  const random = seeded(`authority ${at.index}`);
  const code = String(201 + at.index);
  const place: Place = {
    ...{ id: `la${code}`, code, name: `Authority ${code}`, index: at.index, schools: [] },
    brokers: ['1', '2', '3', '4'].map((n) => `la${code}-broker${n}`),
    lead: `la${code}-lead`,
    head: (urn) => `head-${urn}`,
    chair: (urn) => `chair-${urn}`,
  };
  const now = new Date(`${at.today}T09:00:00Z`);
  to.add(schema.authority, {
    ...{ id: place.id, code, name: place.name, settings: {}, demo: false, version: 1 },
  });
  to.add(schema.bandingFramework, {
    ...{ ...hertfordshire, id: `framework-${code}`, authorityId: place.id, version: 1, adoptedAt: now },
    inForce: true,
  });
  const person = (
    id: string,
    name: string,
    role: 'broker' | 'lead' | 'admin' | 'member' | 'head' | 'chair',
    urn?: number,
  ) => {
    to.add(schema.account, {
      ...{ id, authorityId: place.id, email: `${id}@authority.example`, name, passwordHash: at.passwordHash },
      ...{ active: true, createdAt: now, lastSignedInAt: null, version: 1 },
    });
    to.add(schema.accountGrant, {
      ...{ id: `g-${id}`, accountId: id, authorityId: place.id, role, urn: urn ?? null, createdAt: now },
    });
  };
  for (const [n, id] of place.brokers.entries()) person(id, `Broker ${n + 1}`, 'broker');
  person(place.lead, 'Lead', 'lead');
  person(`la${code}-admin`, 'Admin', 'admin');
  person(`la${code}-member`, 'Member', 'member');
  for (const accountId of [...place.brokers, place.lead, `la${code}-admin`]) {
    const id = `app-${accountId}`;
    to.add(schema.totpSecret, {
      ...{ id, accountId, sealed: seal('one-time-password', id, APP_SECRET), name: 'Telephone' },
      ...{ createdAt: now, confirmedAt: now },
    });
  }
  const centre = { easting: random.int(150_000, 600_000), northing: random.int(60_000, 560_000) };
  for (let n = 0; n < at.schools; n++) {
    const school = addSchool(to, place, at.firstUrn + n, centre, random, at.today);
    place.schools.push(school);
    person(place.head(school.urn), `Head ${school.urn}`, 'head', school.urn);
    person(place.chair(school.urn), `Chair ${school.urn}`, 'chair', school.urn);
  }
  return place;
}

function addSchool(
  to: Inserter,
  place: Place,
  urn: number,
  centre: { easting: number; northing: number },
  random: Random,
  today: CalendarDate,
): Place['schools'][number] {
  const phase = random.pick(PHASES);
  const maintained = random.chance(0.45);
  const pupils = Math.round(40 + random.next() ** 2 * (phase === 'Secondary' ? 1500 : 600));
  const district = random.pick(DISTRICTS);
  const name = `${district} ${random.pick(['Elm', 'Oak', 'Ash', 'Park', 'Hill', 'Castle', 'Mill'])} School ${urn}`;
  const inspectedOn = addDays(today, -random.int(30, 2000));
  to.add(schema.school, {
    ...aSchool(urn, { name, town: `${district} ${place.code}` }),
    ...{ laCode: place.code, laName: place.name, phaseName: phase, maintained, pupils, district },
    typeGroup: maintained ? 'maintained' : 'academy',
    easting: centre.easting + random.int(-20_000, 20_000),
    northing: centre.northing + random.int(-20_000, 20_000),
    urbanRural: random.chance(0.75) ? 'Urban city and town' : 'Rural village',
    ofstedRating: random.pick(RATINGS),
    ofstedLastInspection: inspectedOn,
  });
  const band = random.weighted([
    ['green', 46],
    ['yellow', 28],
    ['amber', 17],
    ['red', 9],
  ] as const);
  const priorityOf = { red: 1, amber: 2, yellow: 3, green: 4 } as const;
  const bands = [
    random.pick(['green', 'yellow', 'amber'] as const),
    random.pick(['yellow', band] as const),
    band,
  ];
  for (const [n, each] of bands.entries()) {
    to.add(schema.schoolStanding, {
      ...{ id: `st-${urn}-${n}`, authorityId: place.id, urn, frameworkId: `framework-${place.code}` },
      ...{ band: each, priority: priorityOf[each], rationale: 'Made up for the bench.', version: 1 },
      ...{ decidedOn: addDays(today, -700 + n * 300), brokerId: random.pick(place.brokers) },
      current: n === bands.length - 1,
    });
  }
  for (const [n, on] of [addDays(inspectedOn, -1500), inspectedOn].entries()) {
    to.add(schema.inspection, {
      ...{
        id: `in-${urn}-${n}`,
        urn,
        number: `${urn}-${n}`,
        kind: 'Section 5',
        form: 'graded',
        startedOn: on,
      },
      ...{ publishedOn: addDays(on, 25), overall: random.int(1, 3), judgements: {}, source: 'Made up' },
      at: new Date(`${on}T09:00:00Z`),
    });
  }
  return { urn, name, phase, pupils, maintained, priority: priorityOf[band] };
}
