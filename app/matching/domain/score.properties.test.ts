import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import { APPETITES, DESIGNATIONS, OFFER_STATES, PHASES, QA_STATES } from '~/directory/domain/vocabulary';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays } from '~/kernel/clock';
import { exclusionsOf, SOFT_EXCLUSIONS } from './eligibility';
import type { RankInput, RankOffer } from './inputs';
import { MODEL_1, MODEL_2, modelFor, USUAL_WEIGHTS } from './model';
import { explain, rank } from './score';

const focuses = [
  { key: 'writing-ks2', name: 'Writing', group: 'subjects' },
  { key: 'mathematics', name: 'Mathematics', group: 'subjects' },
  { key: 'governance', name: 'Governance', group: 'leadership' },
  { key: 'attendance', name: 'Attendance', group: 'pupils' },
];
const terms = sampleInput.request.terms;
const grid = fc.option(
  fc.record({
    easting: fc.integer({ min: 380_000, max: 460_000 }),
    northing: fc.integer({ min: 280_000, max: 340_000 }),
  }),
);
const date = fc.integer({ min: -900, max: 400 }).map((days) => addDays('2026-11-22', days));
const school = fc.record({
  urn: fc.integer({ min: 900_001, max: 900_009 }),
  phases: fc.subarray([...PHASES], { minLength: 1 }),
  grid,
  trustUid: fc.option(fc.constantFrom('t1', 't2')),
  laCode: fc.constantFrom('990', '991'),
  maintained: fc.boolean(),
  pupils: fc.option(fc.integer({ min: 1, max: 2000 })),
  fsmPercent: fc.option(fc.integer({ min: 0, max: 90 })),
  urbanRural: fc.option(fc.constantFrom('Urban city and town', 'Rural village')),
  typeGroup: fc.option(fc.constantFrom('Academies', 'Special schools')),
});
const offer = (id: string): fc.Arbitrary<RankOffer> =>
  fc.record({
    id: fc.constant(id),
    authorityId: fc.constantFrom('marlshire', 'elsewhere'),
    providerId: fc.constantFrom('p1', 'p2', 'p3'),
    state: fc.constantFrom('published', 'published', 'published', ...OFFER_STATES),
    active: fc.constant(true),
    designation: fc.constantFrom(...DESIGNATIONS),
    designatedOn: fc.option(date),
    designationExpires: fc.option(date),
    qaState: fc.constantFrom(...QA_STATES),
    qaOn: fc.option(date),
    appetite: fc.constantFrom(...APPETITES),
    focusAreas: fc.subarray(focuses),
    phases: fc.subarray([...PHASES], { minLength: 1 }),
    formats: fc.subarray(['coaching', 'programme', 'remote']),
    dayRatePence: fc.integer({ min: 0, max: 80_000 }),
    travelLimitMinutes: fc.integer({ min: 0, max: 180 }),
    remote: fc.boolean(),
    openToOthers: fc.boolean(),
    confirmedOn: fc.option(date),
    home: fc
      .record({ extra: school, open: fc.constant(true), fitToSupport: fc.boolean() })
      .map(({ extra, ...rest }) => ({ ...extra, ...rest })),
    terms: fc
      .array(
        fc.record({
          free: fc.integer({ min: 0, max: 12 }),
          more: fc.integer({ min: 0, max: 6 }),
          used: fc.integer({ min: 0, max: 9 }),
        }),
        {
          minLength: terms.length,
          maxLength: terms.length,
        },
      )
      .map((all) =>
        all.map(({ free, more, used }, i) => ({
          term: terms[i]!,
          free,
          providerFree: free + more,
          providerCap: free + more + used,
        })),
      ),
    track: fc.option(
      fc
        .record({ cases: fc.integer({ min: 1, max: 9 }), outcomes: fc.nat(30), unmet: fc.nat(30) })
        .map(({ cases, outcomes, unmet }) => ({ cases, outcomes, met: Math.max(0, outcomes - unmet) })),
    ),
    scarcity: fc.option(fc.double({ min: 0, max: 20, noNaN: true })),
    conflict: fc.boolean(),
    parkedUntil: fc.option(date),
    waived: fc.subarray([...SOFT_EXCLUSIONS]),
  });

/** An authority's own, in which some factors weigh nothing. */
const ODD_WEIGHTS = modelFor('local', {
  version: 2,
  weights: {
    ...USUAL_WEIGHTS,
    specialism: 41,
    designation: 0,
    trackRecord: 19,
    likeness: 0,
    timing: 1,
    quality: 14,
  },
});

