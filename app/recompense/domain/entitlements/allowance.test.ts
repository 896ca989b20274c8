import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walsall } from '#seeds/frameworks';
import { DEFAULT_RECOMPENSE_SETTINGS } from '../settings/defaults';
import { allowanceOf, type BandSpell, bandOfYear, defaultOffer, mostToGrant, spellsIn } from './allowance';
import { CORE_OFFERS } from './vocabulary';

const settings = DEFAULT_RECOMPENSE_SETTINGS;
const band = (key: string, from: string): BandSpell => {
  const found = walsall.bands.find((one) => one.key === key);
  return { from, name: found?.name ?? key, halfDays: found?.terms?.adviserHalfDays?.most ?? null };
};
const of = (over: Partial<Parameters<typeof allowanceOf>[0]> = {}) =>
  allowanceOf({
    year: 2026,
    maintained: true,
    offer: 'core-plus',
    settings,
    spells: [band('d', '2026-10-12')],
    granted: null,
    ...over,
  });

const spell: fc.Arbitrary<BandSpell> = fc.record({
  from: fc
    .integer({ min: 0, max: 900 })
    .map((n) => new Date(Date.UTC(2025, 5, 1 + n)).toISOString().slice(0, 10)),
  name: fc.constantFrom('A', 'B', 'C'),
  halfDays: fc.option(fc.integer({ min: 0, max: 20 })),
});
const days = fc.integer({ min: 0, max: 40 });
const anything = fc.record({
  year: fc.constantFrom(2025, 2026, 2027),
  maintained: fc.boolean(),
  offer: fc.constantFrom(...CORE_OFFERS),
  settings: fc.record({ coreHalfDays: days, corePlusHalfDays: days }),
  spells: fc.array(spell, { maxLength: 6 }),
  granted: fc.option(days),
});

describe('the allowance of Walsall’s strategy', () => {
  it.each([
    ['a', 'core', 4],
    ['a', 'core-plus', 8],
    ['b', 'core-plus', 14],
    ['c', 'core-plus', 20],
    ['d', 'core-plus', 20],
    ['d', 'core', 16],
  ] as const)('band %s with %s is %i half-days', (key, offer, halfDays) => {
    expect(of({ offer, spells: [band(key, '2026-10-12')] }).totalHalfDays).toBe(halfDays);
  });

  it('gives an academy its core offer, and of its band what was negotiated', () => {
    expect(defaultOffer(false)).toBe('core');
    const academy = { maintained: false, offer: defaultOffer(false) };
    expect(of(academy)).toMatchObject({ totalHalfDays: 4, basis: 'not-negotiated' });
    expect(of({ ...academy, granted: 5 })).toMatchObject({ totalHalfDays: 9, basis: 'negotiated' });
    expect(mostToGrant(false, band('d', '2026-10-12'))).toBeNull();
  });
});

describe('the band of a year', () => {
  it('is the one it began with, until one that gives more; a fall takes nothing back', () => {
    const b = band('b', '2026-02-01');
    const d = band('d', '2027-02-10');
    expect(bandOfYear(2026, [b])).toEqual(b);
    expect(bandOfYear(2026, [d, b])).toEqual(d);
    expect(bandOfYear(2026, [band('d', '2025-10-01'), band('b', '2027-02-10')])?.name).toBe('Band D');
    expect(bandOfYear(2027, [band('d', '2025-10-01'), band('b', '2027-02-10')])?.name).toBe('Band B');
    expect(bandOfYear(2026, [band('d', '2027-09-01')])).toBeNull();
    expect(spellsIn(2026, [band('a', '2026-09-01'), band('b', '2027-08-31')])).toHaveLength(2);
  });

  it('never gives fewer days for a band settled later in it, whichever order they are told in', () => {
    fc.assert(
      fc.property(anything, spell, (input, more) => {
        const year = { ...input, granted: null, maintained: true };
        const inYear = { ...more, from: `${input.year + 1}-03-01` };
        const before = allowanceOf(year).totalHalfDays;
        const after = allowanceOf({ ...year, spells: [...input.spells, inYear] }).totalHalfDays;
        expect(after).toBeGreaterThanOrEqual(before);
        expect(allowanceOf({ ...year, spells: [inYear, ...input.spells] }).totalHalfDays).toBe(after);
      }),
    );
  });
});

describe('an allowance', () => {
  it('is its two parts, never negative; a grant to a maintained school stays within its band', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const found = allowanceOf(input);
        expect(found.totalHalfDays).toBe(found.coreHalfDays + found.bandHalfDays);
        expect(found.bandHalfDays).toBeGreaterThanOrEqual(0);
        if (!input.maintained) expect(found.bandHalfDays).toBe(input.granted ?? 0);
        const most = mostToGrant(input.maintained, found.band);
        if (most !== null) expect(found.bandHalfDays).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('of a framework without days is what was settled with the school, and none before', () => {
    const spells = [{ from: '2026-10-12', name: 'Amber', halfDays: null }];
    expect(of({ spells })).toMatchObject({ bandHalfDays: 0, basis: 'not-settled' });
    expect(of({ spells, granted: 6 })).toMatchObject({ bandHalfDays: 6, basis: 'settled' });
    expect(of({ spells: [] })).toMatchObject({ bandHalfDays: 0, basis: 'none' });
    expect(of({ granted: 3 })).toMatchObject({ bandHalfDays: 3, basis: 'granted' });
    expect(of({ granted: 30 })).toMatchObject({ bandHalfDays: 12 });
  });
});
