import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestAmong, nearestTo } from './similar-index';
import {
  explainLikeness,
  ONE_UNKNOWN,
  type SchoolTraits,
  schoolDistance,
  TRAIT_WEIGHTS,
} from './similar-schools';

const base: SchoolTraits = {
  urn: 100_001,
  phaseName: 'Primary',
  lowAge: 4,
  highAge: 11,
  typeGroup: 'Local authority maintained schools',
  pupils: 200,
  fsmPercent: 20,
  urbanRural: 'Urban city and town',
  attainment: 60,
  place: { easting: 500_000, northing: 300_000 },
};
const like = (more: Partial<SchoolTraits>): SchoolTraits => ({ ...base, urn: 100_002, ...more });

const maybe = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null });
const traits = fc.record({
  urn: fc.integer({ min: 100_000, max: 999_999 }),
  phaseName: fc.constantFrom('Primary', 'Secondary'),
  lowAge: fc.constantFrom(3, 4, 7, null),
  highAge: fc.constantFrom(7, 11),
  typeGroup: fc.constantFrom('Academies', 'Local authority maintained schools'),
  pupils: maybe(2000),
  fsmPercent: maybe(80),
  urbanRural: fc.constantFrom('Urban city and town', 'Rural village', null),
  attainment: maybe(100),
  place: fc.option(
    fc.record({
      easting: fc.integer({ min: 100_000, max: 650_000 }),
      northing: fc.integer({ min: 5_000, max: 650_000 }),
    }),
    { nil: null },
  ),
});
const pools = fc.uniqueArray(traits, { selector: ({ urn }) => urn, minLength: 1, maxLength: 60 });

describe('distance between schools', () => {
  it.each([
    ['nothing apart', {}, 0],
    ['half as many pupils is half of unlike in size', { pupils: 100 }, TRAIT_WEIGHTS.size / 2],
    ['twenty points of FSM is half of unlike', { fsmPercent: 40 }, TRAIT_WEIGHTS.fsm / 2],
    ['a nursery class makes no other school', { lowAge: 3 }, 0],
    ['an infant school is another', { highAge: 7 }, TRAIT_WEIGHTS.ages],
    ['another phase', { phaseName: 'Secondary' }, TRAIT_WEIGHTS.phase],
    ['finer words of the register for the same setting', { urbanRural: 'Urban major conurbation' }, 0],
    ['country', { urbanRural: 'Rural village' }, TRAIT_WEIGHTS.setting],
    [
      'ten kilometres is a tenth of unlike in nearness',
      { place: { easting: 506_000, northing: 308_000 } },
      TRAIT_WEIGHTS.nearness / 10,
    ],
    ['where it stands known of one only', { place: null }, TRAIT_WEIGHTS.nearness * ONE_UNKNOWN],
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
      'Same ages: 4 to 11 here, 4 to 11 there',
      'Pupils eligible for free school meals: 20% here, 20% there',
      'Pupils on roll: 200 here, 410 there',
      'Same kind of school',
      'Both in town',
      'Under 1 km apart',
      'Headline result: 60% here, not known there',
    ]);
  });
});

/** Enough alike that a tree of several levels is made, with equal distances among them. */
const town = fc.uniqueArray(
  fc.record({
    ...{ urn: fc.integer({ min: 100_000, max: 999_999 }), phaseName: fc.constant('Primary') },
    ...{ lowAge: fc.constantFrom(4, 7), highAge: fc.constant(11) },
    typeGroup: fc.constantFrom('academy', 'maintained'),
    pupils: fc.integer({ min: 30, max: 700 }),
    fsmPercent: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null, freq: 20 }),
    urbanRural: fc.constantFrom('Urban city and town', 'Rural village'),
    attainment: fc.integer({ min: 40, max: 50 }),
    place: fc.constantFrom(base.place, { easting: 501_000, northing: 300_000 }),
  }),
  { selector: ({ urn }) => urn, minLength: 100, maxLength: 200 },
);

describe('the nearest schools', () => {
  it('are those a search through all of the same phase finds, in any order given', () => {
    fc.assert(
      fc.property(pools, traits, fc.integer({ min: 1, max: 8 }), (pool, to, k) => {
        const all = nearestTo(to, pool, k);
        expect(nearestAmong(pool)(to, k)).toEqual(all);
        expect(nearestAmong([...pool].reverse())(to, k)).toEqual(all);
      }),
    );
  });

  it('are the same where many schools are alike, for each of them', () => {
    fc.assert(
      fc.property(town, (pool) => {
        const nearest = nearestAmong(pool);
        for (const to of pool.slice(0, 12)) expect(nearest(to, 12)).toEqual(nearestTo(to, pool, 12));
      }),
      { numRuns: 25 },
    );
  });

  it('are of the same phase, never the school itself, nearest first, and equals by URN', () => {
    fc.assert(
      fc.property(pools, traits, (pool, to) => {
        const found = nearestTo(to, pool, 5);
        const others = pool.filter(({ urn, phaseName }) => urn !== to.urn && phaseName === to.phaseName);
        expect(found).toHaveLength(Math.min(5, others.length));
        const furthest = found.at(-1)?.distance ?? 0;
        const left = others.filter((one) => !found.some(({ school }) => school === one));
        for (const one of left) expect(schoolDistance(to, one)).toBeGreaterThanOrEqual(furthest);
        for (const [n, { school, distance }] of found.entries()) {
          expect(distance).toBe(schoolDistance(to, school));
          const next = found[n + 1];
          if (!next) continue;
          expect(distance).toBeLessThanOrEqual(next.distance);
          if (distance === next.distance) expect(school.urn).toBeLessThan(next.school.urn);
        }
      }),
    );
  });

  it('are none where there is no other school of the phase, or none are asked for', () => {
    expect(nearestAmong([base, like({ phaseName: 'Secondary' })])(base, 12)).toEqual([]);
    expect(nearestAmong([base, like({})])(base, 0)).toEqual([]);
  });
});
