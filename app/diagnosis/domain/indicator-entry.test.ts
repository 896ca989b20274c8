import { describe, expect, it } from 'vitest';
import { checkEntry, type Entry, isForPhases } from './indicator-entry';
import { indicatorOf } from './indicators';

const TODAY = '2026-11-22';
const entry: Entry = {
  indicator: 'absence-overall',
  period: '2025',
  value: 5.6,
  text: null,
  cohort: 210,
  source: 'School census',
  note: null,
};
const check = (over: Partial<Entry>) => {
  const whole = { ...entry, ...over };
  return checkEntry(indicatorOf(whole.indicator), whole, TODAY);
};
const concern = { indicator: 'governance-concerns', period: '2026-11-02', value: null, text: 'in-view' };

describe('a value entered by hand', () => {
  it('is a figure within its range for a year that has begun', () => {
    expect(check({}).ok).toBe(true);
    expect(check({ value: 101 })).toMatchObject({ ok: false, field: 'value' });
    expect(check({ value: null, text: 'SUPP' })).toMatchObject({ ok: false, field: 'value' });
    expect(check({ period: '2027' })).toMatchObject({ ok: false, field: 'year' });
    expect(check({ period: '2025-11-02' })).toMatchObject({ ok: false, field: 'year' });
  });
  it('is one of the values of a coded indicator, on a day that has come', () => {
    expect(check(concern).ok).toBe(true);
    expect(check({ ...concern, text: 'dreadful' })).toMatchObject({ ok: false, field: 'text' });
    expect(check({ ...concern, value: 1 })).toMatchObject({ ok: false, field: 'text' });
    expect(check({ ...concern, period: '2026-11-23' })).toMatchObject({ ok: false, field: 'on' });
  });
  it('is never of an indicator that a published file brings', () => {
    expect(check({ indicator: 'ks2-rwm-expected', value: 60 })).toMatchObject({
      ok: false,
      code: 'indicator.not-by-hand',
    });
    expect(check({ indicator: 'made-up' })).toMatchObject({ ok: false });
  });
});

it('asks a school only for what its phase has', () => {
  const attainment8 = indicatorOf('ks4-attainment8');
  const absence = indicatorOf('absence-overall');
  if (!attainment8 || !absence) throw new Error('an indicator is missing');
  expect(isForPhases(attainment8, ['primary'])).toBe(false);
  expect(isForPhases(attainment8, ['secondary'])).toBe(true);
  expect(isForPhases(absence, ['special'])).toBe(true);
});
