import { describe, expect, it } from 'vitest';
import { aPlan, aPlanOffer, aPlanRequest } from '#tests/builders/plan';
import { type ChangeReason, comparePlans, type FinishedPlan } from './compare';
import type { PlanInputs } from './inputs';
import { makePlan } from './plan';
import { type PlanSettings, USUAL_SETTINGS } from './settings';
import { solverWith } from './solver';

let clock = 0;
const tools = { solve: solverWith({ now: () => clock++ }), phaseName: (phase: string) => phase };

async function finished(inputs: PlanInputs, more: Partial<PlanSettings> = {}): Promise<FinishedPlan> {
  const settings = { ...USUAL_SETTINGS, ...more };
  return { inputs, settings, result: await makePlan(inputs, settings, tools) };
}

const red = aPlanRequest('red', { request: { priority: 1 } });
const amber = aPlanRequest('amber', { request: { priority: 2 } });
const near = aPlanOffer('near', [8, 0]);
const far = aPlanOffer('far', [8, 0], {
  home: { ...near.home, urn: 900_055, grid: { easting: 430_000, northing: 300_000 } },
});
const reasons = (before: FinishedPlan, after: FinishedPlan): Record<string, ChangeReason> =>
  Object.fromEntries(comparePlans(before, after).changes.map(({ request, reason }) => [request, reason]));

describe('two plans', () => {
  it('differ in nothing when made of the same', async () => {
    const plan = await finished(aPlan([red, amber], [near, far]));
    expect(comparePlans(plan, plan)).toEqual({ changes: [], same: 2, settings: [] });
  });

  it('say what the broker kept and ruled out, and whose days moved', async () => {
    const inputs = aPlan([red, amber], [near, far]);
    const before = await finished(inputs);
    const had = before.result.rows.find(({ planned }) => planned?.offer === 'near')?.request ?? '';
    const other = had === 'red' ? 'amber' : 'red';
    const after = await finished(inputs, { forbidden: [{ request: had, offer: 'near' }] });
    expect(reasons(before, after)).toMatchObject({
      [had]: { code: 'ruled-out' },
      [other]: { code: 'moved', others: [had] },
    });
    expect(comparePlans(before, after).settings).toEqual(['ruled-out']);
    const kept = await finished(inputs, { locked: [{ request: other, offer: 'near' }] });
    expect(reasons(before, kept)[other]).toEqual({ code: 'kept' });
  });

  it('say what was not possible any more, or is now, and which requests came and went', async () => {
    const before = await finished(aPlan([red], [near, far]));
    const gone = await finished(aPlan([red], [{ ...near, appetite: 'not-now' }, far]));
    expect(reasons(before, gone).red).toMatchObject({ code: 'not-possible' });
    expect(reasons(gone, before).red).toEqual({ code: 'now-possible' });
    const later = await finished(aPlan([amber], [near, far]));
    expect(reasons(before, later)).toEqual({ red: { code: 'gone' }, amber: { code: 'new' } });
  });

  it('otherwise say what the later plan says of it', async () => {
    const inputs = aPlan([red, amber], [aPlanOffer('a', [16, 0])]);
    const before = await finished(inputs);
    const after = await finished(inputs, { most: 1 });
    expect(reasons(before, after).amber).toMatchObject({ code: 'why', why: { obstacle: 'most' } });
    expect(comparePlans(before, after).settings).toEqual(['most']);
  });
});
