import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExactly, readAsked, referenceOr } from './asked';
import { alike, probablyMeant } from './near-words';

const KNOWN = new Set([
  'brackenford',
  'primary',
  'school',
  'st',
  'marys',
  'phonics',
  'marlchester',
  'priya',
  'nair',
]);

describe('what is asked', () => {
  it('is nothing, too short or ready', () => {
    expect(readAsked(null).state).toBe('empty');
    expect(readAsked('   ').state).toBe('empty');
    expect(readAsked('a').state).toBe('too-short');
    expect(readAsked('% _').state).toBe('too-short');
    expect(readAsked('st')).toEqual({ text: 'st', state: 'ready' });
    expect(readAsked('  two\n words ').text).toBe('two words');
    expect(readAsked('x'.repeat(500)).text).toHaveLength(100);
  });

  it('is exactly a reference, number, postcode or name, however it is typed', () => {
    expect(isExactly(['MAR-0042'], 'mar 0042')).toBe(true);
    expect(isExactly([null, 'ML1 4AB'], 'ml14ab')).toBe(true);
    expect(isExactly(['St Mary’s CofE Primary School'], "st mary's cofe primary school")).toBe(true);
    expect(isExactly(['MAR-0042'], 'MAR-004')).toBe(false);
    expect(isExactly(['–'], '–')).toBe(false);
  });
});

describe('a reference', () => {
  it('is found however it is typed', () => {
    for (const typed of ['MAR-0042', 'mar 0042', 'Mar-42', ' mar 42 '])
      expect(referenceOr(typed)).toBe('MAR-0042');
    for (const typed of ['MAR-A-0017', 'mar a 17', 'mar-a17']) expect(referenceOr(typed)).toBe('MAR-A-0017');
  });

  it('is not made of what is none', () => {
    for (const text of ['CV1 2AB', 'year 4 maths', '100001', 'Mill Lane', 'ML1', ''])
      expect(referenceOr(text)).toBe(text);
  });
});

describe('a mistyped word', () => {
  it('is as like another as runs of three letters say: 1 for itself, the same both ways', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(alike(a, a)).toBe(1);
        expect(alike(a, b)).toBeCloseTo(alike(b, a), 12);
        expect(alike(a, b)).toBeGreaterThanOrEqual(0);
        expect(alike(a, b)).toBeLessThanOrEqual(1);
        if (a !== b) expect(alike(a, b)).toBeLessThan(1);
      }),
    );
    // "  n", " ni", "nig", "igh", "ght", "ht " and "  n", " na", "nac", "ach", "cht", "ht ": two of six.
    expect(alike('night', 'nacht')).toBeCloseTo(2 / 6, 12);
  });

  it('is taken for the known word most like it, and others stay', () => {
    expect(probablyMeant('Brakenford primary', KNOWN)).toBe('brackenford primary');
    expect(probablyMeant('fonics', KNOWN)).toBe('phonics');
    expect(probablyMeant('pria nair', KNOWN)).toBe('priya nair');
    expect(probablyMeant('St Mari’s scool', KNOWN)).toBe('st marys school');
  });

  it('is not guessed where nothing is like it, or where every word is known', () => {
    expect(probablyMeant('zzyzx', KNOWN)).toBeNull();
    expect(probablyMeant('brackenford zzyzx', KNOWN)).toBeNull();
    expect(probablyMeant('bracken prim', KNOWN)).toBeNull();
    expect(probablyMeant('xyz', KNOWN)).toBeNull();
    expect(probablyMeant('', KNOWN)).toBeNull();
  });

  it('is always answered with words that are known, or parts of them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,30}$/), (text) => {
        const meant = probablyMeant(text, KNOWN);
        const words = meant?.split(' ') ?? [];
        expect(words.every((word) => [...KNOWN].some((known) => known.includes(word)))).toBe(true);
      }),
    );
  });
});
