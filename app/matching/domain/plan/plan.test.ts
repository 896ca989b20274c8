import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPlan, aPlanOffer, aPlanRequest, plans, TERMS } from '#tests/builders/plan';
import { sampleNeed } from '#tests/builders/rank-input';
import { exclusionsOf } from '../eligibility';
import { explain } from '../score';
import { candidatesOf } from './candidates';
import { greedyBook, wouldSwitch } from './fairness';
import { type PlanInputs, rankInputOf } from './inputs';
import { makePlan, type PlanResult } from './plan';
import { suppliesOf } from './problem';
import { settleFixed } from './room';
import { type PlanSettings, USUAL_SETTINGS } from './settings';
import { solverWith } from './solver';
import { placeDays } from './terms';

/** A clock that moves a little each time it is read, so that no test hangs on the machine's. */
function ticking(): () => number {
  let at = 0;
  return () => {
    at += 0.01;
    return at;
  };
}
const tools = { solve: solverWith({ now: ticking() }), phaseName: (phase: string) => phase };
const planOf = (inputs: PlanInputs, settings: Partial<PlanSettings> = {}) =>
  makePlan(inputs, { ...USUAL_SETTINGS, seconds: 1, ...settings }, tools);
const rowOf = (result: PlanResult, request: string) => {
  const row = result.rows.find((one) => one.request === request);
  if (!row) throw new Error(`No row ${request}`);
  return row;
};

describe('a plan', () => {
  it('freezes what ranking reads, and reads the same again', () => {
    fc.assert(
      fc.property(plans, ({ inputs, asked }) => {
        const kept = JSON.parse(JSON.stringify(inputs)) as PlanInputs;
        asked.forEach((input, at) => {
          expect(rankInputOf(kept, at)).toEqual(input);
        });
      }),
    );
  });

  it('keeps every limit, and its figures are those of its rows', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ inputs, settings }) => {
        const result = await makePlan(inputs, settings, tools);
        expect(result.rows.map(({ request }) => request)).toEqual(inputs.requests.map(({ id }) => id));
        const supplies = suppliesOf(inputs);
        const byProvider = new Map<string, PlanResult['rows']>();
        for (const [at, row] of result.rows.entries()) {
          const { planned } = row;
          if (!planned) continue;
          const input = rankInputOf(inputs, at);
          const offer = input.offers.find(({ id }) => id === planned.offer);
          expect(offer && exclusionsOf(input, offer)).toEqual([]);
          expect(offer && explain(input, offer).score).toBe(planned.score);
          expect(planned.factors.reduce((sum, { points }) => sum + points, 0)).toBe(planned.score);
          expect(row.alone?.score).toBeGreaterThanOrEqual(planned.score);
          byProvider.set(planned.provider, [...(byProvider.get(planned.provider) ?? []), row]);
        }
        for (const [provider, rows] of byProvider) {
          if (settings.most !== null) expect(rows.length).toBeLessThanOrEqual(settings.most);
          const demands = rows.map((row) => ({
            id: row.request,
            offer: row.planned?.offer ?? '',
            halfDays: row.halfDays,
            terms: inputs.requests.find(({ id }) => id === row.request)?.rank.terms ?? [],
          }));
          expect(
            placeDays(demands, supplies.get(provider) ?? { offers: new Map(), overall: new Map() }),
          ).not.toBeNull();
        }
        if (settings.budget?.unit === 'days')
          expect(result.halfDays).toBeLessThanOrEqual(settings.budget.halfDays);
        expect(rowOfMaybe(result, 'r2')).not.toBe('o0');
        expect(result.points).toBe(result.rows.reduce((sum, { planned }) => sum + (planned?.score ?? 0), 0));
        expect(result.bound).toBeGreaterThanOrEqual(result.objective);
        expect(new Set(result.fairness.wouldSwitch).size).toBe(result.fairness.wouldSwitch.length);
        if (settings.order === 'strict') expect(result.objective).toBe(result.points);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same inputs', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async ({ inputs, settings }) => {
        const once = await makePlan(inputs, settings, { ...tools, solve: solverWith({ now: ticking() }) });
        const again = await makePlan(inputs, settings, { ...tools, solve: solverWith({ now: ticking() }) });
        expect({ ...again, seconds: 0 }).toEqual({ ...once, seconds: 0 });
      }),
      { numRuns: 20 },
    );
  });
});

