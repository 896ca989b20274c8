import { beforeEach, describe, expect, it } from 'vitest';
import { conflictOfInterest, ledgerEntry } from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { daysPage } from '../days/queries.server';
import { fairnessPage } from '../fairness/queries.server';
import { readingOf } from '../figures/reading.server';
import { supplyOf } from './plan.server';
import { supplyPage } from './queries.server';
import { unlocksOf } from './unlock.server';

const [SPRING, SUMMER] = ['2026-2-spring', '2026-3-summer'] as const;
const HOME = 100_050;

let world: World;
let broker: Viewer;
let head: Viewer;

/** Half-days of each need that could be found, by need. */
async function met(): Promise<Record<string, number>> {
  const { needs } = await supplyOf(await readingOf(broker));
  return Object.fromEntries(needs.map((need) => [need.id, need.met]));
}

beforeEach(async () => {
  world = await newWorld();
  for (const urn of [100_001, 100_002, HOME]) await world.school(urn);
  await world.standing(100_001, { band: 'amber' });
  await world.standing(100_002, { band: 'red' });
  await world.standing(HOME, { band: 'green' });
  broker = await world.person('broker', { role: 'broker' });
  head = await world.person('head', { role: 'head', urn: 100_001 });
});

describe('need against free days', () => {
  /** A leader of writing and reading with eight half-days in two terms, whatever the two offers say. */
  async function oneLeader(): Promise<void> {
    const days = { [SPRING]: 8, [SUMMER]: 8 };
    await world.provider('ann', HOME, { caps: { [SPRING]: 4, [SUMMER]: 4 } });
    await world.offer('writing', 'ann', { days });
    await world.offer('reading', 'ann', { days, focusAreas: ['reading-ks2'] });
  }

  it('meets no need with a day that another has, red before amber, and says what is short', async () => {
    await oneLeader();
    await world.request('r1', 100_001, head, { needs: ['writing-ks2'], halfDays: 6 });
    await world.request('r2', 100_002, head, { needs: ['reading-ks2'], halfDays: 6 });
    expect(await met()).toEqual({ 'r2-reading-ks2': 6, 'r1-writing-ks2': 2 });
    const page = await supplyPage(broker, { page: 1 });
    expect(page?.rows.map(({ focus, asked, short }) => [focus, asked, short])).toEqual([
      ['Writing at key stage 2', 6, 4],
      ['Reading at key stage 2', 6, 0],
    ]);
    const byTerm = page?.shortByTerm.rows.map(({ value, summary }) => [value, summary.value]);
    expect(byTerm).toEqual([
      [SPRING, 2],
      [SUMMER, 2],
    ]);
    expect(page?.figures.find(({ key }) => key === 'supply-free')?.summary.value).toBe(8);
  });

  it('asks of one more leader what they would unlock, and the schools that could have one', async () => {
    await oneLeader();
    await world.request('r1', 100_001, head, { needs: ['writing-ks2'], halfDays: 6 });
    await world.request('r2', 100_002, head, { needs: ['reading-ks2'], halfDays: 6 });
    await world.school(100_060, { name: 'Green School' });
    await world.standing(100_060, { band: 'green', priority: 4 });
    const { usual, kinds } = await unlocksOf(await readingOf(broker));
    expect(usual).toEqual({ halfDays: 4, minutes: 60 });
    expect(kinds[0]).toMatchObject({ focusArea: 'writing-ks2', short: 4 });
    expect(kinds[0]?.gain).toEqual({ halfDays: 4, needs: ['r1-writing-ks2'] });
    expect(kinds[1]?.gain).toBeNull();
    const page = await supplyPage(broker, { page: 1 });
    expect(page?.grow.named.map(({ title }) => title)).toEqual(['Green School']);
    expect(page?.rows[0]?.couldJoin?.schools).toBe(1);
  });

  it('finds days in another term where the one has too few, and says what would be short if none were moved', async () => {
    await world.provider('ann', HOME, { caps: { [SPRING]: 1, [SUMMER]: 9 } });
    await world.offer('writing', 'ann', { days: { [SPRING]: 8, [SUMMER]: 8 } });
    await world.request('r1', 100_001, head, { halfDays: 6 });
    const { needs } = await supplyOf(await readingOf(broker));
    expect(needs).toMatchObject([{ met: 6, short: 0, shortByTerm: { [SPRING]: 2, [SUMMER]: 0 } }]);
    const narrowed = await supplyPage(broker, { page: 1, place: 'Nowhere' });
    expect(narrowed).toMatchObject({ total: 0, rows: [], asked: { rows: [] } });
  });

  it('keeps to the rules of matching: phase, journey, conflict of interest', async () => {
    await oneLeader();
    await world.school(100_003, { phaseName: 'Secondary' });
    await world.school(100_004, { easting: 530_000 });
    await world.request('far', 100_004, head, { remoteWelcome: false });
    await world.request('phase', 100_003, head);
    await world.request('conflict', 100_002, head);
    await world.open.write((tx) =>
      tx.insert(conflictOfInterest).values({
        ...{ id: 'c1', authorityId: 'testshire', providerId: 'ann', urn: 100_002, reason: 'Governor there' },
        ...{ declaredById: broker.accountId, declaredAt: NOW, endedAt: null },
      }),
    );
    expect(Object.values(await met())).toEqual([0, 0, 0]);
    await world.request('near', 100_001, head, { halfDays: 3 });
    expect((await met())['near-writing-ks2']).toBe(3);
  });

  it('counts a neighbour’s open days beside its own, never as its own', async () => {
    await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
    await world.school(100_099, { laCode: '899' });
    const away = { authorityId: 'elsewhere' };
    await world.provider('zoe', 100_099, { ...away, caps: { [SPRING]: 20 } });
    await world.offer('open', 'zoe', { ...away, openToOthers: true, days: { [SPRING]: 4 } });
    await world.offer('closed', 'zoe', { ...away, days: { [SPRING]: 20 } });
    await world.request('r1', 100_001, head, { halfDays: 6 });
    const { needs, days } = await supplyOf(await readingOf(broker));
    expect(needs).toMatchObject([{ asked: 6, met: 0, short: 6, shortBeyond: 2 }]);
    expect(days).toEqual([]);
    const theirs = await world.person('theirs', { role: 'broker' }, away);
    expect((await supplyOf(await readingOf(theirs))).needs).toEqual([]);
  });

  it('counts what is not asked for yet and leaves out what is being worked at or met', async () => {
    await world.need('stated', 100_001, head, { byDate: '2027-07-16' });
    await world.need('met', 100_001, head, { state: 'met' });
    await world.request('drafted', 100_001, head, { state: 'draft', submittedAt: null });
    await world.request('partnered', 100_002, head, { state: 'partnered' });
    const needs = await (await readingOf(broker)).needs();
    const stands = Object.fromEntries(needs.map(({ id, stand, estimated }) => [id, [stand, estimated]]));
    expect(stands).toEqual({
      stated: ['not-asked', true],
      met: ['met', true],
      'drafted-writing-ks2': ['not-asked', true],
      'partnered-writing-ks2': ['in-hand', true],
    });
    expect(Object.keys(await met()).sort()).toEqual(['drafted-writing-ks2', 'stated']);
  });
});

