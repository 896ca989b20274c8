import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput, anyOffer } from '#tests/builders/any-rank-input';
import { sampleInput, sampleOffer } from '#tests/builders/rank-input';
import type { BetweenThem, OfferFacts, RankInput, RankOffer } from '../inputs';
import { MODEL_1, MODEL_3 } from '../model';
import { rank } from '../score';
import { OfferIndex } from '.';
import { candidateGraph } from './candidate-graph';

/** The inputs of a ranking by the second model, over so many offers. */
const anyRanking: fc.Arbitrary<RankInput> = fc
  .tuple(
    anyInput.filter(({ model }) => model.version !== '1'),
    fc.tuple(...Array.from('ghijklmnopqrst', anyOffer)),
  )
  .map(([input, more]) => ({
    ...input,
    offers: [...input.offers, ...more].map((offer, n) => (n % 3 === 0 ? offer : welcome(offer, input))),
  }));

/** An offer that few rules keep out, so that there is something to put in order. */
function welcome(offer: RankOffer, { request }: RankInput): RankOffer {
  return {
    ...offer,
    state: 'published',
    appetite: 'open',
    designatedOn: null,
    designationExpires: null,
    qaState: offer.qaState === 'lapsed' ? 'not-yet' : offer.qaState,
    qaOn: offer.qaOn === null || offer.qaOn < '2026-01-01' ? null : offer.qaOn,
    openToOthers: true,
    phases: [...offer.phases, ...request.school.phases.slice(0, 1)],
    conflict: false,
    parkedUntil: null,
    home: { ...offer.home, fitToSupport: true },
  };
}

const contextOf = ({ model, today, register }: RankInput) => ({
  model,
  today,
  register: register ?? { outcomes: 0, met: 0 },
});

/** An offer's own part, and what is between it and the request. */
function apart(input: RankInput): { offers: OfferFacts[]; between: Map<string, BetweenThem> } {
  const between = new Map<string, BetweenThem>();
  const offers = input.offers.map(({ conflict, parkedUntil, waived, ...facts }) => {
    if (conflict || parkedUntil !== null || waived.length > 0)
      between.set(facts.id, { conflict, parkedUntil, waived });
    return facts;
  });
  return { offers, between };
}