function rowOfMaybe(result: PlanResult, request: string): string | undefined {
  return result.rows.find((one) => one.request === request)?.planned?.offer;
}

describe('why a request has what it has', () => {
  const red = aPlanRequest('red', { request: { priority: 1 } });
  const amber = aPlanRequest('amber', { request: { priority: 2 } });
  const far = { easting: 430_000, northing: 300_000 };

  it('gives each its best while there are days for all', async () => {
    const result = await planOf(aPlan([red, amber], [aPlanOffer('a', [16, 16])]));
    expect(result).toMatchObject({ met: 2, proven: true, gap: 0 });
    expect(result.rows.map(({ why }) => why.code)).toEqual(['best', 'best']);
    expect(result.rows[0]?.planned?.days).toEqual({ '2026-2-spring': 8 });
  });

  it('says whose days its best offer gives instead, and what the other way round would cost', async () => {
    const near = aPlanOffer('near', [8, 0]);
    const second = aPlanOffer('second', [8, 0], { home: { ...near.home, urn: 900_055, grid: far } });
    const result = await planOf(aPlan([red, amber], [near, second]));
    const shared = result.rows.find(({ why }) => why.code === 'shared');
    expect(result.met).toBe(2);
    expect(shared?.why).toMatchObject({ code: 'shared', best: 'near' });
    expect(shared?.why.code === 'shared' && shared.why.others).toEqual([
      shared?.request === 'red' ? 'amber' : 'red',
    ]);
    expect(shared?.why.code === 'shared' && shared.why.instead).toMatchObject({ unmet: [], met: [] });
  });

  it('serves the first band first where there is not enough, and says who has the days', async () => {
    const result = await planOf(aPlan([amber, red], [aPlanOffer('a', [8, 0])]));
    expect(rowOf(result, 'red').planned?.offer).toBe('a');
    expect(rowOf(result, 'amber').why).toEqual({
      code: 'taken',
      obstacle: 'days',
      offers: 1,
      best: 'a',
      others: ['red'],
    });
  });

  it('names the limit of partnerships, and the budget, where days are left', async () => {
    const inputs = aPlan([red, amber], [aPlanOffer('a', [16, 16])]);
    const most = await planOf(inputs, { most: 1 });
    expect(rowOf(most, 'amber').why).toMatchObject({ code: 'taken', obstacle: 'most' });
    const budget = await planOf(inputs, { budget: { unit: 'days', halfDays: 8 } });
    expect(rowOf(budget, 'amber').why).toMatchObject({ code: 'taken', obstacle: 'budget' });
    // 4 days at £350.
    const money = await planOf(inputs, { budget: { unit: 'money', pence: 140_000 } });
    expect(money).toMatchObject({ met: 1, pence: 140_000 });
  });

  it('tells too few days, nothing that fits, and what the broker has ruled out apart', async () => {
    const short = await planOf(aPlan([red], [aPlanOffer('a', [4, 2])]));
    expect(rowOf(short, 'red').why).toEqual({ code: 'too-few-days', offers: 1, most: 6 });
    const none = await planOf(aPlan([red], [aPlanOffer('a', [16, 0], { phases: ['secondary'] })]));
    expect(rowOf(none, 'red').why).toEqual({ code: 'none', excluded: [{ code: 'phase', offers: 1 }] });
    const pair = { request: 'red', offer: 'a' };
    const out = await planOf(aPlan([red], [aPlanOffer('a', [16, 0])]), { forbidden: [pair] });
    expect(rowOf(out, 'red').why).toEqual({ code: 'ruled-out', offers: 1 });
  });

  it('keeps the school’s choice before what the broker keeps, and says which could not be kept', async () => {
    const chosen = aPlanRequest('chosen', {
      request: { priority: 4, today: [{ offer: 'a', state: 'chosen', score: 50 }] },
    });
    const inputs = aPlan([red, chosen], [aPlanOffer('a', [8, 0]), aPlanOffer('b', [8, 0])]);
    const result = await planOf(inputs, { locked: [{ request: 'red', offer: 'a' }] });
    expect(rowOf(result, 'chosen').why).toEqual({ code: 'chosen' });
    expect(rowOf(result, 'red')).toMatchObject({
      lost: { offer: 'a', by: 'broker' },
      planned: { offer: 'b' },
    });
  });

  it('fits days term by term: what only one term could hold is not promised twice', async () => {
    const spring = ['x', 'y'].map((id) => aPlanRequest(id, { rank: { terms: TERMS.slice(0, 1) } }));
    const result = await planOf(aPlan(spring, [aPlanOffer('a', [8, 8])]));
    expect(result.met).toBe(1);
  });
});

