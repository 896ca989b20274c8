import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput, focuses } from '#tests/builders/any-rank-input';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays } from '~/kernel/clock';
import { exclusionsOf, SOFT_EXCLUSIONS } from './eligibility';
import type { RankInput, RankOffer } from './inputs';
import { explain, rank } from './score';

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
    track: o.track && {
      ...o.track,
      met: Math.min(o.track.outcomes - (o.track.partly ?? 0), o.track.met + 1),
    },
  }),
  'an outcome met in full that was met in part': (o) => ({
    ...o,
    track: o.track?.partly ? { ...o.track, met: o.track.met + 1, partly: o.track.partly - 1 } : o.track,
  }),
  'another piece of support with every outcome met': (o, by) => ({
    ...o,
    track: {
      ...o.track,
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
