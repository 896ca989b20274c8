import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AdviserVisit, dayStanding, drawDown, firstBeyond, mayChargeDays } from './draw-down';

const visit: fc.Arbitrary<AdviserVisit> = fc.record({
  on: fc.constant('2027-02-04'),
  halfDays: fc.integer({ min: 1, max: 6 }),
  state: fc.constantFrom('planned', 'held'),
});
const visits = fc.array(visit, { maxLength: 10 });
const days = fc.integer({ min: 0, max: 24 });
const charges = fc.record({ agreed: days, asked: days });
const made = (state: AdviserVisit['state'], halfDays: number): AdviserVisit => ({
  on: '2027-02-04',
  halfDays,
  state,
});

describe('days drawn down', () => {
  it('lose none and find none: used, planned and free make the allowance and what goes beyond it', () => {
    fc.assert(
      fc.property(days, visits, charges, (allowance, list, further) => {
        const found = drawDown(allowance, list, further);
        const all = list.reduce((sum, { halfDays }) => sum + halfDays, 0);
        expect(found.used + found.planned).toBe(all);
        expect(found.used + found.planned + found.free).toBe(allowance + found.over + found.plannedOver);
        expect(found.used + found.left).toBe(allowance + found.over);
        for (const value of Object.values(found)) expect(value).toBeGreaterThanOrEqual(0);
        expect(found.uncovered).toBeLessThanOrEqual(found.over + found.plannedOver);
        // Nothing is free where something goes beyond.
        if (found.over + found.plannedOver > 0) expect(found.free).toBe(0);
      }),
    );
  });

  it('cannot be charged for while any of the allowance is free', () => {
    fc.assert(
      fc.property(days, visits, charges, (allowance, list, further) => {
        const found = drawDown(allowance, list, further);
        const all = list.reduce((sum, { halfDays }) => sum + halfDays, 0);
        expect(mayChargeDays(found).ok).toBe(all >= allowance);
      }),
    );
  });

  it('say what is free when a charge is refused', () => {
    expect(mayChargeDays(drawDown(8, [made('held', 2), made('planned', 3)]))).toMatchObject({
      code: 'charge.within-allowance',
      message: expect.stringMatching(/^1½ days of the school’s allowance are neither used nor planned for/),
    });
    expect(mayChargeDays(drawDown(8, [made('held', 7)]))).toMatchObject({
      message: expect.stringMatching(/^½ day of the school’s allowance is/),
    });
  });

  it('first go beyond at the visit that no day of the allowance or paid for is left for', () => {
    fc.assert(
      fc.property(days, visits, charges, (allowance, list, further) => {
        const found = drawDown(allowance, list, further);
        expect(firstBeyond(found, list) === null).toBe(found.uncovered === 0);
      }),
    );
    const on = (day: string, halfDays: number, state: AdviserVisit['state'] = 'planned') => ({
      on: day,
      halfDays,
      state,
    });
    const list = [on('2027-03-01', 2), on('2027-02-01', 2), on('2027-05-01', 4, 'held')];
    expect(firstBeyond({ allowance: 6, charged: 0 }, list)?.on).toBe('2027-03-01');
    expect(firstBeyond({ allowance: 3, charged: 0 }, list)?.on).toBe('2027-05-01');
    expect(firstBeyond({ allowance: 6, charged: 2 }, list)).toBeNull();
  });

  it('stand as left, planned for, used up, or beyond', () => {
    const stand = (list: AdviserVisit[]) => dayStanding(drawDown(4, list));
    expect(stand([])).toBe('left');
    expect(stand([made('held', 2), made('planned', 2)])).toBe('planned');
    expect(stand([made('held', 4)])).toBe('used-up');
    expect(stand([made('held', 4), made('planned', 1)])).toBe('over');
    expect(drawDown(4, [made('held', 5), made('planned', 2)], { agreed: 2, asked: 1 })).toMatchObject({
      over: 1,
      plannedOver: 2,
      charged: 2,
      asked: 1,
      uncovered: 1,
    });
  });
});
