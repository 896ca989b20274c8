import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  explainLikeness,
  nearestAmong,
  ONE_UNKNOWN,
  type SchoolTraits,
  schoolDistance,
  TRAIT_WEIGHTS,
} from './similar-schools';

const base: SchoolTraits = {
  urn: 100_001,
  phaseName: 'Primary',
  typeGroup: 'Local authority maintained schools',
  pupils: 200,
  fsmPercent: 20,
  urbanRural: 'Urban city and town',
  attainment: 60,
};
const like = (more: Partial<SchoolTraits>): SchoolTraits => ({ ...base, urn: 100_002, ...more });

const maybe = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null });
const traits = fc.record({
  urn: fc.integer({ min: 100_000, max: 999_999 }),
  phaseName: fc.constantFrom('Primary', 'Secondary'),
  typeGroup: fc.constantFrom('Academies', 'Local authority maintained schools'),
  pupils: maybe(2000),
  fsmPercent: maybe(80),
  urbanRural: fc.constantFrom('Urban city and town', 'Rural village', null),
  attainment: maybe(100),
});
const pools = fc.uniqueArray(traits, { selector: ({ urn }) => urn, minLength: 1, maxLength: 60 });

describe('distance between schools', () => {
  it.each([
    ['nothing apart', {}, 0],
    ['half as many pupils is half of unlike in size', { pupils: 100 }, TRAIT_WEIGHTS.size / 2],
    ['twenty points of FSM is half of unlike', { fsmPercent: 40 }, TRAIT_WEIGHTS.fsm / 2],
    ['another phase', { phaseName: 'Secondary' }, TRAIT_WEIGHTS.phase],
    ['finer words of the register for the same setting', { urbanRural: 'Urban major conurbation' }, 0],
    ['country', { urbanRural: 'Rural village' }, TRAIT_WEIGHTS.setting],
    ['results known of one only', { attainment: null }, TRAIT_WEIGHTS.attainment * ONE_UNKNOWN],
  ] as const)('%s', (_name, more, distance) => {
    expect(schoolDistance(base, like(more))).toBeCloseTo(distance, 10);
  });

  it('weighs all traits to one', () => {
    expect(Object.values(TRAIT_WEIGHTS).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 10);
  });

  it('is the same both ways, zero to itself and never beyond one', () => {
    fc.assert(
      fc.property(traits, traits, (a, b) => {
        expect(schoolDistance(a, b)).toBe(schoolDistance(b, a));
        expect(schoolDistance(a, a)).toBe(0);
        expect(schoolDistance(a, b)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('says every trait, and what is not known', () => {
    const { traits: said } = explainLikeness(base, like({ attainment: null, pupils: 410 }));
    expect(said.map(({ sentence }) => sentence)).toEqual([
      'Same phase: primary',
      'Pupils eligible for free school meals: 20% here, 20% there',
      'Pupils on roll: 200 here, 410 there',
      'Same kind of school',
      'Both in town',
      'Headline result: 60% here, not known there',
    ]);
  });
});

describe('the nearest schools', () => {
  it('are those a search through all of the same phase finds, in any order given', () => {
    fc.assert(
      fc.property(pools, traits, fc.integer({ min: 1, max: 8 }), (pool, to, k) => {
        const all = pool
          .filter(({ urn, phaseName }) => urn !== to.urn && phaseName === to.phaseName)
          .map((school) => ({ school, distance: schoolDistance(to, school) }))
          .sort((a, b) => a.distance - b.distance || a.school.urn - b.school.urn)
          .slice(0, k);
        expect(nearestAmong(pool)(to, k)).toEqual(all);
        expect(nearestAmong([...pool].reverse())(to, k)).toEqual(all);
      }),
    );
  });

  it('leave out those the caller cannot use', () => {
    const pool = [like({ urn: 1, attainment: null }), like({ urn: 2, fsmPercent: 35 })];
    const found = nearestAmong(pool)(base, 1, ({ attainment }) => attainment !== null);
    expect(found.map(({ school }) => school.urn)).toEqual([2]);
  });
});
