import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf } from './family';
import { ratingOf } from './inspection';
import { phaseOf, typeGroupOf } from './kinds';
import { fold, searchTextOf, searchWords, sortNameOf } from './search';

describe('search', () => {
  const school = {
    urn: 104150,
    name: 'St. Mary’s & All Saints’ Lycée',
    town: 'Walsall',
    postcode: 'WS3 2HR',
  };
  const found = (query: string) => searchWords(query).every((word) => searchTextOf(school).includes(word));
  it.each([
    'st marys',
    "St Mary's",
    'mary’s and all',
    'LYCEE',
    'walsall saints',
    'ws3 2hr',
    'WS32HR',
    'ws3',
    '104150',
  ])('finds the school by %s', (query) => expect(found(query)).toBe(true));
  it('does not find it by something else', () => {
    expect(found('st johns')).toBe(false);
    expect(found('ws4 2hr')).toBe(false);
  });
  it('never makes a word that a pattern search would read as a wildcard', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        for (const word of searchWords(query)) expect(word).toMatch(/^[a-z0-9]+$/);
      }),
    );
  });
  it('sorts "The Elms" under E and keeps a school called The', () => {
    expect(sortNameOf('The Elms')).toBe('elms');
    expect(sortNameOf('The')).toBe('the');
    expect(fold('Fairfield  (CofE)')).toBe('fairfield cofe');
  });
});

describe('vocabulary', () => {
  it('writes an inspection outcome one way', () => {
    expect(ratingOf('Requires Improvement')).toBe('Requires improvement');
    expect(ratingOf('Special Measures')).toBe('Special measures');
    expect(ratingOf(' ')).toBeNull();
    expect(ratingOf('Not applicable')).toBeNull();
    expect(ratingOf('2')).toBe('Good');
  });
  it('groups types by code, and new codes by the register’s own group', () => {
    expect(typeGroupOf('07')).toBe('maintained');
    expect(typeGroupOf('34')).toBe('academy');
    expect(typeGroupOf('99', 'Free Schools')).toBe('free-school');
    expect(typeGroupOf('37', 'Other types')).toBe('other');
    expect(phaseOf('PRIMARY', '01')).toBe('Primary');
  });
});

describe('familyOf', () => {
  const links = [
    { predecessor: 1, successor: 3 },
    { predecessor: 2, successor: 3 },
    { predecessor: 3, successor: 4 },
  ];
  it('follows conversions both ways and leaves siblings out', () => {
    expect(familyOf(3, links)).toEqual({ predecessors: [1, 2], successors: [4] });
    expect(familyOf(1, links)).toEqual({ predecessors: [], successors: [3, 4] });
    expect(familyOf(4, links).predecessors.sort()).toEqual([1, 2, 3]);
  });
  it('ends, even where schools follow each other in a circle', () => {
    const urns = fc.integer({ min: 1, max: 9 });
    const link = fc.record({ predecessor: urns, successor: urns });
    fc.assert(
      fc.property(urns, fc.array(link), (urn, successions) => {
        const family = familyOf(urn, successions);
        expect([...family.predecessors, ...family.successors]).not.toContain(urn);
      }),
    );
  });
});
