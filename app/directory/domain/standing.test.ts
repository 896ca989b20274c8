import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import {
  assuredOnOrBefore,
  designationStanding,
  designationsEndingBy,
  freshness,
  qaStanding,
  qaUntil,
} from './standing';

const TODAY = '2026-11-22';
const day = fc.integer({ min: -1500, max: 1500 }).map((n) => addDays(TODAY, n));

describe('designation', () => {
  it.each([
    ['2023-09-01', '2029-08-31', 'current'],
    ['2023-09-01', null, 'current'],
    [null, null, 'current'],
    ['2027-01-01', null, 'not-begun'],
    [TODAY, addDays(TODAY, 121), 'current'],
    ['2023-09-01', addDays(TODAY, 120), 'lapsing'],
    ['2023-09-01', TODAY, 'lapsing'],
    ['2023-09-01', '2026-11-21', 'lapsed'],
  ] as const)('from %s to %s is %s', (designatedOn, designationExpires, expected) => {
    expect(designationStanding({ designatedOn, designationExpires }, TODAY)).toBe(expected);
  });

  it('once lapsed, stays lapsed on every later day', () => {
    fc.assert(
      fc.property(day, fc.nat(1000), (designationExpires, later) => {
        const dates = { designatedOn: null, designationExpires };
        if (designationStanding(dates, TODAY) !== 'lapsed') return;
        expect(designationStanding(dates, addDays(TODAY, later))).toBe('lapsed');
      }),
    );
  });
});

describe('quality assurance', () => {
  it.each([
    ['assured', '2026-09-15', 'assured'],
    ['assured', '2026-03-01', 'due'],
    ['assured', '2025-11-22', 'due'],
    ['assured', '2025-11-21', 'lapsed'],
    ['due', '2026-09-15', 'assured'],
    ['lapsed', '2026-09-15', 'lapsed'],
    ['not-yet', null, 'not-yet'],
    ['assured', null, 'not-yet'],
  ] as const)('recorded %s on %s stands as %s', (qaState, qaOn, expected) => {
    expect(qaStanding({ qaState, qaOn }, TODAY)).toBe(expected);
  });

  it('stands for a year', () => {
    expect(qaUntil('2026-01-10')).toBe('2027-01-10');
    expect(qaUntil(null)).toBeNull();
  });
});

describe('freshness of a confirmation', () => {
  it.each([
    [null, 'never'],
    ['2026-09-01T09:00:00Z', 'this-term'],
    ['2026-08-31T23:30:00Z', 'this-term'],
    ['2026-08-31T20:00:00Z', 'earlier'],
    ['2025-10-01T09:00:00Z', 'earlier'],
  ] as const)('%s is %s', (at, expected) => {
    expect(freshness(at === null ? null : new Date(at), TODAY)).toBe(expected);
  });
});

describe('the dates a list is filtered by say the same as the rules', () => {
  it('for designations', () => {
    fc.assert(
      fc.property(day, (designationExpires) => {
        const standing = designationStanding({ designatedOn: null, designationExpires }, TODAY);
        expect(designationExpires <= designationsEndingBy(TODAY)).toBe(standing !== 'current');
      }),
    );
  });

  it('for quality assurance', () => {
    fc.assert(
      fc.property(day, (qaOn) => {
        const standing = qaStanding({ qaState: 'assured', qaOn }, TODAY);
        expect(qaOn <= assuredOnOrBefore(TODAY)).toBe(standing !== 'assured');
      }),
    );
  });
});
