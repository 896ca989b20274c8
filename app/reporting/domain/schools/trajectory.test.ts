import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { aimOn, distanceOf, newPoints, nextAim, samePoints, type TrajectoryPoint } from './trajectory';

const POINTS: TrajectoryPoint[] = [
  { on: '2026-08-31', percent: 80 },
  { on: '2026-12-31', percent: 81 },
  { on: '2027-08-31', percent: 85 },
];

const points = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 100 })), {
    selector: ([day]) => day,
    minLength: 1,
    maxLength: 8,
  })
  .map((found) =>
    found.sort(([a], [b]) => a - b).map(([day, percent]) => ({ on: addDays('2026-01-01', day), percent })),
  );

describe('what a trajectory means for a day', () => {
  it('is the point of that day, and between two on the straight line', () => {
    expect(aimOn(POINTS, '2026-08-31')).toBe(80);
    expect(aimOn(POINTS, '2026-10-31')).toBeCloseTo(80.5, 5);
    expect(aimOn(POINTS, '2027-08-31')).toBe(85);
  });

  it('is nothing before the first and after the last', () => {
    expect(aimOn(POINTS, '2026-08-30')).toBeNull();
    expect(aimOn(POINTS, '2027-09-01')).toBeNull();
    expect(aimOn([], '2027-09-01')).toBeNull();
  });

  it('lies between the points around it, on every day from the first to the last', () => {
    fc.assert(
      fc.property(points, fc.nat(3000), (some, day) => {
        const on = addDays('2026-01-01', day);
        const aim = aimOn(some, on);
        const before = some.filter((point) => point.on <= on).at(-1);
        const after = some.find((point) => point.on >= on);
        if (!before || !after) {
          expect(aim).toBeNull();
          return;
        }
        const [low, high] = [before.percent, after.percent].sort((a, b) => a - b);
        expect(aim).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
        expect(aim).toBeLessThanOrEqual((high ?? 0) + 1e-9);
      }),
    );
  });

  it('finds what comes next, that of today included', () => {
    expect(nextAim(POINTS, '2026-12-31')?.percent).toBe(81);
    expect(nextAim(POINTS, '2027-01-01')?.percent).toBe(85);
    expect(nextAim(POINTS, '2027-09-01')).toBeNull();
  });
});

describe('how far a share is from what is meant', () => {
  it.each([
    [80.4, 80, 'on'],
    [79.5, 80, 'on'],
    [80.6, 80, 'ahead'],
    [70, 80, 'behind'],
  ])('has %d beside %d as %s', (actual, aim, how) => {
    expect(distanceOf(actual, aim).how).toBe(how);
  });
});

describe('the points of a new version', () => {
  const asked = ['2026-12-31', '2027-04-15', '2027-08-31'];

  it('are those typed, and history before the days asked about', () => {
    const typed = new Map([
      ['2027-08-31', 90],
      ['2027-04-15', 83],
    ]);
    expect(newPoints(POINTS, asked, typed)).toEqual([
      { on: '2026-08-31', percent: 80 },
      { on: '2027-04-15', percent: 83 },
      { on: '2027-08-31', percent: 90 },
    ]);
  });

  it('are told from points that differ in a day, a percentage or their number', () => {
    expect(samePoints(POINTS, [...POINTS])).toBe(true);
    expect(samePoints(POINTS, POINTS.slice(1))).toBe(false);
    expect(
      samePoints(
        POINTS,
        POINTS.map((point) => ({ ...point, percent: 1 })),
      ),
    ).toBe(false);
    expect(
      samePoints(
        POINTS,
        POINTS.map((point) => ({ ...point, on: '2020-01-01' })),
      ),
    ).toBe(false);
  });
});