describe('the index of offers', () => {
  it('gives the same first places, scores and explanations as the plain ranking', () => {
    let places = 0;
    fc.assert(
      fc.property(anyRanking, fc.integer({ min: 0, max: 25 }), (input, most) => {
        const { offers, between } = apart(input);
        const index = new OfferIndex(offers, contextOf(input));
        const plain = rank(input).ranked.slice(0, most);
        expect(index.top(input.request, { most, between })).toEqual(plain);
        places += plain.length;
      }),
      { numRuns: 100 },
    );
    expect(places).toBeGreaterThan(100);
  });

  it('finds exactly the offers that may be suggested, with their scores and free days', () => {
    fc.assert(
      fc.property(anyRanking, (input) => {
        const { offers, between } = apart(input);
        const found: [string, number][] = [];
        const index = new OfferIndex(offers, contextOf(input));
        index.each(input.request, between, (place, score, free) => {
          const id = index.idAt(place);
          found.push([id, score]);
          const terms = input.offers.find((offer) => offer.id === id)?.terms ?? [];
          expect(free).toBe(terms.reduce((sum, term) => sum + term.free, 0));
        });
        const ranked = rank(input).ranked.map(({ offerId, score }): [string, number] => [offerId, score]);
        expect(found.sort()).toEqual(ranked.sort());
      }),
    );
  });

  it('after any changes answers as one made afresh', () => {
    const ids = [...'abcdefghij'];
    const change = fc.constantFrom(...ids).chain((id) =>
      fc.oneof(
        anyOffer(id).map((offer) => ({ kind: 'put' as const, id, offer })),
        anyOffer(id).map((offer) => ({ kind: 'days' as const, id, offer })),
        fc.constant({ kind: 'remove' as const, id }),
      ),
    );
    fc.assert(
      fc.property(anyRanking, fc.array(change, { maxLength: 30 }), (input, changes) => {
        const start = apart(input).offers.slice(0, 8);
        const index = new OfferIndex(start, contextOf(input));
        const now = new Map(start.map((offer) => [offer.id, offer]));
        for (const one of changes) {
          if (one.kind === 'put') {
            const [facts] = apart({ ...input, offers: [one.offer] }).offers;
            if (!facts) continue;
            index.put(facts);
            now.set(one.id, facts);
          } else if (one.kind === 'days') {
            index.putDays(one.id, one.offer.terms);
            const known = now.get(one.id);
            if (known) now.set(one.id, { ...known, terms: one.offer.terms });
          } else {
            index.remove(one.id);
            now.delete(one.id);
          }
          expect(index.size).toBe(now.size);
          expect(index.has(one.id)).toBe(now.has(one.id));
        }
        const afresh = new OfferIndex(now.values(), contextOf(input));
        expect(index.top(input.request)).toEqual(afresh.top(input.request));
        expect(index.top(input.request, { everything: true })).toEqual(
          afresh.top(input.request, { everything: true }),
        );
      }),
    );
  });

  it('gives the pairs of many requests: all, or the first of each, with the days they take', () => {
    fc.assert(
      fc.property(
        anyRanking,
        fc.option(fc.integer({ min: 1, max: 6 })),
        fc.boolean(),
        (input, most, whole) => {
          const { offers, between } = apart(input);
          const index = new OfferIndex(offers, contextOf(input));
          const short = { ...input.request, id: 'short', halfDays: 1 };
          const asking = [{ request: input.request, between }, { request: short }];
          const usual = input.model.constants.usualHalfDays;
          const graph = candidateGraph(index, asking, usual, { whole, ...(most === null ? {} : { most }) });
          const pairs = [...graph.request].map((n, at) => ({
            request: graph.requests[n],
            offer: graph.offers[graph.offer[at] ?? -1],
            score: graph.score[at],
            days: graph.days[at],
          }));
          const clear = input.offers.map((offer) => ({
            ...offer,
            conflict: false,
            parkedUntil: null,
            waived: [],
          }));
          const expected = [input, { ...input, request: short, offers: clear }].flatMap((one) => {
            const days = one.request.halfDays ?? usual;
            const enough = rank(one).ranked.filter(({ offerId }) => {
              const terms = input.offers.find(({ id }) => id === offerId)?.terms ?? [];
              return !whole || terms.reduce((sum, { free }) => sum + free, 0) >= days;
            });
            return enough
              .slice(0, most ?? enough.length)
              .map(({ offerId, score }) => ({ request: one.request.id, offer: offerId, score, days }));
          });
          const inOrder = (all: object[]) => all.map((one) => JSON.stringify(one)).sort();
          expect(inOrder(pairs)).toEqual(inOrder(expected));
        },
      ),
    );
  });

  it('counts only the days of the window, whatever other terms an offer names', () => {
    const { conflict: _, parkedUntil: __, waived: ___, ...facts } = sampleOffer;
    const later = { term: '2027-1-autumn', free: 40, providerCap: 40, providerFree: 40 };
    const index = new OfferIndex([facts], contextOf(sampleInput));
    const before = index.top(sampleInput.request);
    index.putDays(facts.id, [...facts.terms, later]);
    expect(index.top(sampleInput.request)).toEqual(before);
    const terms = [...sampleInput.request.terms.slice(1), '2027-1-autumn'];
    const request = { ...sampleInput.request, terms, halfDays: 30 };
    const offers = [{ ...sampleOffer, terms: [...facts.terms, later] }];
    expect(index.top(request)).toEqual(rank({ ...sampleInput, request, offers }).ranked);
    expect(index.top(request)[0]?.factors.find(({ key }) => key === 'timing')?.raw).toBe(1);
  });

  it('grows with the offers, and gives up the place of one taken out', () => {
    const { conflict: _, parkedUntil: __, waived: ___, ...facts } = sampleOffer;
    const many = Array.from({ length: 500 }, (_, n) => ({ ...facts, id: `o${n}`, dayRatePence: 100 * n }));
    const index = new OfferIndex(many, contextOf(sampleInput));
    const first = index.top(sampleInput.request, { most: 1 })[0]?.offerId ?? '';
    index.remove(first);
    index.put({ ...facts, id: 'new', dayRatePence: 0 });
    expect(index.size).toBe(500);
    const input = { ...sampleInput, offers: [...many, { ...facts, id: 'new', dayRatePence: 0 }] };
    const offers = input.offers
      .filter(({ id }) => id !== first)
      .map((offer) => ({ ...sampleOffer, ...offer }));
    expect(index.top(sampleInput.request)).toEqual(rank({ ...input, offers }).ranked.slice(0, 20));
  });

  it('is not for the first model', () => {
    expect(() => new OfferIndex([], { ...contextOf(sampleInput), model: MODEL_1 })).toThrow('second model');
    expect(
      new OfferIndex([], { ...contextOf(sampleInput), model: MODEL_3 }).top(sampleInput.request),
    ).toEqual([]);
  });
});
