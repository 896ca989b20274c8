import { describe, expect, it } from 'vitest';
import { CRITERION_THEMES } from './framework';
import { codedLabel, INDICATORS, indicatorOf, SENSITIVE_INDICATORS, suppressionLabel } from './indicators';

describe('the vocabulary of indicators', () => {
  it('has each key once, in the form of an address, under a theme of the criteria', () => {
    const keys = INDICATORS.map((one) => one.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const one of INDICATORS) {
      expect(one.key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(CRITERION_THEMES).toContain(one.theme);
    }
  });
  it('gives a coded one at least two values, each once, and any other a range', () => {
    for (const one of INDICATORS) {
      if (one.unit === 'coded') {
        const values = (one.values ?? []).map((value) => value.key);
        expect(values.length, one.key).toBeGreaterThan(1);
        expect(new Set(values).size).toBe(values.length);
      } else {
        expect(one.range && one.range.least < one.range.most, one.key).toBe(true);
      }
    }
  });
  it('keeps everything about leadership and governance that no inspector published to the tighter audience', () => {
    const open = INDICATORS.filter((one) => !SENSITIVE_INDICATORS.has(one.key));
    expect(open.filter((one) => one.theme === 'governance')).toEqual([]);
    expect(open.filter((one) => one.theme === 'leadership').map((one) => one.key)).toEqual([
      'inspection-leadership',
    ]);
    expect(SENSITIVE_INDICATORS.has('safeguarding-concern')).toBe(true);
  });
  it('joins each aspect to a summary that exists', () => {
    for (const one of INDICATORS) {
      if (one.partOf !== undefined) expect(indicatorOf(one.partOf)?.theme).toBe(one.theme);
    }
  });
  it('never writes of a person or school as failing or weak', () => {
    const words = INDICATORS.flatMap((one) => [
      one.label,
      one.meaning,
      ...(one.values ?? []).map((v) => v.label),
    ]);
    expect(words.filter((text) => /\b(weak|failing|poor|refus)/i.test(text))).toEqual([]);
  });
});

describe('codes in place of a figure', () => {
  it('have a meaning in words, whatever their case', () => {
    expect(suppressionLabel('supp')).toBe('Not published: too few pupils');
    expect(suppressionLabel('good')).toBeNull();
  });
  it('are read beside the coded values', () => {
    const overall = indicatorOf('inspection-overall');
    if (!overall) throw new Error('inspection-overall is missing');
    expect(codedLabel(overall, 'requires-improvement')).toBe('Requires improvement');
    expect(codedLabel(overall, 'SUPP')).toBe('Not published: too few pupils');
    expect(codedLabel(overall, 'other')).toBe('other');
  });
});
