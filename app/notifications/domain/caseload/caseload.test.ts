import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '~/kernel/clock';
import { REMINDER_KINDS } from '../reminders/vocabulary';
import { byStalled, type CaseMatter, countsByAdviser, waitsByStage } from './caseload';
import { CASE_STAGES, stageOf } from './stages';
import { WAITS, waitedDays, waitOf } from './waiting';

const matter = fc.record({
  key: fc.uuid(),
  stage: fc.constantFrom(...CASE_STAGES),
  adviserId: fc.option(fc.constantFrom('anna', 'ben')),
  due: fc.option(fc.constantFrom('2026-11-20', '2026-11-30', '2027-01-10')),
  waited: fc.option(fc.nat({ max: 60 })),
  stalled: fc.boolean(),
  withAdviser: fc.boolean(),
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

describe('the stage a matter waits in', () => {
  it('is one of the cycle for every kind but those of the register', () => {
    const outside = REMINDER_KINDS.filter((kind) => stageOf(kind) === null);
    expect(outside).toEqual(['offer-unconfirmed', 'designation-lapsing', 'quality-assurance-lapsing']);
  });

  it('is that of signing for a draft that stands still, and of support for one in force', () => {
    expect(stageOf('agreement-stalled', 'draft')).toBe('agreement');
    expect(stageOf('agreement-stalled', 'active')).toBe('support');
  });

  it('has some kind in every stage', () => {
    expect(new Set(REMINDER_KINDS.map((kind) => stageOf(kind)))).toEqual(new Set([...CASE_STAGES, null]));
  });
});

describe('how long a matter has waited', () => {
  it.each([
    [{ due: null, since: '2026-11-20' }, 3],
    [{ due: null, since: '2026-11-23' }, 0],
    [{ due: '2026-11-13', since: '2026-10-01' }, 10],
    [{ due: '2026-11-23', since: null }, null],
    [{ due: '2026-12-01', since: null }, null],
    [{ due: null, since: null }, null],
  ])('%j: %s days', (found, days) => {
    expect(waitedDays(found, '2026-11-23', daysBetween)).toBe(days);
  });

  it.each([
    [null, 'not-due'],
    [0, 'week'],
    [5, 'week'],
    [6, 'two-weeks'],
    [10, 'two-weeks'],
    [11, 'four-weeks'],
    [20, 'four-weeks'],
    [21, 'longer'],
    [400, 'longer'],
  ] as const)('%s days are drawn as %s', (days, wait) => {
    expect(waitOf(days)).toBe(wait);
  });
});

describe('a caseload', () => {
  it('has what has stalled on top, then the longest wait, and one order', () => {
    fc.assert(
      fc.property(fc.array(matter), (matters) => {
        const sorted: CaseMatter[] = [...matters].sort(byStalled);
        expect([...matters].reverse().sort(byStalled)).toEqual(sorted);
        const firstMoving = sorted.findIndex(({ stalled }) => !stalled);
        if (firstMoving >= 0) expect(sorted.slice(firstMoving).some(({ stalled }) => stalled)).toBe(false);
        for (const stalled of [true, false]) {
          const waits = sorted.filter((one) => one.stalled === stalled).map(({ waited }) => waited ?? -1);
          expect(waits).toEqual([...waits].sort((a, b) => b - a));
        }
      }),
    );
  });

  it('counts every matter once in its stage and once in its length of waiting', () => {
    fc.assert(
      fc.property(fc.array(matter), (matters) => {
        const stages = waitsByStage(matters);
        expect(stages.map(({ stage }) => stage)).toEqual(CASE_STAGES);
        expect(sum(stages.map(({ open }) => open))).toBe(matters.length);
        for (const { open, stalled, waits } of stages) {
          expect(sum(WAITS.map((wait) => waits[wait]))).toBe(open);
          expect(stalled).toBeLessThanOrEqual(open);
        }
      }),
    );
  });

  it('counts every matter once with its adviser, or with those of nobody', () => {
    fc.assert(
      fc.property(fc.array(matter), (matters) => {
        const counts = countsByAdviser(matters, ['anna', 'ben', null]);
        expect(sum(counts.map(({ open }) => open))).toBe(matters.length);
        for (const { open, withAdviser, withOthers } of counts) expect(withAdviser + withOthers).toBe(open);
      }),
    );
  });
});
