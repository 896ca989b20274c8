import { describe, expect, it } from 'vitest';
import { type EligibilityFacts, eligibility } from './eligibility';

const TODAY = '2026-11-22';
const facts: EligibilityFacts = {
  provider: {
    authorityId: 'marlshire',
    homeUrn: 900001,
    active: true,
    appetite: 'open',
    designatedOn: '2024-09-01',
    designationExpires: '2028-08-31',
    qaState: 'assured',
    qaOn: '2026-09-20',
    lastConfirmedAt: new Date('2026-10-01T10:00:00Z'),
  },
  offer: { state: 'published', openToOthers: false, lastConfirmedAt: new Date('2026-10-01T10:00:00Z') },
  conflicts: [],
  client: { urn: 900050, authorityId: 'marlshire' },
};
type Change = Partial<Omit<EligibilityFacts, 'provider' | 'offer'>> & {
  provider?: Partial<EligibilityFacts['provider']>;
  offer?: Partial<EligibilityFacts['offer']>;
};
const judged = (change: Change) => {
  const verdict = eligibility(
    {
      ...facts,
      ...change,
      provider: { ...facts.provider, ...change.provider },
      offer: { ...facts.offer, ...change.offer },
    },
    TODAY,
  );
  return {
    excluded: verdict.excluded.map((reason) => reason.code),
    cautions: verdict.cautions.map((reason) => reason.code),
  };
};

describe('eligibility of an offer for a school', () => {
  it('has nothing against a current, published, confirmed offer', () => {
    expect(judged({})).toEqual({ excluded: [], cautions: [] });
  });

  it.each<[string, Change]>([
    ['provider.not-active', { provider: { active: false } }],
    ['provider.not-now', { provider: { appetite: 'not-now' } }],
    ['provider.designation-lapsed', { provider: { designationExpires: '2026-11-21' } }],
    ['provider.designation-not-begun', { provider: { designatedOn: '2027-01-01' } }],
    ['provider.qa-lapsed', { provider: { qaOn: '2025-01-01' } }],
    ['provider.home-school', { client: { urn: 900001, authorityId: 'marlshire' } }],
    ['provider.conflict', { conflicts: [900050] }],
    ['offer.not-published', { offer: { state: 'withdrawn' } }],
    ['offer.not-open-to-others', { client: { urn: 900050, authorityId: 'elsewhere' } }],
  ])('excludes for %s', (code, change) => {
    expect(judged(change).excluded).toEqual([code]);
  });

  it.each<[string, Change]>([
    ['provider.designation-lapsing', { provider: { designationExpires: '2026-12-31' } }],
    ['provider.qa-due', { provider: { qaOn: '2025-12-20' } }],
    ['provider.qa-not-yet', { provider: { qaState: 'not-yet', qaOn: null } }],
    ['offer.not-confirmed', { offer: { lastConfirmedAt: new Date('2026-05-01T10:00:00Z') } }],
  ])('cautions, and does not exclude, for %s', (code, change) => {
    expect(judged(change)).toEqual({ excluded: [], cautions: [code] });
  });

  it('gives every reason at once', () => {
    expect(judged({ provider: { appetite: 'not-now', active: false } }).excluded).toEqual([
      'provider.not-active',
      'provider.not-now',
    ]);
  });

  it('lets an offer open to others go beyond its authority', () => {
    const change = { client: { urn: 900050, authorityId: 'elsewhere' }, offer: { openToOthers: true } };
    expect(judged(change).excluded).toEqual([]);
  });
});