describe('days by where they are', () => {
  it('counts each day once, also of an offer of two areas, and under what it was taken for', async () => {
    await world.provider('ann', HOME, { caps: { [SPRING]: 9 } });
    const focusAreas = ['writing-ks2', 'reading-ks2'];
    await world.offer('both', 'ann', { days: { [SPRING]: 12 }, focusAreas });
    const [day] = await (await readingOf(broker)).days();
    expect(day).toMatchObject({ offered: 9, free: 9, own: 12, cap: 9 });
    expect(day?.areas.map(({ area, free }) => [area, free])).toEqual([
      ['reading-ks2', 5],
      ['writing-ks2', 4],
    ]);
    await world.open.write((tx) =>
      tx.insert(ledgerEntry).values({
        ...{ id: 'l1', authorityId: 'testshire', providerId: 'ann', offerId: 'both', term: SPRING },
        ...{ kind: 'hold', held: 4, committed: 0, used: 0, at: NOW },
      }),
    );
    const page = await daysPage(broker, {});
    const values = page?.figures.map(({ key, summary }) => [key, summary.value]);
    expect(values).toEqual([
      ['days-offered', 9],
      ['days-used', 0],
      ['days-committed', 0],
      ['days-held', 4],
      ['days-free', 5],
    ]);
    expect(page?.terms.map(({ key, days }) => [key, days.held, days.free])).toEqual([[SPRING, 4, 5]]);
  });
});

describe('who sees them', () => {
  it('is the service alone', async () => {
    const others = [
      head,
      await world.person('chair', { role: 'chair', urn: 100_001 }),
      await world.person('member', { role: 'member' }),
      await world.person('admin', { role: 'admin' }),
    ];
    for (const viewer of others) {
      expect(await daysPage(viewer, {}), viewer.name).toBeNull();
      expect(await supplyPage(viewer, { page: 1 }), viewer.name).toBeNull();
      expect(await fairnessPage(viewer), viewer.name).toBeNull();
    }
    expect(await fairnessPage(broker)).toMatchObject({
      comparisons: [{ facet: 'band', said: 'too-few' }],
      work: { gini: null },
    });
  });
});
