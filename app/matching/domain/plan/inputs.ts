import type { TermKey } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { RankInput, RankOffer, RankRequest, RankTerm } from '../inputs';
import type { ProposalState } from '../proposal-states';

/** A partner put forward for a request as things stand today. */
export type PartnerToday = { offer: string; state: ProposalState; score: number | null };

/** What a plan has to know of an open request beyond what ranking reads. */
export type PlanRequest = {
  id: string;
  ref: string;
  schoolName: string;
  town: string | null;
  /** The band in force, as the authority's framework names it; null where there is none. */
  band: { key: string; name: string; letter: string } | null;
  /** 1 is served first. */
  priority: number;
  /** When it was sent. */
  since: CalendarDate;
  today: readonly PartnerToday[];
};

/** A request whose partner has been asked or has accepted: its days are held, so it is not planned anew. */
export type UnderWay = { id: string; ref: string; schoolName: string; offer: string; state: ProposalState };

type Rest = Omit<RankInput, 'request' | 'offers'>;
type OfferDifference = { at: number; fields: Partial<RankOffer> };

/**
 * Everything a plan reads, frozen: the offers once, and of each request what ranking it reads differently.
 * Plain data, to be kept as canonical JSON.
 */
export type PlanInputs = {
  today: CalendarDate;
  requests: readonly (PlanRequest & {
    rank: RankRequest;
    rest: Partial<Rest>;
    /** Fields of offers that differ for this request: a conflict, a rest after a decline, what was set aside. */
    differs: readonly OfferDifference[];
  })[];
  offers: readonly RankOffer[];
  rest: Partial<Rest>;
  underWay: readonly UnderWay[];
};

/**
 * Freezes what ranking each open request reads. Offers are the same for all requests but for a few fields, and
 * their days of a term are the same whoever asks, so each is kept once.
 * @param asked requests with their ranking inputs, all over the same offers in the same order
 */
export function freezeInputs(
  asked: readonly { request: PlanRequest; input: RankInput }[],
  today: CalendarDate,
  underWay: readonly UnderWay[],
): PlanInputs {
  const first = asked[0]?.input;
  const offers = (first?.offers ?? []).map((offer, at): RankOffer => {
    const terms = new Map<TermKey, RankTerm>();
    for (const { input } of asked)
      for (const term of input.offers[at]?.terms ?? []) if (!terms.has(term.term)) terms.set(term.term, term);
    return { ...offer, terms: [...terms.values()].sort((a, b) => (a.term < b.term ? -1 : 1)) };
  });
  const rest = restOf(first);
  return {
    today,
    offers,
    rest,
    underWay,
    requests: asked.map(({ request, input }) => {
      if (input.offers.length !== offers.length)
        throw new Error('Requests were ranked over different offers');
      return {
        ...request,
        rank: input.request,
        rest: difference(rest, restOf(input)),
        differs: input.offers.flatMap((offer, at): OfferDifference[] => {
          const base = offers[at];
          if (base?.id !== offer.id) throw new Error('Requests were ranked over different offers');
          const fields = difference(inTerms(base, input.request.terms), offer);
          return Object.keys(fields).length > 0 ? [{ at, fields }] : [];
        }),
      };
    }),
  };
}

/** What ranking one request of a plan reads: the same as was frozen. */
export function rankInputOf(inputs: PlanInputs, at: number): RankInput {
  const request = inputs.requests[at];
  if (!request) throw new Error(`A plan has no request ${at}`);
  const offers = inputs.offers.map((offer) => inTerms(offer, request.rank.terms));
  for (const { at: place, fields } of request.differs) {
    const offer = offers[place];
    if (offer) offers[place] = { ...offer, ...fields };
  }
  // What is in no request's own part is the same for all, so the two together are the whole.
  const rest = { ...inputs.rest, ...request.rest } as Rest;
  return { ...rest, request: request.rank, offers };
}

function restOf(input: RankInput | undefined): Partial<Rest> {
  if (!input) return {};
  const { request: _request, offers: _offers, ...rest } = input;
  return rest;
}

function inTerms(offer: RankOffer, terms: readonly TermKey[]): RankOffer {
  return { ...offer, terms: terms.flatMap((key) => offer.terms.find(({ term }) => term === key) ?? []) };
}

/** Fields in which `now` is not as `base`. Both come from the same code, so keys are in the same order. */
function difference<T extends object>(base: T, now: T): Partial<T> {
  const fields: Partial<T> = {};
  for (const key of Object.keys(now) as (keyof T)[]) {
    if (!sameParts(base[key], now[key]) && JSON.stringify(base[key]) !== JSON.stringify(now[key]))
      fields[key] = now[key];
  }
  return fields;
}

/** Quickly, for what was read once: the same thing, or lists of the same things. */
function sameParts(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((one, at) => one === b[at]);
}
