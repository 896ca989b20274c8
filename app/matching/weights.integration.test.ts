import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { matchRun, rankingWeights } from '#drizzle/schema';
import { type Cast, eventsOf, matchingCast, must, shared } from '#tests/builders/matching';
import { newWorld, type World } from '#tests/support/world';
import { canonicalJson } from '~/kernel/canonical-json';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { FACTOR_KEYS, USUAL_WEIGHTS, type Weights } from './domain/model';
import { rank } from './domain/score';
import { loadMatches } from './queries/matches.server';
import { scoreModel } from './queries/score-help.server';
import { loadWeights, previewWeights } from './queries/weights.server';
import { latestRun, runMatch } from './runs.server';
import { weightsInForce } from './weights.server';
import { changeWeights } from './weights-commands.server';

let world: World;
let cast: Cast;

beforeEach(async () => {
  world = await newWorld();
  cast = await matchingCast(world);
});

/** Nothing counts but the fit with the needs, and what a person costs. */
const COST: Weights = {
  ...(Object.fromEntries(FACTOR_KEYS.map((key) => [key, 0])) as Record<(typeof FACTOR_KEYS)[number], number>), // every key is given
  specialism: 40,
  cost: 60,
};
const change = (over: Partial<Parameters<typeof changeWeights>[1]> = {}) => ({
  id: newFormId(),
  from: 0,
  weights: COST,
  reason: 'Money is short this year.',
  ...over,
});
const rows = () => db().select().from(rankingWeights).orderBy(rankingWeights.version);

describe('the weights of an authority', () => {
  it('are changed by its lead, as the next version, with a reason', async () => {
    const form = change();
    expect(must(await changeWeights(cast.lead, form))).toEqual({ version: 1 });
    expect(await weightsInForce(db(), world.authorityId)).toEqual({ version: 1, weights: COST });
    expect(await eventsOf(form.id)).toEqual(['weights.changed']);
    must(await changeWeights(cast.lead, change({ from: 1, weights: USUAL_WEIGHTS, reason: 'Back again.' })));
    expect((await rows()).map(({ version, inForce, reason }) => [version, inForce, reason])).toEqual([
      [1, false, 'Money is short this year.'],
      [2, true, 'Back again.'],
    ]);
    const view = await loadWeights(cast.broker);
    expect(view).toMatchObject({ version: 2, weights: USUAL_WEIGHTS, mayChange: false });
    expect(view?.versions.map(({ version, by }) => [version, by])).toEqual([
      [2, 'Lead Person'],
      [1, 'Lead Person'],
    ]);
    expect((await loadWeights(cast.lead))?.mayChange).toBe(true);
  });

  it('are nobody else’s to change or, outside the service, to read; each authority has its own', async () => {
    const others = [cast.broker, cast.head, cast.chair, cast.ann, cast.member, cast.foreignBroker];
    for (const viewer of others) {
      expect(await changeWeights(viewer, change())).toMatchObject({ ok: false, code: 'weights.forbidden' });
      expect(await previewWeights(viewer, COST)).toBeNull();
    }
    for (const viewer of [cast.head, cast.chair, cast.ann, cast.member]) {
      expect(await loadWeights(viewer)).toBeNull();
    }
    must(await changeWeights(cast.lead, change()));
    expect(await loadWeights(cast.foreignBroker)).toMatchObject({ version: 0, versions: [] });
    expect((await scoreModel(cast.head)).model.weights).toEqual(COST);
    expect((await scoreModel(cast.foreignBroker)).model.weights).toEqual(USUAL_WEIGHTS);
    expect((await scoreModel(null)).model.weights).toEqual(USUAL_WEIGHTS);
  });

  it('sent twice are one version; sent from a page that has changed since are refused with both texts', async () => {
    const form = change();
    must(await changeWeights(cast.lead, form));
    expect(must(await changeWeights(cast.lead, form))).toEqual({ version: 1 });
    const later = { ...form, weights: { ...COST, specialism: 41, cost: 59 } };
    for (const stale of [later, { ...later, id: newFormId() }]) {
      expect(await changeWeights(cast.lead, stale)).toMatchObject({
        ok: false,
        code: 'stale',
        details: { theirs: { weights: COST } },
      });
    }
    const again = await changeWeights(cast.lead, { ...form, id: newFormId() });
    expect(again).toMatchObject({ ok: false, code: 'weights.no-change' });
    expect(await rows()).toHaveLength(1);
    const elsewhere = await world.person('lead2', { role: 'lead' }, { authorityId: 'elsewhere' });
    expect(await changeWeights(elsewhere, form)).toMatchObject({ ok: false, code: 'form.used' });
    expect(await changeWeights(cast.lead, change({ id: 'x' }))).toMatchObject({ code: 'form.used' });
  });

  it('have to be whole, not below 0, and 100 together; the same again is no change', async () => {
    for (const [weights, words] of [
      [{ ...COST, cost: 57 }, /add up to 97.+Give 3 points more/],
      [{ ...COST, cost: 61 }, /add up to 101.+Take 1 point away/],
      [{ ...COST, cost: 59.5, specialism: 40.5 }, /whole number/],
      [{ ...COST, cost: 110, specialism: -10 }, /whole number/],
    ] as const) {
      const tried = await changeWeights(cast.lead, change({ weights }));
      expect(tried).toMatchObject({
        ok: false,
        code: 'weights.invalid',
        message: expect.stringMatching(words),
        field: 'weights',
      });
    }
    const same = await changeWeights(cast.lead, change({ weights: USUAL_WEIGHTS }));
    expect(same).toMatchObject({ ok: false, code: 'weights.no-change' });
    expect(await rows()).toEqual([]);
  });
});

