import { describe, expect, it } from 'vitest';
import { kindOf, NO_BAND, schoolFacets, settingOf, sizeOf } from './schools';

describe('what schools are counted by', () => {
  it.each([
    [null, 'Not recorded'],
    [0, 'Fewer than 150 pupils'],
    [149, 'Fewer than 150 pupils'],
    [150, '150 to 399 pupils'],
    [399, '150 to 399 pupils'],
    [400, '400 pupils or more'],
  ])('has a size for %s pupils', (pupils, size) => {
    expect(sizeOf(pupils)).toBe(size);
  });

  it.each([
    ['Rural village', 'Rural'],
    ['(England/Wales) Rural town and fringe in a sparse setting', 'Rural'],
    ['Urban: Nearer to a major town or city', 'Urban'],
    ['Not applicable', 'Not recorded'],
    [null, 'Not recorded'],
  ])('has a setting for %s', (words, setting) => {
    expect(settingOf(words)).toBe(setting);
  });

  it('tells who runs a school, and says so where it has no band', () => {
    expect(['maintained', 'academy', 'free-school', 'college'].map(kindOf)).toEqual([
      'Maintained',
      'Academy or free school',
      'Academy or free school',
      'Other',
    ]);
    const place = { phase: 'Primary', place: 'North', kind: 'Maintained', size: 's', setting: 'Rural' };
    expect(schoolFacets({ ...place, band: null }).band).toBe(NO_BAND);
  });
});