describe('the price in fairness', () => {
  it('is paid by nobody where each has its best, and by those who stand back for the whole', async () => {
    const hard = aPlanRequest('hard', { rank: { halfDays: 12 } });
    const plenty = await planOf(aPlan([hard], [aPlanOffer('a', [16, 0])]));
    expect(plenty.fairness).toEqual({ wouldSwitch: [], greedy: { points: plenty.points, met: 1 } });
    const small = ['s1', 's2'].map((id) =>
      aPlanRequest(id, { rank: { halfDays: 6, formats: ['training'] } }),
    );
    // Two small ones fit where one that fits better would: the best total meets both.
    const tight = await planOf(aPlan([hard, ...small], [aPlanOffer('a', [12, 0])]));
    expect(tight.met).toBe(2);
    expect(tight.fairness.wouldSwitch).toEqual(['hard']);
    expect(tight.fairness.greedy).toMatchObject({ met: 1 });
    expect(tight.fairness.greedy.points).toBeLessThan(tight.points);
  });

  it('is asked of nobody by handing offers out the best fit first', async () => {
    await fc.assert(
      fc.property(plans, ({ inputs, settings }) => {
        const candidates = settleFixed(inputs, candidatesOf(inputs, settings), settings);
        const book = greedyBook({
          placed: [],
          candidates: new Map(candidates.map((one) => [one.request, one])),
          supplies: suppliesOf(inputs),
          settings,
        });
        expect(wouldSwitch(book)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('one leader more', () => {
  it('is worth what solving again with them gives', async () => {
    const asking = ['one', 'two', 'three'].map((id) => aPlanRequest(id, { rank: { halfDays: 8 } }));
    const maths = aPlanRequest('maths', {
      rank: { needs: [{ ...sampleNeed, focus: { key: 'maths', name: 'Mathematics', group: 'Other' } }] },
    });
    const result = await planOf(aPlan([...asking, maths], [aPlanOffer('a', [8, 0])]));
    expect(result.met).toBe(1);
    const [writing, other] = result.extra;
    expect(writing).toMatchObject({
      focus: sampleNeed.focus,
      phase: 'primary',
      halfDays: 16,
      near: 'Testford',
    });
    expect(writing?.meets).toHaveLength(2);
    expect(other).toMatchObject({ focus: { key: 'maths' }, meets: ['maths'] });
  });
});

describe('prices', () => {
  it('are of plain points, whatever the order of bands counts', async () => {
    const [red, amber] = [1, 2].map((priority) => aPlanRequest(`p${priority}`, { request: { priority } }));
    if (!red || !amber) throw new Error('two requests');
    const result = await planOf(aPlan([red, amber], [aPlanOffer('a', [8, 0])]));
    for (const price of Object.values(result.prices)) {
      expect(price).toBeGreaterThan(0);
      expect(price).toBeLessThanOrEqual(100);
    }
    expect(result.objective).toBe(result.points);
  });
});
