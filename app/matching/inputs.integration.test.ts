import { beforeEach, describe, expect, it } from 'vitest';
import { allocationPlan, conflictOfInterest, rankingWeights, supportOutcome } from '#drizzle/schema';
import { type Cast, HOME, matchingCast, must } from '#tests/builders/matching';
import { NOW, newWorld, type World } from '#tests/support/world';
import { changeSettings, loadSettings } from '~/accounts/settings.server';
import { readRequest } from '~/diagnosis/requests.server';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays, calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { indexFor, openRequests } from './askings.server';
import { candidatesReport, candidatesText } from './candidates.server';
import { addToShortlist } from './commands/shortlist.server';
import { USUAL_WEIGHTS } from './domain/model';
import { rank } from './domain/score';
import { rankInputs, rankInputsOfMany } from './inputs.server';
import { readRun, runMatch } from './runs.server';
import { weightsInForce } from './weights.server';

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await newWorld();
  cast = await matchingCast(world);
});

/** Ranks the cast's request, and gives what was frozen. */
async function ranked() {
  const made = must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
  const run = await readRun(db(), made.id);
  if (!run) throw new Error('no run');
  return run;
}

const factorOf = (run: Awaited<ReturnType<typeof ranked>>, offerId: string, key: string) =>
  run.result.ranked.find((one) => one.offerId === offerId)?.factors.find((one) => one.key === key);

const weights = (version: number, inForce: boolean, own: Record<string, number>) =>
  world.open.write((tx) =>
    tx.insert(rankingWeights).values({
      id: `w${version}`,
      authorityId: world.authorityId,
      version,
      weights: own,
      reason: 'As agreed',
      byId: null,
      at: NOW,
      inForce,
    }),
  );

describe('weights', () => {
  it('are the usual ones until an authority has its own, and then those in force', async () => {
    expect((await ranked()).inputs.model).toMatchObject({ version: '3', weights: USUAL_WEIGHTS });
    const { travel, local, ...rest } = USUAL_WEIGHTS;
    await weights(1, false, { ...rest, travel: 0, local: travel + local });
    await weights(2, true, { ...rest, travel: travel + local, local: 0 });
    const run = await ranked();
    expect(run.inputs.model).toMatchObject({ weightsVersion: 2, weights: { travel: 11, local: 0 } });
    expect(factorOf(run, 'near', 'travel')?.weight).toBe(11);
    expect(factorOf(run, 'near', 'local')).toBeUndefined();
  });

  it('that do not add up to 100 are not used', async () => {
    await weights(1, true, { ...USUAL_WEIGHTS, travel: 99 });
    expect(await weightsInForce(db(), world.authorityId)).toBeNull();
  });
});

describe('a track record', () => {
  const ended = (id: string, countsFrom: string) =>
    world.open.write((tx) =>
      tx.insert(supportOutcome).values({
        id,
        authorityId: world.authorityId,
        providerId: 'ann',
        offerId: 'near',
        agreementId: null,
        urn: 100001,
        focusAreas: ['writing-ks2'],
        outcomes: 6,
        outcomesMet: 4,
        outcomesPartly: 2,
        endedOn: '2026-07-20',
        countsFrom,
        at: NOW,
        current: true,
      }),
    );

  it('is frozen with the run, beside what records are drawn towards', async () => {
    await ended('s1', '2026-09-01');
    const run = await ranked();
    expect(run.inputs.register).toEqual({
      outcomes: 6,
      met: 4,
      partly: 2,
      prior: { mean: 11 / 16, strength: 10 },
    });
    // (4 + 2/2 + 10×mean) ÷ 16 with mean = (5 + 10×0.6) ÷ 16; without any, the mean itself
    expect(factorOf(run, 'near', 'trackRecord')?.raw).toBe(0.7422);
    expect(factorOf(run, 'far', 'trackRecord')?.raw).toBe(0.6875);
    expect(factorOf(run, 'near', 'trackRecord')?.sentence).toContain('too few for a figure');
  });

  it('is left out of the ranking until its provider has had time to answer', async () => {
    await ended('s1', addDays(calendarDate(NOW), 1));
    const before = await ranked();
    expect(before.inputs.register).toMatchObject({ outcomes: 0, prior: { mean: 0.6, strength: 10 } });
    expect(factorOf(before, 'near', 'trackRecord')?.raw).toBe(0.6);
    world.travelTo(new Date(NOW.getTime() + 2 * 86_400_000).toISOString());
    expect(factorOf(await ranked(), 'near', 'trackRecord')?.raw).toBe(0.7422);
  });
});

