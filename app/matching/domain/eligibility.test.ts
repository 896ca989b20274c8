import { describe, expect, it } from 'vitest';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import { exclusionsOf, SOFT_EXCLUSIONS } from './eligibility';
import { EXCLUSION_CODES, type ExclusionCode, type RankInput, type RankOffer } from './inputs';
import { rank } from './score';

const school = sampleInput.request.school;
const far = { ...sampleOffer.home, grid: { easting: 500_000, northing: 300_000 } };

/** For each exclusion, an offer that meets it and nothing else. */
const cases: Record<ExclusionCode, Partial<RankOffer>> = {
  'not-published': { state: 'draft' },
  'same-school': { home: { ...sampleOffer.home, urn: school.urn } },
  'same-trust': { home: { ...sampleOffer.home, trustUid: '5001' } },
  conflict: { conflict: true },
  'designation-not-begun': { designatedOn: '2026-11-23' },
  'designation-lapsed': { designationExpires: '2026-11-21' },
  'qa-lapsed': { qaState: 'lapsed' },
  'home-school-closed': { home: { ...sampleOffer.home, open: false } },
  'home-school-not-free': { home: { ...sampleOffer.home, fitToSupport: false } },
  'other-authority': { authorityId: 'elsewhere' },
  'not-now': { appetite: 'not-now' },
  phase: { phases: ['secondary'] },
  'no-shared-focus': {
    focusAreas: [{ key: 'finance', name: 'Finance', group: 'Leadership and governance' }],
  },
  'no-free-days': { terms: sampleOffer.terms.map((term) => ({ ...term, free: 0 })) },
  'too-far': { home: far },
  parked: { parkedUntil: '2026-11-23' },
  'over-ceiling': { dayRatePence: 40_001 },
};
const input: RankInput = {
  ...sampleInput,
  request: { ...sampleInput.request, school: { ...school, trustUid: '5001' } },
};

describe('exclusions', () => {
  it('has none for an offer that fits', () => {
    expect(exclusionsOf(input, sampleOffer)).toEqual([]);
  });

  it.each(EXCLUSION_CODES)(
    'names %s, says why in a sentence, and keeps the offer out of the ranking',
    (code) => {
      const offer = { ...sampleOffer, ...cases[code] };
      const reasons = exclusionsOf(input, offer);
      expect(reasons.map((reason) => reason.code)).toEqual([code]);
      expect(reasons[0]?.sentence).toMatch(/^[A-Z].+\.$/);
      expect(reasons[0]?.soft).toBe(SOFT_EXCLUSIONS.includes(code));
      expect(rank({ ...input, offers: [offer] }).ranked).toEqual([]);
    },
  );

  it.each(EXCLUSION_CODES)('a waiver of %s counts only where the rule is soft', (code) => {
    const offer = { ...sampleOffer, ...cases[code], waived: [code] };
    expect(exclusionsOf(input, offer)).toHaveLength(SOFT_EXCLUSIONS.includes(code) ? 0 : 1);
  });

  it('lets a distant provider work remotely where the school would like it', () => {
    const remote = { ...sampleOffer, home: far, remote: true };
    expect(exclusionsOf(input, remote)).toEqual([]);
    const onSite = { ...input, request: { ...input.request, remoteWelcome: false } };
    expect(exclusionsOf(onSite, remote).map(({ code }) => code)).toEqual(['too-far']);
  });

  it('does not hold an unknown place, trust or expiry against anybody', () => {
    const unknown = { ...sampleOffer, designationExpires: null, home: { ...sampleOffer.home, grid: null } };
    expect(exclusionsOf(input, unknown)).toEqual([]);
  });

  it('names every rule that is met, in one order', () => {
    const offer = { ...sampleOffer, dayRatePence: 99_900, conflict: true, appetite: 'not-now' as const };
    expect(exclusionsOf(input, offer).map(({ code }) => code)).toEqual([
      'conflict',
      'not-now',
      'over-ceiling',
    ]);
  });

  it('says the same whatever day it rests until: the day itself is free again', () => {
    expect(exclusionsOf(input, { ...sampleOffer, parkedUntil: '2026-11-22' })).toEqual([]);
  });
});