describe('before they are changed', () => {
  it('the lead sees which first threes and shortlists would look otherwise, and nothing is changed by looking', async () => {
    await world.provider('gus', 100002, {
      name: 'Gus Gage',
      caps: { '2026-2-spring': 8 },
      qaState: 'not-yet',
    });
    await world.offer('cheap', 'gus', {
      days: { '2026-2-spring': 2 },
      dayRatePence: 0,
      focusAreas: ['reading-ks2'],
    });
    await shared(cast.broker, ['near', 'far']);
    const now = await latestRun(db(), 'r1');
    const unchanged = await previewWeights(cast.lead, USUAL_WEIGHTS);
    expect(unchanged).toEqual({ looked: 1, othersFirst: 0, changed: [] });
    const preview = await previewWeights(cast.lead, COST);
    expect(preview).toMatchObject({ looked: 1 });
    const [request] = preview?.changed ?? [];
    expect(request).toMatchObject({ requestId: 'r1', ref: 'TES-r1', schoolName: 'Alder Primary School' });
    const next = rank({ ...now!.inputs, model: { ...now!.inputs.model, weights: COST } });
    expect(request?.moved.map(({ name, after }) => [name, after.score]).sort()).toEqual(
      [
        ['Ann Ash', 'near'],
        ['Ben Birch', 'far'],
      ].map(([name, id]) => [name, next.ranked.find(({ offerId }) => offerId === id)!.score]),
    );
    expect(await rows()).toEqual([]);
    expect((await latestRun(db(), 'r1'))?.id).toBe(now?.id);
  });

  it('only open requests of the authority are looked at, each by its latest ranking', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    await world.school(100005);
    await world.standing(100005);
    await world.request('r2', 100005, cast.head);
    expect((await previewWeights(cast.lead, COST))?.looked).toBe(1);
    const elsewhere = await world.person('lead2', { role: 'lead' }, { authorityId: 'elsewhere' });
    expect((await previewWeights(elsewhere, COST))?.looked).toBe(0);
  });
});

describe('once they are changed', () => {
  it('the next ranking uses them, and those made before keep their own', async () => {
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const before = await latestRun(db(), 'r1');
    must(await changeWeights(cast.lead, change()));
    const [stored] = await db().select().from(matchRun).where(eq(matchRun.id, before!.id));
    expect(canonicalJson(rank(JSON.parse(stored!.inputs)))).toBe(stored!.result);
    const page = await loadMatches(cast.broker, 'r1', { page: 1, excludedPage: 1, reason: null });
    expect(page?.run?.changes).toContain('The weights of the score have changed.');
    world.travelTo('2026-11-24T09:00:00Z');
    must(await runMatch(cast.broker, { id: newFormId(), requestId: 'r1' }));
    const after = await latestRun(db(), 'r1');
    expect(after?.inputs.model).toMatchObject({ weights: COST, weightsVersion: 1 });
    expect(after?.result.ranked[0]?.factors.map(({ key }) => key)).toEqual(['specialism', 'cost']);
  });
});
