import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasLasted, lastingOf, type MeasureReading } from './lasting';

const UP = { baseline: 60, target: 80 };
const DOWN = { baseline: 30, target: 10 };

describe('whether what was reached has lasted', () => {
  it.each([
    ['the target is still reached', UP, 80, 80, true],
    ['it was passed at the end and is now just reached', UP, 95, 80, true],
    ['it is as it was at the end', UP, 70, 70, true],
    ['it has gone on', UP, 70, 75, true],
    ['it has fallen back by a tenth of the way', UP, 70, 68, true],
    ['it has fallen back by more', UP, 70, 67.9, false],
    ['it has fallen back from the target by more than a tenth', UP, 80, 77, false],
    ['a lower figure is better and it has risen by a tenth of the way', DOWN, 10, 12, true],
    ['a lower figure is better and it has risen by more', DOWN, 10, 12.5, false],
  ] as const)('%s', (_, ends, exit, now, held) => {
    expect(hasLasted(ends, exit, now)).toBe(held);
  });

  it('cannot be said without a baseline, a target, a way between them, or a reading at the end', () => {
    expect(hasLasted({ baseline: null, target: 80 }, 70, 70)).toBeNull();
    expect(hasLasted({ baseline: 60, target: null }, 70, 70)).toBeNull();
    expect(hasLasted({ baseline: 60, target: 60 }, 60, 60)).toBeNull();
    expect(hasLasted(UP, null, 79)).toBeNull();
  });

  it('can be said without a reading at the end where the target is reached', () => {
    expect(hasLasted(UP, null, 81)).toBe(true);
  });

  it('is the same whichever way the measure runs', () => {
    const figure = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(figure, figure, figure, figure, (baseline, target, exit, now) => {
        const mirrored = hasLasted({ baseline: -baseline, target: -target }, -exit, -now);
        expect(hasLasted({ baseline, target }, exit, now)).toBe(mirrored);
      }),
    );
  });
});

describe('readings one and two terms after the end', () => {
  const reading = (kind: MeasureReading['kind'], on: string, value: number): MeasureReading => ({
    kind,
    on,
    value,
  });

  it('are the last of each term, beside the last at the end', () => {
    const found = lastingOf(UP, '2026-03-20', [
      reading('exit', '2026-03-18', 76),
      reading('exit', '2026-04-02', 80),
      reading('sustained', '2026-05-01', 70),
      reading('sustained', '2026-06-30', 80),
      reading('sustained', '2026-10-01', 60),
      reading('visit', '2026-10-05', 99),
    ]);
    expect(found).toEqual({
      exitValue: 80,
      sustained: [
        { termsAfter: 1, on: '2026-06-30', value: 80, held: true },
        { termsAfter: 2, on: '2026-10-01', value: 60, held: false },
      ],
    });
  });

  it('are none before the next term has begun', () => {
    expect(lastingOf(UP, '2026-03-20', [reading('sustained', '2026-04-10', 80)]).sustained).toEqual([]);
  });
});
