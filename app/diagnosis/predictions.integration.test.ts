import { beforeEach, describe, expect, it } from 'vitest';
import { diagnosis, inspection, schoolLink } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { predictionFilter } from './prediction-forms';
import { predictionsPage } from './prediction-queries.server';

let world: World;
let broker: Viewer;
const EVERYTHING = predictionFilter.parse({});

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(100001, { name: 'Alder' });
  await world.school(100002, { name: 'Birch', statusGroup: 'closed', closeDate: '2025-08-31' });
  await world.school(100003, { name: 'Birch Academy', openDate: '2025-09-01' });
  await world.school(100004, { name: 'Cedar', ofstedRating: 'Good', ofstedLastInspection: '2022-03-01' });
  broker = await world.person('broker', { role: 'broker' });
});

async function predicted(id: string, urn: number, sharedAt: string | null, outcome: string | null) {
  await world.open.write((tx) =>
    tx.insert(diagnosis).values({
      id,
      authorityId: 'testshire',
      urn,
      frameworkId: 'framework',
      term: '2025-1-autumn',
      state: sharedAt ? 'superseded' : 'draft',
      analysis: '{}',
      narrative: '',
      priorities: '',
      predictedOutcome: outcome,
      sharedAt: sharedAt ? new Date(sharedAt) : null,
      createdAt: new Date('2025-10-01T09:00:00Z'),
      updatedAt: new Date('2025-10-01T09:00:00Z'),
      version: 1,
    }),
  );
}

async function inspected(urn: number, startedOn: string, lowest: string | null, number = startedOn) {
  await world.open.write((tx) =>
    tx.insert(inspection).values({
      id: `i-${urn}-${number}`,
      urn,
      number,
      kind: 'Inspection',
      form: lowest ? 'report-card' : 'monitoring',
      startedOn,
      overall: null,
      judgements: lowest ? { Inclusion: 'Strong standard', Achievement: lowest } : {},
      source: 'Ofsted management information',
      at: new Date('2026-09-01T09:00:00Z'),
    }),
  );
}

describe('predicted and actual inspection outcomes', () => {
  it('says so where nothing has been inspected since a prediction', async () => {
    await predicted('d1', 100001, '2025-10-06T10:00:00Z', 'expected-standard');
    await inspected(100001, '2026-02-03', null);
    const page = await predictionsPage(broker, EVERYTHING);
    expect(page).toMatchObject({ predictions: 1, calibration: { compared: 0 }, tables: [], comparisons: [] });
    expect(page?.outlook.rows.map(({ school, from, expectation }) => [school, from, expectation])).toEqual([
      ['Alder', 'none', 'not-comparable'],
      ['Birch Academy', 'none', 'none'],
      ['Cedar', 'register', 'none'],
    ]);
  });

  it('sets shared predictions against inspections, through a conversion, and never a draft', async () => {
    await predicted('d1', 100001, '2025-10-06T10:00:00Z', 'needs-attention');
    await predicted('d0', 100001, null, 'exceptional');
    await predicted('d2', 100002, '2025-07-01T10:00:00Z', 'good');
    await world.open.write((tx) =>
      tx.insert(schoolLink).values({
        id: 'link',
        urn: 100002,
        linkUrn: 100003,
        kind: 'successor',
        typeName: 'Successor',
        establishedOn: '2025-09-01',
        source: 'links-file',
      }),
    );
    await inspected(100001, '2026-02-03', 'Expected standard');
    await inspected(100003, '2026-03-03', 'Expected standard');
    const page = await predictionsPage(broker, EVERYTHING);
    expect(
      page?.comparisons.map(({ school, predictedAs, result, why }) => [school, predictedAs, result, why]),
    ).toEqual([
      ['Birch Academy', 'Birch', 'not-comparable', 'other-scale'],
      ['Alder', null, 'higher', null],
    ]);
    expect(page?.calibration).toMatchObject({ compared: 2, comparable: 1, higher: 1 });
    expect(page?.outlook.counts).toMatchObject({ inspected: 2, none: 1 });
    const some = await predictionsPage(broker, predictionFilter.parse({ show: 'none' }));
    expect(some?.outlook.rows.map(({ school }) => school)).toEqual(['Cedar']);
  });

  it('is for the service alone, and another authority sees nothing of it', async () => {
    await predicted('d1', 100001, '2025-10-06T10:00:00Z', 'needs-attention');
    await inspected(100001, '2026-02-03', 'Expected standard');
    const foreign = await world.person('foreign', { role: 'lead' }, { authorityId: 'elsewhere' });
    expect(await predictionsPage(foreign, EVERYTHING)).toMatchObject({
      predictions: 0,
      comparisons: [],
      outlook: { rows: [], total: 0 },
    });
    for (const grant of [
      { role: 'head', urn: 100001 },
      { role: 'chair', urn: 100001 },
      { role: 'leader', providerId: 'ann' },
      { role: 'member' },
      { role: 'admin' },
    ] as const) {
      const viewer = await world.person(grant.role, grant);
      expect(await predictionsPage(viewer, EVERYTHING), grant.role).toBeNull();
    }
  });
});
