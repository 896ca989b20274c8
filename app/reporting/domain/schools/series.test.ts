import { describe, expect, it } from 'vitest';
import type { JudgementGroup } from '../facts/judgements';
import { countGood, lastTermEnds, shareGood } from './series';

const school = (group: JudgementGroup, pupils: number | null) => ({
  ...{ urn: 1, phase: 'Primary', place: 'North', group, pupils },
});

describe('schools and pupils in good or better on a day', () => {
  const count = countGood('2026-08-31', [
    school('good-or-better', 100),
    school('good-or-better', null),
    school('not-yet-good', 300),
    school('not-inspected', 50),
    school('not-judged', 50),
  ]);

  it('counts those judged, and leaves the others out of both', () => {
    expect(count).toEqual({
      day: '2026-08-31',
      ...{ judged: 3, good: 2, pupilsJudged: 400, pupilsGood: 100, without: 2 },
    });
    expect(shareGood(count, 'schools')).toBeCloseTo(66.67, 2);
    expect(shareGood(count, 'pupils')).toBe(25);
  });

  it('has no share of nobody', () => {
    expect(shareGood(countGood('2026-08-31', [school('not-inspected', 9)]), 'schools')).toBeNull();
  });
});

describe('the ends of terms that are over', () => {
  it.each([
    ['2026-11-22', ['2026-04-15', '2026-08-31']],
    ['2026-12-31', ['2026-04-15', '2026-08-31']],
    ['2027-01-01', ['2026-08-31', '2026-12-31']],
    ['2028-02-29', ['2027-08-31', '2027-12-31']],
  ])('before %s are the latest ones', (today, ends) => {
    expect(lastTermEnds(today, 2)).toEqual(ends);
  });

  it('go back as far as asked', () => {
    const ends = lastTermEnds('2026-11-22', 9);
    expect(ends).toHaveLength(9);
    expect(ends[0]).toBe('2023-12-31');
  });
});