describe('prices of the last finished plan', () => {
  const plan = (id: string, status: 'done' | 'running', result: string | null, hour: number) =>
    world.open.write((tx) =>
      tx.insert(allocationPlan).values({
        id,
        authorityId: world.authorityId,
        name: id,
        status,
        settings: {},
        result,
        cancelAsked: false,
        startedAt: new Date(NOW.getTime() + hour * 3_600_000),
        heartbeatAt: NOW,
        version: 1,
      }),
    );

  it('make scarce days count for less', async () => {
    await plan('old', 'done', JSON.stringify({ prices: { near: 9 } }), -2);
    await plan('new', 'done', JSON.stringify({ prices: { near: 2.5, far: 'much', abroad: -1 } }), -1);
    await plan('next', 'running', null, 0);
    const run = await ranked();
    expect(factorOf(run, 'near', 'scarcity')).toMatchObject({ raw: 0.75 });
    expect(factorOf(run, 'far', 'scarcity')).toMatchObject({ raw: 1 });
  });

  it('do not matter where a plan holds none or cannot be read', async () => {
    await plan('odd', 'done', 'not JSON', -1);
    expect(factorOf(await ranked(), 'near', 'scarcity')).toMatchObject({ raw: 1 });
  });
});

describe('a home school that is served itself', () => {
  it('keeps its leaders when it is served first, or second where its authority has said so', async () => {
    const suggested = async () => (await ranked()).result.ranked.map(({ offerId }) => offerId);
    await world.standing(HOME, { band: 'amber', priority: 2 });
    expect(await suggested()).toContain('near');
    const lead = await world.person('lead2', { role: 'lead' });
    const settings = await loadSettings(lead);
    must(await changeSettings(lead, { ...settings, staysHome: 'second' }));
    const run = await ranked();
    expect(run.result.excluded.find(({ offerId }) => offerId === 'near')?.reasons).toEqual([
      expect.objectContaining({ code: 'home-school-not-free', soft: false }),
    ]);
  });
});

describe('many requests at once', () => {
  it('are read as each would be by itself', async () => {
    const other = await world.person('head2', { role: 'head', urn: 100002 });
    await world.request('r2', 100002, other, { needs: ['governance'], startFrom: '2027-05-01' });
    const views = (await Promise.all(['r1', 'r2'].map((id) => readRequest(db(), id)))).flatMap(
      (one) => one ?? [],
    );
    expect(views).toHaveLength(2);
    const single = await Promise.all(views.map((view) => rankInputs(db(), view, '2026-11-22')));
    expect(single[0]?.request.terms).not.toEqual(single[1]?.request.terms);
    expect(await rankInputsOfMany(db(), views, '2026-11-22')).toEqual(single);
    expect(await rankInputsOfMany(db(), [], '2026-11-22')).toEqual([]);
  });
});

describe('all open requests', () => {
  it('get the same first places from the index of offers as each from its own ranking', async () => {
    const other = await world.person('head2', { role: 'head', urn: 100002 });
    await world.request('r2', 100002, other, { needs: ['governance', 'writing-ks2'] });
    await world.request('r3', 100002, other, { needs: ['writing-ks2'], state: 'withdrawn' });
    const plain = async () => {
      const views = (await Promise.all(['r1', 'r2'].map((id) => readRequest(db(), id)))).flatMap(
        (one) => one ?? [],
      );
      const inputs = await rankInputsOfMany(db(), views, '2026-11-23');
      return inputs.map((input) => rank(input).ranked);
    };
    const quick = async (authorityId: string | null) => {
      const open = await openRequests(db(), authorityId, '2026-11-23');
      expect(open.refs).toEqual(['TES-r1', 'TES-r2']);
      const index = await indexFor(db(), world.authorityId, open.offers, '2026-11-23');
      return open.asking.map(({ request, between = new Map() }) => index.top(request, { between }));
    };
    const before = await plain();
    expect(before[0]?.length).toBeGreaterThan(1);
    expect(await quick(world.authorityId)).toEqual(before);
    await world.open.write((tx) =>
      tx.insert(conflictOfInterest).values({
        id: 'c1',
        authorityId: world.authorityId,
        providerId: 'ann',
        urn: 100001,
        reason: 'A relative works there.',
        declaredById: null,
        declaredAt: NOW,
        endedAt: null,
      }),
    );
    const after = await plain();
    expect(after[0]?.map(({ offerId }) => offerId)).not.toContain('near');
    expect(await quick(world.authorityId)).toEqual(after);
    expect(await quick(null)).toEqual(after);
  });
});

describe('candidates of an authority', () => {
  it('are counted for each open request, with the best named', async () => {
    const report = await candidatesReport('901');
    const run = await ranked();
    expect(report?.requests).toEqual([
      {
        request: 'r1',
        ref: 'TES-r1',
        possible: run.result.ranked.length,
        first: run.result.ranked.slice(0, 3).map(({ offerId, score }) => ({ offer: offerId, score })),
      },
    ]);
    expect(report && candidatesText(report)).toMatch(/^1 open request, \d+ offers\nTES-r1 +\d possible/);
    expect(await candidatesReport('000')).toBeNull();
  });
});

describe('a frozen run', () => {
  it('replays to the same after weights, days and shortlist have changed around it', async () => {
    const run = await ranked();
    must(
      await addToShortlist(cast.broker, {
        id: newFormId(),
        requestId: 'r1',
        offerId: 'near',
        reason: null,
      }),
    );
    await weights(1, true, { ...USUAL_WEIGHTS, specialism: 0, cost: 36 });
    expect(canonicalJson(rank(run.inputs))).toBe(canonicalJson(run.result));
    expect((await ranked()).result.ranked[0]?.factors.map(({ key }) => key)).not.toContain('specialism');
  });
});
