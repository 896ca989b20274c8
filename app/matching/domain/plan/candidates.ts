import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { ExclusionCode, RankInput, RankOffer } from '../inputs';
import { rank } from '../score';
import { type PlanInputs, rankInputOf } from './inputs';
import { type Pair, type PlanSettings, samePair } from './settings';

/** An offer that could meet a request in full: its score, the days it would take and what they would cost. */
export type Option = {
  offer: string;
  provider: string;
  score: number;
  halfDays: HalfDays;
  pence: Pence;
};

/** What could be done for one request, before anybody else is thought of. */
export type Candidates = {
  request: string;
  terms: readonly TermKey[];
  /** Half-days it takes: those asked for, else the usual number. */
  halfDays: HalfDays;
  /** Offers that could, the best first as ranking has them: the first is what it would get if it stood alone. */
  options: readonly Option[];
  /** Offers ranking suggests that have too few days free in the window; the most free among them. */
  tooFewDays: { offers: number; most: HalfDays };
  /** How many offers each rule leaves out. */
  excluded: readonly { code: ExclusionCode; offers: number }[];
  /** Offers the broker has ruled out for it. */
  ruledOut: number;
  /** The offer the school has chosen, or the broker keeps, where it is still possible. */
  fixed: { offer: string; by: 'school' | 'broker' } | null;
  /** One that was to be kept and is no longer possible. */
  lost: { offer: string; by: 'school' | 'broker' } | null;
};

/**
 * Ranks the offers for every request of a plan, and keeps those with enough days free in its window: a partnership
 * takes its days from one offer.
 */
export function candidatesOf(inputs: PlanInputs, settings: PlanSettings): Candidates[] {
  return inputs.requests.map((request, at) => {
    const input = rankInputOf(inputs, at);
    const { ranked, excluded } = rank(input);
    const byId = new Map(input.offers.map((offer) => [offer.id, offer]));
    const halfDays = daysAsked(input);
    const ruledOut = (offer: string) =>
      settings.forbidden.some((pair) => samePair(pair, { request: request.id, offer }));
    const tooFewDays = { offers: 0, most: 0 };
    const options: Option[] = [];
    let out = 0;
    for (const one of ranked) {
      const offer = byId.get(one.offerId);
      if (!offer) continue;
      const free = freeIn(offer);
      if (free < halfDays) {
        tooFewDays.offers++;
        tooFewDays.most = Math.max(tooFewDays.most, free);
      } else if (ruledOut(offer.id)) out++;
      else options.push(optionOf(offer, one.score, halfDays));
    }
    const wanted = wantedFor(request, settings.locked);
    const possible = wanted !== null && options.some(({ offer }) => offer === wanted.offer);
    return {
      request: request.id,
      terms: request.rank.terms,
      halfDays,
      options,
      tooFewDays,
      excluded: countCodes(excluded.flatMap(({ reasons }) => reasons.map(({ code }) => code))),
      ruledOut: out,
      fixed: possible ? wanted : null,
      lost: possible ? null : wanted,
    };
  });
}

/** Half-days a request takes: those asked for, else what the model takes as usual. */
export function daysAsked({ request, model }: RankInput): HalfDays {
  return request.halfDays ?? model.constants.usualHalfDays;
}

/** Half-days free of an offer over the terms it was read for. */
export function freeIn(offer: RankOffer): HalfDays {
  return offer.terms.reduce((sum, { free }) => sum + Math.max(0, free), 0);
}

export function optionOf(offer: RankOffer, score: number, halfDays: HalfDays): Option {
  const pence = Math.round((offer.dayRatePence * halfDays) / 2);
  return { offer: offer.id, provider: offer.providerId, score, halfDays, pence };
}

/** The school's choice comes before what the broker keeps. */
function wantedFor(
  request: PlanInputs['requests'][number],
  locked: readonly Pair[],
): { offer: string; by: 'school' | 'broker' } | null {
  const chosen = request.today.find(({ state }) => state === 'chosen');
  if (chosen) return { offer: chosen.offer, by: 'school' };
  const kept = locked.find((pair) => pair.request === request.id);
  return kept ? { offer: kept.offer, by: 'broker' } : null;
}

function countCodes(codes: readonly ExclusionCode[]): { code: ExclusionCode; offers: number }[] {
  const counts = new Map<ExclusionCode, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, offers]) => ({ code, offers }))
    .sort((a, b) => b.offers - a.offers || (a.code < b.code ? -1 : 1));
}