const anyInput: fc.Arbitrary<RankInput> = fc
  .record({
    needs: fc.array(
      fc.record({
        id: fc.uuid(),
        focus: fc.constantFrom(...focuses),
        severity: fc.integer({ min: 1, max: 4 }),
        measured: fc.boolean(),
        designations: fc.subarray([...DESIGNATIONS]),
        related: fc.subarray(['writing-ks2', 'mathematics', 'attendance']),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    school,
    halfDays: fc.option(fc.integer({ min: 1, max: 40 })),
    formats: fc.subarray(['coaching', 'programme', 'review']),
    remoteWelcome: fc.boolean(),
    maxDayRatePence: fc.option(fc.integer({ min: 1, max: 90_000 })),
    offers: fc.tuple(...['a', 'b', 'c', 'd', 'e', 'f'].map(offer)),
    outlook: fc.constantFrom('local-first' as const, 'neutral' as const, 'outward-looking' as const),
    model: fc.constantFrom(MODEL_1, MODEL_2, ODD_WEIGHTS),
    register: fc.record({ outcomes: fc.integer({ min: 20, max: 90 }), met: fc.nat(20) }),
  })
  .map(({ offers, outlook, model, register, ...request }) => ({
    ...sampleInput,
    request: { ...sampleInput.request, ...request },
    offers,
    model: { ...model, outlook },
    register,
  }));

/** Ways in which an offer gets better, each by some amount. */
const improvements: Record<string, (offer: RankOffer, by: number) => RankOffer> = {
  'more free days': (o, by) => ({
    ...o,
    terms: o.terms.map((t, i) =>
      i === by % o.terms.length
        ? { ...t, free: t.free + by, providerFree: t.providerFree + by, providerCap: t.providerCap + by }
        : t,
    ),
  }),
  'another focus area': (o, by) => ({ ...o, focusAreas: [...o.focusAreas, focuses[by % focuses.length]!] }),
  'a lower rate': (o, by) => ({ ...o, dayRatePence: Math.max(0, o.dayRatePence - by * 500) }),
  'a later confirmation': (o, by) => ({
    ...o,
    confirmedOn: o.confirmedOn && addDays(o.confirmedOn, by * 10),
  }),
  'later quality assurance': (o, by) => ({ ...o, qaOn: o.qaOn && addDays(o.qaOn, by * 10) }),
  'renewed quality assurance': (o) => ({ ...o, qaState: 'assured', qaOn: '2026-11-22' }),
  'another format': (o, by) => ({
    ...o,
    formats: [...o.formats, ['coaching', 'programme', 'review'][by % 3]!],
  }),
  'a shorter journey': (o) => ({
    ...o,
    home: { ...o.home, grid: o.home.grid && sampleInput.request.school.grid },
  }),
  'remote work': (o) => ({ ...o, remote: true }),
  'one more outcome met': (o) => ({
    ...o,
    track: o.track ? { ...o.track, met: Math.min(o.track.outcomes, o.track.met + 1) } : null,
  }),
  'another piece of support with every outcome met': (o, by) => ({
    ...o,
    track: {
      cases: (o.track?.cases ?? 0) + 1,
      outcomes: (o.track?.outcomes ?? 0) + by,
      met: (o.track?.met ?? 0) + by,
    },
  }),
  'days wanted less elsewhere': (o, by) => ({
    ...o,
    scarcity: o.scarcity ? Math.max(0, o.scarcity - by) : null,
  }),
};

describe('for every input', () => {
  it('points are whole, within their weight, and add up to the score, which is 0 to 100', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        for (const { score, factors } of rank(input).ranked) {
          expect(factors.reduce((sum, factor) => sum + factor.points, 0)).toBe(score);
          expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
          for (const { points, weight, raw } of factors) {
            expect(Number.isInteger(points) && points >= 0 && points <= weight).toBe(true);
            expect(raw >= 0 && raw <= 1).toBe(true);
          }
        }
      }),
    );
  });

  it('every offer is either ranked or excluded, and one with an exclusion is never ranked', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { ranked, excluded } = rank(input);
        expect([...ranked, ...excluded].map(({ offerId }) => offerId).sort()).toEqual([
          'a',
          'b',
          'c',
          'd',
          'e',
          'f',
        ]);
        for (const { offerId } of ranked) {
          expect(exclusionsOf(input, input.offers.find(({ id }) => id === offerId)!)).toEqual([]);
        }
      }),
    );
  });

  it('the order of offers makes no difference', () => {
    fc.assert(
      fc.property(anyInput, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (input, order) => {
        const shuffled = { ...input, offers: order.map((i) => input.offers[i]!) };
        expect(rank(shuffled)).toEqual(rank(input));
      }),
    );
  });

  it.each(Object.keys(improvements))('%s never lowers the score nor excludes', (name) => {
    const school = sampleInput.request.school;
    fc.assert(
      fc.property(anyInput, fc.integer({ min: 1, max: 40 }), (input, by) => {
        const here = {
          ...input,
          request: { ...input.request, school: { ...input.request.school, grid: school.grid } },
        };
        const before = here.offers[0]!;
        const after = improvements[name]!(before, by);
        expect(explain(here, after).score).toBeGreaterThanOrEqual(explain(here, before).score);
        expect(exclusionsOf(here, after).length).toBeLessThanOrEqual(exclusionsOf(here, before).length);
      }),
    );
  });

  it('a waiver changes only what it names', () => {
    fc.assert(
      fc.property(anyInput, fc.constantFrom(...SOFT_EXCLUSIONS), (input, code) => {
        const bare = { ...input.offers[0]!, waived: [] };
        const waived = { ...bare, waived: [code] };
        expect(exclusionsOf(input, waived)).toEqual(
          exclusionsOf(input, bare).filter((reason) => reason.code !== code),
        );
        expect(explain(input, waived)).toEqual(explain(input, bare));
      }),
    );
  });

  it('frozen as text and read again, it gives the same', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const frozen = canonicalJson(input);
        const again = JSON.parse(frozen) as RankInput;
        expect(canonicalJson(again)).toBe(frozen);
        expect(canonicalJson(rank(again))).toBe(canonicalJson(rank(input)));
      }),
    );
  });

  it('an offer’s score does not depend on the others', () => {
    const input = {
      ...sampleInput,
      offers: [sampleOffer, { ...sampleOffer, id: 'offer-2', dayRatePence: 10_000 }],
    };
    expect(rank(input).ranked.find(({ offerId }) => offerId === 'offer-1')).toEqual(
      rank(sampleInput).ranked[0],
    );
  });
});
