import fc from 'fast-check';
import type { RankInput, RankOffer, RankRequest } from '~/matching/domain/inputs';
import { freezeInputs, type PlanInputs, type PlanRequest } from '~/matching/domain/plan/inputs';
import { type PlanSettings, USUAL_SETTINGS } from '~/matching/domain/plan/settings';
import { sampleInput, sampleNeed, sampleOffer } from './rank-input';

export const TERMS = ['2026-2-spring', '2026-3-summer', '2027-1-autumn'];

/** A request of a plan, and what it asks. */
export function aPlanRequest(
  id: string,
  more: { request?: Partial<PlanRequest>; rank?: Partial<RankRequest> } = {},
): { request: PlanRequest; rank: RankRequest } {
  return {
    request: {
      id,
      ref: `TES-${id}`,
      schoolName: `School of ${id}`,
      town: 'Testford',
      band: null,
      priority: 2,
      since: '2026-10-01',
      today: [],
      ...more.request,
    },
    rank: {
      ...sampleInput.request,
      id,
      halfDays: 8,
      terms: TERMS.slice(0, 2),
      needs: [{ ...sampleNeed, id: `need-${id}` }],
      ...more.rank,
    },
  };
}

/** An offer of a plan: its own provider's only one unless told otherwise. */
export function aPlanOffer(id: string, free: readonly number[], more: Partial<RankOffer> = {}): RankOffer {
  return {
    ...sampleOffer,
    id,
    providerId: `provider-${id}`,
    designatedOn: null,
    designationExpires: null,
    travelLimitMinutes: 300,
    terms: TERMS.map((term, n) => ({
      term,
      free: free[n] ?? 0,
      providerCap: 40,
      providerFree: free[n] ?? 0,
    })),
    ...more,
  };
}

/** The inputs of a plan, of requests and offers. */
export function aPlan(
  asked: readonly { request: PlanRequest; rank: RankRequest }[],
  offers: readonly RankOffer[],
): PlanInputs {
  return freezeInputs(
    asked.map(({ request, rank }) => ({ request, input: inputFor(rank, offers) })),
    sampleInput.today,
    [],
  );
}

/** What ranking one request over all offers reads. */
export function inputFor(rank: RankRequest, offers: readonly RankOffer[]): RankInput {
  return {
    ...sampleInput,
    request: rank,
    offers: offers.map((offer) => ({
      ...offer,
      terms: offer.terms.filter(({ term }) => rank.terms.includes(term)),
    })),
  };
}

const windows = fc.constantFrom(TERMS.slice(0, 1), TERMS.slice(0, 2), TERMS.slice(1), TERMS);
const places = fc.record({
  easting: fc.integer({ min: 400_000, max: 440_000 }),
  northing: fc.integer({ min: 300_000, max: 340_000 }),
});
const areas = fc.constantFrom('writing-ks2', 'reading', 'governance');

/** Small authorities with too few days for everybody, with providers of several offers, conflicts and choices made. */
export const plans: fc.Arbitrary<{ inputs: PlanInputs; settings: PlanSettings; asked: RankInput[] }> = fc
  .record({
    requests: fc.array(
      fc.record({
        priority: fc.integer({ min: 1, max: 4 }),
        halfDays: fc.option(fc.integer({ min: 2, max: 14 }), { nil: null }),
        terms: windows,
        grid: places,
        area: areas,
        chosen: fc.boolean(),
        differs: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    offers: fc.array(
      fc.record({
        provider: fc.integer({ min: 0, max: 3 }),
        free: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 3, maxLength: 3 }),
        grid: places,
        area: areas,
      }),
      { minLength: 1, maxLength: 6 },
    ),
    order: fc.constantFrom('strict' as const, 'weighted' as const),
    most: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    days: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    cap: fc.integer({ min: 0, max: 16 }),
  })
  .map(({ requests, offers, order, most, days, cap }) => {
    const all = offers.map(({ provider, free, grid, area }, n) => {
      const base = aPlanOffer(`o${n}`, free);
      return {
        ...base,
        providerId: `p${provider}`,
        focusAreas: [{ ...sampleNeed.focus, key: area }],
        home: { ...base.home, urn: 900_100 + n, grid },
        terms: base.terms.map((term) => ({
          ...term,
          free: Math.min(term.free, cap),
          providerCap: cap,
          providerFree: cap,
        })),
      };
    });
    const asked = requests.map((one, n) => {
      const { request, rank } = aPlanRequest(`r${n}`, {
        request: {
          priority: one.priority,
          today: one.chosen && n === 0 ? [{ offer: 'o0', state: 'chosen', score: 60 }] : [],
        },
        rank: {
          halfDays: one.halfDays,
          terms: one.terms,
          needs: [{ ...sampleNeed, focus: { ...sampleNeed.focus, key: one.area } }],
          school: { ...sampleInput.request.school, urn: 900_000 + n, grid: one.grid },
        },
      });
      const input = inputFor(rank, all);
      const own = input.offers.map((offer, at) =>
        at === one.differs ? { ...offer, conflict: true } : offer,
      );
      return { request, input: { ...input, offers: own } };
    });
    return {
      inputs: freezeInputs(asked, sampleInput.today, []),
      asked: asked.map(({ input }) => input),
      settings: {
        ...USUAL_SETTINGS,
        order,
        most,
        seconds: 1,
        budget: days === null ? null : { unit: 'days' as const, halfDays: days },
        locked: [{ request: 'r1', offer: 'o1' }],
        forbidden: [{ request: 'r2', offer: 'o0' }],
      },
    };
  });
