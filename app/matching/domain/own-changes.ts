import type { HalfDays } from '~/kernel/days';
import { applyChange, type Case, type Change, narrowTo, windowChange } from './change';
import { exclusionsOf } from './eligibility';
import type { RankInput, RankOffer } from './inputs';
import { explain } from './score';
import { REQUEST_SIDE } from './what-would-change';

/** Something a school could ask for differently, and how many more offers would then be open to it. */
export type WiderChoice = { change: Change; more: number };

/**
 * What a school could ask for differently to have more to choose from: of each kind the smallest that brings any. It
 * says how many, never whose, and reads nothing of what other schools need.
 */
export function widerChoice(wide: RankInput, terms: Case['terms']): WiderChoice[] {
  const all = narrowTo(wide, terms);
  // Offers with any other reason against them stay out whatever the school asks for.
  const within = new Set(
    all.offers
      .filter((offer) => exclusionsOf(all, offer).every(({ code }) => REQUEST_SIDE.includes(code)))
      .map(({ id }) => id),
  );
  const near = { ...wide, offers: wide.offers.filter(({ id }) => within.has(id)) };
  const input = narrowTo(near, terms);
  const now = suggestedCount(input);
  const { request } = input;
  const known = wide.request.terms;
  const from = known.indexOf(terms[0] ?? '');
  const to = known.indexOf(terms.at(-1) ?? '');
  const dearer = input.offers
    .map(({ dayRatePence }) => dayRatePence)
    .filter((rate) => request.maxDayRatePence !== null && rate > request.maxDayRatePence);
  const ladders: Change[][] = [
    request.remoteWelcome ? [] : [{ kind: 'remote-welcome' }],
    known.slice(to + 1).map((term) => windowChange('finish-later', term)),
    known
      .slice(0, Math.max(0, from))
      .reverse()
      .map((term) => windowChange('start-earlier', term)),
    [...new Set(dearer)].sort((a, b) => a - b).map((pence) => ({ kind: 'ceiling', pence })),
  ];
  return ladders.flatMap((rungs) => {
    for (const change of rungs) {
      const more = suggestedCount(applyChange({ wide: near, terms, offerId: '' }, change)) - now;
      if (more > 0) return [{ change, more }];
    }
    return [];
  });
}

function suggestedCount(input: RankInput): number {
  return input.offers.filter((offer) => exclusionsOf(input, offer).length === 0).length;
}

/**
 * What a provider could change about their own offer for it to suit a request better: what takes away a reason against
 * it, or gives it more points. Read from their own offer and the request alone: nothing of anybody else's offer, and
 * nothing about money, which is not to be bid for.
 */
export function providersOwnChanges(one: Case): Change[] {
  const input = narrowTo(one.wide, one.terms);
  const offer = input.offers.find(({ id }) => id === one.offerId);
  if (!offer) return [];
  const before = standing(input, offer);
  return candidates(input, offer).filter((change) => {
    const changed = applyChange({ ...one, wide: { ...one.wide, offers: [offer] } }, change);
    const [after] = changed.offers.map((next) => standing(changed, next));
    return after !== undefined && (after.against < before.against || after.score > before.score);
  });
}

function standing(input: RankInput, offer: RankOffer): { against: number; score: number } {
  return { against: exclusionsOf(input, offer).length, score: explain(input, offer).score };
}

function candidates(input: RankInput, offer: RankOffer): Change[] {
  const { request, today, model } = input;
  const asked = request.halfDays ?? model.constants.usualHalfDays;
  const free: HalfDays = offer.terms.reduce((sum, term) => sum + Math.max(0, term.free), 0);
  const term = request.terms[0];
  return [
    ...(offer.confirmedOn === today ? [] : [{ kind: 'confirm' } as const]),
    ...(term && free < asked ? [{ kind: 'free-days', term, halfDays: asked - free } as const] : []),
    ...(request.remoteWelcome && !offer.remote ? [{ kind: 'remote-offer' } as const] : []),
    ...request.formats
      .filter((format) => !offer.formats.includes(format))
      .map((format) => ({ kind: 'format', format }) as const),
    ...(offer.appetite === 'not-now' ? [{ kind: 'appetite' } as const] : []),
    ...(offer.authorityId !== request.authorityId && !offer.openToOthers
      ? [{ kind: 'open-to-others' } as const]
      : []),
  ];
}
