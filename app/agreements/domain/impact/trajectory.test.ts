import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import {
  expectedAt,
  placesOf,
  progressShare,
  spanOf,
  standingAt,
  type Trajectory,
  trajectoryOf,
} from './trajectory';

const rising: Trajectory = {
  from: { on: '2026-11-01', value: 50 },
  to: { on: '2027-02-09', value: 70 },
  lowerIsBetter: false,
};
const falling: Trajectory = {
  from: { on: '2026-11-01', value: 9 },
  to: { on: '2027-02-09', value: 4 },
  lowerIsBetter: true,
};

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2026-01-01', n));
const figure = fc.integer({ min: -2000, max: 20_000 }).map((n) => n / 10);
const trajectories = fc
  .record({ on: day, days: fc.integer({ min: 1, max: 800 }), value: figure, target: figure })
  .filter(({ value, target }) => value !== target)
  .map(({ on, days, value, target }): Trajectory => {
    const made = trajectoryOf({ baseline: value, baselineOn: on, target, byDate: addDays(on, days) });
    if (!made.ok) throw new Error('A trajectory was expected');
    return made.value;
  });

describe('a trajectory', () => {
  it('is the straight line between the two days', () => {
    expect(expectedAt(rising, '2026-11-01')).toBe(50);
    expect(expectedAt(rising, '2026-12-21')).toBe(60);
    expect(expectedAt(rising, '2027-02-09')).toBe(70);
    expect(expectedAt(falling, '2026-12-21')).toBe(6.5);
  });

  it('stays at its ends before and after them', () => {
    expect(expectedAt(rising, '2026-01-01')).toBe(50);
    expect(expectedAt(rising, '2028-01-01')).toBe(70);
  });

  it.each([
    [{ baseline: null, baselineOn: '2026-11-01', target: 70, byDate: '2027-02-09' }, ['baseline']],
    [{ baseline: 50, baselineOn: null, target: 70, byDate: '2027-02-09' }, ['baseline-date']],
    [{ baseline: 50, baselineOn: '2026-11-01', target: null, byDate: '2027-02-09' }, ['target']],
    [{ baseline: 50, baselineOn: '2026-11-01', target: 70, byDate: null }, ['target-date']],
    [
      { baseline: null, baselineOn: null, target: null, byDate: null },
      ['baseline', 'baseline-date', 'target', 'target-date'],
    ],
    [{ baseline: 50, baselineOn: '2026-11-01', target: 50, byDate: '2027-02-09' }, ['no-way-to-go']],
    [{ baseline: 50, baselineOn: '2026-11-01', target: 70, byDate: '2026-11-01' }, ['no-time']],
  ])('says what keeps %j from having one', (measure, gaps) => {
    expect(trajectoryOf(measure)).toEqual({ ok: false, gaps });
  });

  it('knows that lower is better where the target lies below the baseline', () => {
    const ends = { baselineOn: '2026-11-01', byDate: '2027-02-09' };
    expect(trajectoryOf({ ...ends, baseline: 9, target: 4 })).toEqual({ ok: true, value: falling });
    expect(trajectoryOf({ ...ends, baseline: 50, target: 70 })).toEqual({ ok: true, value: rising });
  });

  it('never leaves the two figures, and never turns back', () => {
    fc.assert(
      fc.property(trajectories, day, day, (trajectory, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const [low, high] = [trajectory.from.value, trajectory.to.value].sort((x, y) => x - y);
        const first = expectedAt(trajectory, earlier);
        const second = expectedAt(trajectory, later);
        expect(first).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
        expect(second).toBeLessThanOrEqual((high ?? 0) + 1e-9);
        const towards = trajectory.lowerIsBetter ? first - second : second - first;
        expect(towards).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});

describe('the part of the way come', () => {
  it('is 0 at the baseline or behind it, 1 at the target, more beyond it', () => {
    expect([45, 50, 55, 70, 80].map((value) => progressShare(rising, value))).toEqual([0, 0, 0.25, 1, 1.5]);
    expect([10, 9, 6.5, 4, 1.5].map((value) => progressShare(falling, value))).toEqual([0, 0, 0.5, 1, 1.5]);
  });

  it('is the same whichever way the measure runs', () => {
    fc.assert(
      fc.property(trajectories, figure, (trajectory, value) => {
        const mirrored: Trajectory = {
          from: { ...trajectory.from, value: -trajectory.from.value },
          to: { ...trajectory.to, value: -trajectory.to.value },
          lowerIsBetter: !trajectory.lowerIsBetter,
        };
        expect(progressShare(mirrored, -value)).toBeCloseTo(progressShare(trajectory, value), 9);
        expect(progressShare(trajectory, value)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a reading', () => {
  it('is on the trajectory within a tenth of the way until the target’s day', () => {
    expect(standingAt(rising, '2026-12-21', 58)).toMatchObject({ pace: 'on', expected: 60, better: -2 });
    expect(standingAt(rising, '2026-12-21', 57.9).pace).toBe('behind');
    expect(standingAt(rising, '2026-12-21', 62).pace).toBe('on');
    expect(standingAt(rising, '2026-12-21', 62.1).pace).toBe('ahead');
  });

  it('on the target’s day or later has reached the target or has not', () => {
    expect(standingAt(rising, '2027-02-08', 69).pace).toBe('on');
    expect(standingAt(rising, '2027-02-09', 69).pace).toBe('behind');
    expect(standingAt(rising, '2027-02-09', 70).pace).toBe('on');
    expect(standingAt(rising, '2027-06-01', 69.9).pace).toBe('behind');
  });

  it('that is lower than the line is ahead where lower is better', () => {
    expect(standingAt(falling, '2026-12-21', 5)).toMatchObject({ pace: 'ahead', better: 1.5 });
    expect(standingAt(falling, '2026-12-21', 8)).toMatchObject({ pace: 'behind', better: -1.5 });
  });

  it('exactly on the line is on it, and what is better never stands worse', () => {
    const rank = { behind: 0, on: 1, ahead: 2 };
    fc.assert(
      fc.property(trajectories, day, figure, figure, (trajectory, on, a, b) => {
        expect(standingAt(trajectory, on, expectedAt(trajectory, on)).pace).toBe('on');
        const [worse, better] = a < b === trajectory.lowerIsBetter ? [b, a] : [a, b];
        expect(rank[standingAt(trajectory, on, better).pace]).toBeGreaterThanOrEqual(
          rank[standingAt(trajectory, on, worse).pace],
        );
      }),
    );
  });
});

it('shows small ways to two places', () => {
  expect(placesOf(rising)).toBe(1);
  expect(placesOf({ ...rising, to: { on: '2027-02-09', value: 50.9 } })).toBe(2);
});

describe('the days of a chart', () => {
  const measure = { baseline: 1, baselineOn: '2026-11-01', target: 2, byDate: '2027-02-09' };
  it('run from the first baseline to the last target or reading', () => {
    expect(spanOf([measure, { ...measure, baselineOn: '2026-10-01' }], ['2027-07-01'], '2026-11-22')).toEqual(
      {
        from: '2026-10-01',
        to: '2027-07-01',
      },
    );
  });
  it('are some where nothing is stated', () => {
    const none = { baseline: null, baselineOn: null, target: null, byDate: null };
    const { from, to } = spanOf([none], [], '2026-11-22');
    expect(from < to).toBe(true);
    expect(spanOf([none], ['2026-11-22'], '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-12-22' });
  });
});
