import { describe, expect, it } from 'vitest';
import { NO_LEADERS, schoolInTheMiddle, usualLeader, withinReach } from './usual-leader';

describe('the usual leader', () => {
  it('is the middle one of those there are, who offer anything', () => {
    expect(usualLeader([0, 4, 10, 12], [30, 60])).toEqual({ halfDays: 10, minutes: 45 });
    expect(usualLeader([0, 0], [])).toEqual(NO_LEADERS);
  });
});

describe('the middle of a place', () => {
  const at = (urn: number, easting: number, northing = 5000) => ({ urn, grid: { easting, northing } });
  it('is the school nearest to the mean of all, the lower URN of two', () => {
    expect(schoolInTheMiddle([at(3, 0), at(2, 1000), at(1, 8000)])?.urn).toBe(2);
    expect(schoolInTheMiddle([at(9, 0), at(4, 2000)])?.urn).toBe(4);
    expect(schoolInTheMiddle([at(4, 2000), at(9, 0)])?.urn).toBe(4);
  });
  it('is not known where no school has a grid reference', () => {
    expect(schoolInTheMiddle([{ urn: 1, grid: null }])).toBeNull();
    expect(schoolInTheMiddle([])).toBeNull();
  });
});

describe('reach', () => {
  it('counts estimated minutes by road', () => {
    const [here, there] = [
      { easting: 0, northing: 0 },
      { easting: 10_000, northing: 0 },
    ];
    // 10 km is 13 by road: 5 + 13 ÷ 40 × 60 minutes.
    expect(withinReach(here, there, 25)).toBe(true);
    expect(withinReach(here, there, 24)).toBe(false);
    expect(withinReach(here, null, 24)).toBeNull();
  });
});
