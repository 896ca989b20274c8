import { beforeEach, describe, expect, it } from 'vitest';
import { accountGrant, bandingFramework, diagnosis, schoolChange, schoolLink } from '#drizzle/schema';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { publishedBands } from './band-report.server';
import { boardFilter } from './board-forms';
import { BOARD_SHOWN, boardPage } from './board-queries.server';

const TODAY = '2026-11-23';
let world: World;
let lead: Viewer;

const view = async (query: Record<string, string> = {}, viewer = lead) => {
  const board = await boardPage(viewer, boardFilter.parse(query), TODAY);
  if (!board) throw new Error('no board');
  return board;
};
const schoolsIn = (board: Awaited<ReturnType<typeof view>>) =>
  Object.fromEntries(board.columns.map(({ id, shown }) => [id, shown.map(({ name }) => name)]));

async function standing(urn: number, decidedOn: string, band: string, more: object = {}) {
  await world.standing(urn, { id: `${urn}-${decidedOn}`, decidedOn, band, ...more });
}

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.open.write(async (tx) => {
    const [held] = await tx.select({ bands: bandingFramework.bands }).from(bandingFramework);
    const review = { red: 'half-termly', amber: 'termly', green: 'yearly' } as const;
    const terms = { adviserHalfDays: null, opens: [], requires: [], invitedToRegister: false };
    await tx.update(bandingFramework).set({
      bands: (held?.bands ?? []).map((band) => ({
        ...band,
        terms: {
          ...terms,
          review: review[band.key as keyof typeof review],
          funding: { maintained: 'authority' as const, academy: 'school' as const },
          improvementReviews: false,
        },
      })),
    });
  });
  await world.school(100001, { name: 'Alder', town: 'Ashby', pupils: 100 });
  await world.school(100002, { name: 'Birch', town: 'Brook', phaseName: 'Secondary', pupils: null });
  await world.school(100003, { name: 'Cedar', town: 'Ashby', pupils: 300 });
  lead = await world.person('lead', { role: 'lead' });
  await world.person('broker', { role: 'broker' }, { name: 'Bea Broker' });
  await standing(100001, '2025-11-04', 'amber', { current: false });
  await standing(100001, '2026-09-15', 'green', { brokerId: 'broker' });
  await standing(100002, '2026-05-12', 'red', { brokerId: 'broker' });
});

