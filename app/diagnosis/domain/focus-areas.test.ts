import { describe, expect, it } from 'vitest';
import { FOCUS_AREAS, focusArea, focusAreaName, focusAreasByGroup, isFocusArea } from './focus-areas';
import { phasesOfSchool } from './support-phase';

describe('the taxonomy of focus areas', () => {
  it('has each key and name once, in a form records can keep', () => {
    const keys = FOCUS_AREAS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(FOCUS_AREAS.map(({ name }) => name)).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  it('says of each where it arises, who helps, and how it is measured', () => {
    for (const area of FOCUS_AREAS) {
      expect(area.phases.length, area.key).toBeGreaterThan(0);
      expect(area.designations.length, area.key).toBeGreaterThan(0);
      expect(area.hint && area.measure && area.unit, area.key).toBeTruthy();
    }
  });

  it('sends governance to national leaders of governance first', () => {
    expect(focusArea('governance')?.designations[0]).toBe('NLG');
  });

  it('still reads a key that is no longer listed', () => {
    expect(focusAreaName('latin')).toBe('latin');
    expect(focusArea('latin')).toBeNull();
    expect(isFocusArea('latin')).toBe(false);
  });

  it('offers a school what can arise in it', () => {
    const keys = (phaseName: string) =>
      focusAreasByGroup(phasesOfSchool(phaseName)).flatMap(({ areas }) => areas.map(({ key }) => key));
    expect(keys('Primary')).toContain('phonics-early-reading');
    expect(keys('Primary')).not.toContain('sixth-form');
    expect(keys('Secondary')).not.toContain('eyfs');
    expect(keys('Middle deemed primary')).toEqual(expect.arrayContaining(['writing-ks2', 'english-ks3-4']));
    expect(keys('Not applicable')).toHaveLength(FOCUS_AREAS.length);
  });
});
