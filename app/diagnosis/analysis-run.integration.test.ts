import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { analysisRun, bandingFramework, diagnosis, indicatorValue } from '#drizzle/schema';
import { NOW, newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { analysisPage } from './analysis-queries.server';
import { analysisAtRest, startAnalysis } from './analysis-run.server';
import { editDiagnosis, shareDiagnosis } from './diagnosis-commands.server';

const TERM = '2026-1-autumn';
let world: World;
let broker: Viewer;

beforeEach(async () => {
  world = await newWorld();
  for (const urn of [100001, 100002, 100003]) await world.school(urn);
  await world.school(100004, { statusGroup: 'closed' });
  await world.school(100005, { laCode: '899' });
  broker = await world.person('broker', { role: 'broker' });
  await world.open.write(async (tx) => {
    await tx.update(bandingFramework).set({
      criteria: [
        {
          key: 'red.low',
          theme: 'attainment',
          band: 'red',
          phases: [],
          text: 'Fewer than half of the pupils reach the standard.',
          test: { indicator: 'ks2-rwm-expected', is: 'at-most', than: { figure: 50 } },
          suggests: ['writing-ks2'],
        },
        {
          key: 'green.high',
          theme: 'attainment',
          band: 'green',
          phases: [],
          text: 'Most pupils reach the standard.',
          test: { indicator: 'ks2-rwm-expected', is: 'at-least', than: { figure: 60 } },
          suggests: [],
        },
      ],
    });
    const value = (urn: number, figure: number) => ({
      id: `v${urn}`,
      urn,
      indicator: 'ks2-rwm-expected',
      period: '2025',
      value: figure,
      source: 'Performance tables',
      at: NOW,
      current: true,
    });
    await tx.insert(indicatorValue).values([value(100001, 41), value(100002, 77)]);
  });
});

const drafts = () => db().select().from(diagnosis).orderBy(asc(diagnosis.urn), asc(diagnosis.createdAt));

async function run(id = newFormId()): Promise<string> {
  expect((await startAnalysis(broker, { id, term: TERM })).ok).toBe(true);
  await analysisAtRest();
  return id;
}

describe('the analysis of an authority', () => {
  it('drafts a diagnosis of each open school, and proposes nothing where nothing is known', async () => {
    const id = await run();
    expect((await drafts()).map(({ urn, proposedBand, state }) => [urn, proposedBand, state])).toEqual([
      [100001, 'red', 'draft'],
      [100002, 'green', 'draft'],
      [100003, null, 'draft'],
    ]);
    const [row] = await db().select().from(analysisRun).where(eq(analysisRun.id, id));
    expect(row).toMatchObject({ status: 'done', schools: 3, done: 3 });
  });

  it('is done once for a form sent twice, and replaces earlier drafts of the term when run anew', async () => {
    const id = await run();
    await run(id);
    expect(await drafts()).toHaveLength(3);
    world.travelTo('2026-11-24T09:00:00.000Z');
    await run();
    expect((await drafts()).map(({ state }) => state).sort()).toEqual([
      ...Array(3).fill('draft'),
      ...Array(3).fill('superseded'),
    ]);
  });

  it('leaves alone what has been shared with a school this term', async () => {
    await run();
    const [first] = await drafts();
    const id = first?.id ?? '';
    await editDiagnosis(broker, {
      id,
      version: 1,
      judged: new Map(),
      text: {
        narrative: 'Fewer than half.',
        priorities: 'Reading.',
        brokerBand: null,
        brokerReason: null,
        predictedOutcome: null,
      },
      discussion: { discussion: null, discussedOn: null, discussionNote: null },
    });
    expect((await shareDiagnosis(broker, { id, version: 2 })).ok).toBe(true);
    await run();
    const own = (await drafts()).filter(({ urn }) => urn === 100001);
    expect(own.map(({ state }) => state)).toEqual(['shared']);
  });

  it('is taken up again after it was interrupted, drafting only what is missing', async () => {
    const id = await run();
    const before = await drafts();
    await world.open.write(async (tx) => {
      await tx.update(analysisRun).set({ status: 'running', finishedAt: null });
      await tx.delete(diagnosis).where(eq(diagnosis.urn, 100003));
    });
    world.travelTo('2026-11-23T09:00:30.000Z');
    expect(await startAnalysis(broker, { id: newFormId(), term: TERM })).toMatchObject({
      code: 'analysis.going-on',
    });
    world.travelTo('2026-11-23T09:05:00.000Z');
    await run(id);
    const after = await drafts();
    expect(after.map(({ urn }) => urn)).toEqual([100001, 100002, 100003]);
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
  });

  it('is the service’s, and shows what differs from the band in force', async () => {
    const member = await world.person('member', { role: 'member' });
    expect(await startAnalysis(member, { id: newFormId(), term: TERM })).toMatchObject({
      code: 'analysis.forbidden',
    });
    expect(await analysisPage(member, TERM, { page: 1 })).toBeNull();
    await world.standing(100001, { band: 'red' });
    await world.standing(100002, { band: 'amber' });
    await run();
    const shown = async (show: 'changed' | 'too-little') =>
      (await analysisPage(broker, TERM, { page: 1, show }))?.results.map(({ urn }) => urn);
    expect(await shown('changed')).toEqual([100002]);
    expect(await shown('too-little')).toEqual([100003]);
  });
});