describe('the board', () => {
  it('has every open school in its band, with movement since last term and what is due', async () => {
    const board = await view();
    expect(board.since).toBe('2026-08-31');
    expect(schoolsIn(board)).toEqual({
      'three-bands.green': ['Alder'],
      'three-bands.amber': [],
      'three-bands.red': ['Birch'],
      none: ['Cedar'],
    });
    const all = board.columns.flatMap(({ shown }) => shown);
    expect(all.map(({ name, movement, due }) => [name, movement, due.state, due.by])).toEqual([
      ['Alder', 'up', 'up-to-date', '2027-12-17'],
      ['Birch', 'same', 'overdue', '2026-07-22'],
      ['Cedar', 'none', 'due', '2026-12-18'],
    ]);
    expect(board.tally).toMatchObject({ schools: 3, due: 1, overdue: 1, contested: 0 });
    expect(board.columns.map(({ pupils, pupilsUnknown }) => [pupils, pupilsUnknown])).toEqual([
      [100, 0],
      [0, 0],
      [0, 1],
      [300, 0],
    ]);
  });

  it('counts schools and pupils at the end of each term, as the register had them then', async () => {
    await world.open.write((tx) =>
      tx.insert(schoolChange).values({
        id: 'change',
        urn: 100001,
        at: new Date('2026-06-01T09:00:00Z'),
        field: 'pupils',
        before: '90',
        after: '100',
      }),
    );
    const { series } = await view({ phase: 'Secondary' });
    expect(series.map(({ day, bands, pupilsUnknown }) => [day, bands, pupilsUnknown])).toEqual([
      ['2025-12-31', { 'three-bands.amber': { schools: 1, pupils: 90 }, '': { schools: 2, pupils: 300 } }, 1],
      ['2026-04-15', { 'three-bands.amber': { schools: 1, pupils: 90 }, '': { schools: 2, pupils: 300 } }, 1],
      [
        '2026-08-31',
        {
          'three-bands.amber': { schools: 1, pupils: 100 },
          'three-bands.red': { schools: 1, pupils: 0 },
          '': { schools: 1, pupils: 300 },
        },
        1,
      ],
      [
        TODAY,
        {
          'three-bands.green': { schools: 1, pupils: 100 },
          'three-bands.red': { schools: 1, pupils: 0 },
          '': { schools: 1, pupils: 300 },
        },
        1,
      ],
    ]);
  });

  it('keeps a school that converted, once, with the band of the one it came from', async () => {
    await world.school(100004, {
      name: 'Old Dale',
      statusGroup: 'closed',
      statusName: 'Closed',
      openDate: '1990-01-01',
      closeDate: '2026-10-31',
    });
    await world.school(100005, { name: 'Dale Academy', openDate: '2026-11-01', pupils: 200 });
    await standing(100004, '2026-05-05', 'amber', { brokerId: 'broker' });
    await world.open.write((tx) =>
      tx.insert(schoolLink).values({
        id: 'link',
        urn: 100004,
        linkUrn: 100005,
        kind: 'successor',
        typeName: 'Successor',
        establishedOn: '2026-11-01',
        source: 'links-file',
      }),
    );
    const board = await view();
    const dale = board.columns.flatMap(({ shown }) => shown).filter(({ name }) => name.includes('Dale'));
    expect(dale).toMatchObject([
      {
        name: 'Dale Academy',
        band: { key: 'amber' },
        bandFrom: 'Old Dale',
        movement: 'same',
        adviser: { name: 'Bea Broker' },
      },
    ]);
    expect(board.gone).toMatchObject([
      { name: 'Old Dale', band: { key: 'amber' }, became: [{ urn: 100005, name: 'Dale Academy' }] },
    ]);
    expect(board.series.map(({ schools }) => schools)).toEqual([4, 4, 4, 4]);
  });

  it('is narrowed by phase, place, adviser and what there is to do; the caseloads say who has which', async () => {
    await world.open.write((tx) =>
      tx.insert(diagnosis).values({
        id: 'open',
        authorityId: 'testshire',
        urn: 100003,
        frameworkId: 'framework',
        term: '2026-1-autumn',
        state: 'contested',
        analysis: '{}',
        narrative: '',
        priorities: '',
        sharedAt: new Date('2026-11-02T09:00:00Z'),
        createdAt: new Date('2026-11-01T09:00:00Z'),
        updatedAt: new Date('2026-11-01T09:00:00Z'),
        version: 1,
      }),
    );
    const names = async (query: Record<string, string>) =>
      Object.values(schoolsIn(await view(query)))
        .flat()
        .sort();
    expect(await names({ phase: 'Secondary' })).toEqual(['Birch']);
    expect(await names({ place: 'Ashby' })).toEqual(['Alder', 'Cedar']);
    expect(await names({ adviser: 'broker' })).toEqual(['Alder', 'Birch']);
    expect(await names({ adviser: 'none' })).toEqual(['Cedar']);
    expect(await names({ show: 'overdue' })).toEqual(['Birch']);
    expect(await names({ show: 'contested' })).toEqual(['Cedar']);
    expect(await names({ show: 'up', place: 'Brook' })).toEqual([]);
    expect(await names({ show: 'nonsense' })).toHaveLength(3);
    expect((await view()).caseloads).toMatchObject([
      { id: 'broker', name: 'Bea Broker', schools: 2, overdue: 1 },
      { id: 'none', name: null, schools: 1, contested: 1 },
    ]);
    await world.open.write((tx) =>
      tx.update(accountGrant).set({ endedAt: new Date('2026-11-01T09:00:00Z') }),
    );
    const left = await view({ adviser: 'none' });
    expect(left.tally.schools).toBe(3);
    expect(left.columns[0]?.shown[0]).toMatchObject({ adviser: null, formerAdviser: 'Bea Broker' });
  });

  it('shows the most pressing few of a long band, and all of them by pages', async () => {
    for (let n = 0; n < 60; n++) {
      await world.school(200_000 + n, { name: `School ${String(n).padStart(2, '0')}` });
      await standing(200_000 + n, n === 59 ? '2024-11-05' : '2026-10-06', 'green');
    }
    const green = (board: Awaited<ReturnType<typeof view>>) =>
      board.columns.find(({ id }) => id.endsWith('green'));
    const few = green(await view());
    expect([few?.schools, few?.shown.length, few?.shown[0]?.name]).toEqual([61, BOARD_SHOWN, 'School 59']);
    const second = green(await view({ band: 'three-bands.green', page: '2' }));
    expect([second?.schools, second?.shown.length]).toEqual([61, 11]);
    const beyond = green(await view({ band: 'three-bands.green', page: '99' }));
    expect(beyond?.shown.length).toBe(11);
  });

  it('is for the service alone, and of its own authority', async () => {
    const foreign = await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' });
    const board = await view({}, foreign);
    expect([board.schools, board.caseloads, board.choices.advisers.map(({ id }) => id)]).toEqual([
      0,
      [],
      ['foreign'],
    ]);
    for (const grant of [
      { role: 'head', urn: 100001 },
      { role: 'chair', urn: 100001 },
      { role: 'leader', providerId: 'ann' },
      { role: 'member' },
      { role: 'admin' },
    ] as const) {
      const viewer = await world.person(grant.role, grant);
      expect(await boardPage(viewer, boardFilter.parse({}), TODAY), grant.role).toBeNull();
    }
  });
});

describe('what members see', () => {
  it('is counts at the end of terms, small ones kept back, nothing of today and no school by name', async () => {
    for (let n = 0; n < 30; n++) {
      await world.school(200_000 + n);
      await standing(200_000 + n, '2026-05-05', n < 20 ? 'green' : 'amber');
    }
    const member = await world.person('member', { role: 'member' });
    const report = await publishedBands(member, TODAY);
    expect(report?.bands.map(({ name }) => name)).toEqual(['Green', 'Amber', 'Red']);
    // Amber has 11 and Red 1; Cedar has no band: the one and the next smallest are kept back.
    expect(report?.terms[0]).toEqual({ day: '2026-08-31', schools: 33, counts: [20, null, null, null] });
    expect(report?.terms.map(({ day }) => day)).toEqual(['2026-08-31', '2026-04-15', '2025-12-31']);
    expect(JSON.stringify(report)).not.toMatch(/Alder|Birch|Cedar|pupils/);
  });

  it('is nothing to heads, leaders and administrators, and nothing of another authority', async () => {
    const foreign = await world.person('foreign', { role: 'member' }, { authorityId: 'elsewhere' });
    expect(await publishedBands(foreign, TODAY)).toMatchObject({ terms: [] });
    for (const grant of [
      { role: 'head', urn: 100001 },
      { role: 'leader', providerId: 'ann' },
      { role: 'admin' },
    ] as const) {
      const viewer = await world.person(grant.role, grant);
      expect(await publishedBands(viewer, TODAY), grant.role).toBeNull();
    }
  });
});
