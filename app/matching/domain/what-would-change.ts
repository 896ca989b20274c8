import { termDates, termOf } from '~/kernel/academic-year';
import {
  applyChange,
  type Case,
  CHANGE_KINDS,
  CHANGED_BY,
  type Change,
  type ChangeBy,
  type ChangeKind,
  narrowTo,
  windowChange,
} from './change';
import { exclusionsOf, travelBetween } from './eligibility';
import type { Exclusion, ExclusionCode, RankInput, RankOffer } from './inputs';
import type { FactorKey } from './model';
import { type Factor, type RankedOffer, rank } from './score';

/** An offer within this place is put forward first; a shortlist is usually made of these. */
export const FIRST_PLACES = 3;

/** A change that would do by itself, and where the offer would then stand. */
export type WouldChange = { change: Change; by: ChangeBy; place: number };

/** A factor in which the offer that is third gets more. Points of each, and the most there are. */
export type HeldBack = Pick<Factor, 'key' | 'label' | 'points' | 'weight' | 'sentence'> & { third: number };

export type WhatWouldChange = {
  /** Place among the suggested, from 1; null where it is not suggested. */
  place: number | null;
  /** How many are suggested. */
  suggested: number;
  exclusions: Exclusion[];
  heldBack: HeldBack[];
  /** Points that the third offer has beyond this one; 0 where only a tie is broken, or nothing is to be caught up. */
  behind: number;
  /** What the changes are for: to be suggested at all, or to be among the first. Null where neither is needed. */
  goal: 'eligible' | 'first-places' | null;
  /** Single changes that would do, what asks least first; of each kind the smallest. Empty: no single one would. */
  changes: WouldChange[];
};

/**
 * Why an offer is not suggested, or not among the first three, and what would change it. Each change is made to the
 * input that was ranked and the ranking made again, so that what is said is so; of each kind of change the smallest is
 * named: one unit less (a half-day, a minute, a pound, a term) would not do.
 * @param one.offerId an offer of the input
 */
export function whatWouldChange(one: Case): WhatWouldChange {
  const input = narrowTo(one.wide, one.terms);
  const offer = input.offers.find(({ id }) => id === one.offerId);
  if (!offer) throw new Error(`There is no offer ${one.offerId} in this input`);
  const { ranked } = rank(input);
  const exclusions = exclusionsOf(input, offer);
  const place = placeOf(ranked, offer.id);
  const goal = place === null ? 'eligible' : place > FIRST_PLACES ? 'first-places' : null;
  const near = goal === 'eligible' ? 0 : FIRST_PLACES;
  const placeAfter = placesAfter(one, input, ranked);
  const changes: WouldChange[] = [];
  for (const kind of goal === null ? [] : CHANGE_KINDS) {
    const found = ladders(kind, one, input, offer)
      .map((ladder) => smallest(ladder, (change) => reached(goal, placeAfter(change, near))))
      .filter((rung) => rung !== null)
      .sort((a, b) => a.steps - b.steps)[0];
    const after = found ? placeAfter(found.change, Number.POSITIVE_INFINITY) : null;
    if (found && after !== null) changes.push({ change: found.change, by: CHANGED_BY[kind], place: after });
  }
  const third = ranked[FIRST_PLACES - 1];
  const own = ranked[(place ?? 0) - 1];
  const compared = goal === 'first-places' && third && own ? { third, own } : null;
  return {
    place,
    suggested: ranked.length,
    exclusions,
    heldBack: compared ? heldBackBy(compared.own, compared.third) : [],
    behind: compared ? compared.third.score - compared.own.score : 0,
    goal,
    changes,
  };
}

/** Place of an offer among the ranked, from 1; null where it is not among them. */
export function placeOf(ranked: readonly RankedOffer[], offerId: string): number | null {
  const at = ranked.findIndex((one) => one.offerId === offerId);
  return at < 0 ? null : at + 1;
}

function heldBackBy(own: RankedOffer, third: RankedOffer): HeldBack[] {
  const theirs = new Map<FactorKey, number>(third.factors.map(({ key, points }) => [key, points]));
  return own.factors
    .map(({ key, label, points, weight, sentence }) => ({
      key,
      label,
      points,
      weight,
      sentence,
      third: theirs.get(key) ?? 0,
    }))
    .filter((factor) => factor.third > factor.points)
    .sort((a, b) => b.third - b.points - (a.third - a.points));
}

/** Exclusions that what a school asks for can bring about or take away; the others stand whatever it asks. */
export const REQUEST_SIDE: readonly ExclusionCode[] = ['no-free-days', 'too-far', 'over-ceiling'];

/**
 * Where the offer stands after a change, without ranking everything for each: whether one offer goes before another does
 * not depend on the rest. A change of the offer itself leaves the others in their order, so its place among them is found
 * by halving; after a change of the request they are gone through, the first first, only as far as asked.
 * @returns a function of the change and of how many places are of interest, giving its place, a place beyond those, or
 *   null where it would not be suggested
 */
function placesAfter(one: Case, input: RankInput, ranked: readonly RankedOffer[]) {
  const offers = new Map(one.wide.offers.map((offer) => [offer.id, offer]));
  const others = ranked.map(({ offerId }) => offerId).filter((id) => id !== one.offerId);
  const standing = new Set(others);
  const openTo = (change: Change) => (change.kind === 'wait' ? null : REQUEST_SIDE);
  const comers = (change: Change) =>
    input.offers
      .filter(({ id }) => id !== one.offerId && !standing.has(id))
      .filter((offer) => {
        const codes = openTo(change);
        return codes === null || exclusionsOf(input, offer).every(({ code }) => codes.includes(code));
      })
      .map(({ id }) => id);
  const among = (ids: readonly string[], change: Change) => {
    const few = [...ids, one.offerId].flatMap((id) => offers.get(id) ?? []);
    return placeOf(
      rank(applyChange({ ...one, wide: { ...one.wide, offers: few } }, change)).ranked,
      one.offerId,
    );
  };
  const ofItself = (change: Change): number => {
    let before = 0;
    let beyond = others.length;
    while (before < beyond) {
      const middle = (before + beyond) >> 1;
      const rival = others[middle];
      if (rival !== undefined && among([rival], change) === 1) beyond = middle;
      else before = middle + 1;
    }
    return before + 1;
  };
  const ofTheRequest = (change: Change, interest: number): number => {
    const field = [...others, ...comers(change)];
    let place = 1;
    for (
      let at = 0, size = 4;
      at < field.length && place <= interest;
      at += size, size = Math.min(size * 2, 256)
    ) {
      place += (among(field.slice(at, at + size), change) ?? 1) - 1;
    }
    return place;
  };
  return (change: Change, interest: number): number | null => {
    if (among([], change) === null) return null;
    const shared = change.kind === 'wait' || CHANGED_BY[change.kind] === 'school';
    return shared ? ofTheRequest(change, interest) : ofItself(change);
  };
}

function reached(goal: WhatWouldChange['goal'], place: number | null): boolean {
  return place !== null && (goal === 'eligible' || place <= FIRST_PLACES);
}

/** Changes of one kind from the smallest up. Where more always helps, the smallest that does is found by halving. */
type Ladder = { rungs: readonly Change[]; moreHelps: boolean };

function smallest(
  { rungs, moreHelps }: Ladder,
  does: (change: Change) => boolean,
): { change: Change; steps: number } | null {
  if (!moreHelps) {
    const at = rungs.findIndex(does);
    const change = rungs[at];
    return change ? { change, steps: at } : null;
  }
  const last = rungs.at(-1);
  if (!last || !does(last)) return null;
  let short = -1;
  let enough = rungs.length - 1;
  while (enough - short > 1) {
    const middle = (short + enough) >> 1;
    const rung = rungs[middle];
    if (rung && does(rung)) enough = middle;
    else short = middle;
  }
  const change = rungs[enough];
  return change ? { change, steps: enough } : null;
}

const single = (change: Change): Ladder => ({ rungs: [change], moreHelps: false });
const POUND = 100;

/** What of one kind could be tried for this offer: nothing where it is so already or means nothing here. */
function ladders(kind: ChangeKind, one: Case, input: RankInput, offer: RankOffer): Ladder[] {
  const { request, today, model } = input;
  const asked = request.halfDays ?? model.constants.usualHalfDays;
  const up = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
  switch (kind) {
    case 'waive':
      return exclusionsOf(input, offer)
        .filter(({ soft }) => soft)
        .map(({ code }) => single({ kind, code }));
    case 'confirm':
      return offer.confirmedOn === today ? [] : [single({ kind })];
    case 'remote-welcome':
      return request.remoteWelcome ? [] : [single({ kind })];
    case 'remote-offer':
      return offer.remote ? [] : [single({ kind })];
    case 'appetite':
      return offer.appetite === 'not-now' ? [single({ kind })] : [];
    case 'open-to-others':
      return offer.openToOthers ? [] : [single({ kind })];
    case 'publish':
    case 'quality':
    case 'designation':
      return [single({ kind })];
    case 'free-days':
      return one.terms.map((term) => ({
        rungs: up(1, asked).map((halfDays) => ({ kind, term, halfDays })),
        moreHelps: true,
      }));
    case 'fewer-days':
      return request.halfDays === null
        ? []
        : [
            {
              rungs: up(1, request.halfDays - 1)
                .reverse()
                .map((halfDays) => ({ kind, halfDays })),
              moreHelps: false,
            },
          ];
    case 'travel-limit': {
      const minutes = travelBetween(request.school, offer.home) ?? 0;
      const rungs = up(offer.travelLimitMinutes + 1, minutes).map((most) => ({ kind, minutes: most }));
      return [{ rungs, moreHelps: true }];
    }
    case 'format':
      return request.formats
        .filter((format) => !offer.formats.includes(format))
        .map((format) => single({ kind, format }));
    case 'ceiling':
      return request.maxDayRatePence !== null && offer.dayRatePence > request.maxDayRatePence
        ? [single({ kind, pence: offer.dayRatePence })]
        : [];
    case 'rate': {
      const pounds = Math.ceil(offer.dayRatePence / POUND);
      const rungs = up(1, pounds).map((less) => ({ kind, pence: (pounds - less) * POUND }));
      return [{ rungs, moreHelps: true }];
    }
    case 'finish-later':
    case 'finish-earlier':
    case 'start-later':
    case 'start-earlier':
      return [{ rungs: otherTerms(kind, one).map((term) => windowChange(kind, term)), moreHelps: false }];
    case 'wait': {
      const lastDay = termDates(one.terms.at(-1) ?? termOf(today)).to;
      return [offer.parkedUntil, offer.designatedOn]
        .filter((date) => date !== null)
        .filter((date) => date > today && date <= lastDay)
        .sort()
        .map((date) => single({ kind, date }));
    }
  }
}

/** Terms that a window could begin or end with instead, the nearest first. */
function otherTerms(
  kind: 'finish-later' | 'start-later' | 'start-earlier' | 'finish-earlier',
  { wide, terms }: Case,
) {
  const known = wide.request.terms;
  const from = known.indexOf(terms[0] ?? '');
  const to = known.indexOf(terms.at(-1) ?? '');
  switch (kind) {
    case 'finish-later':
      return known.slice(to + 1);
    case 'start-later':
      return known.slice(from + 1, to + 1);
    case 'start-earlier':
      return known.slice(0, Math.max(0, from)).reverse();
    case 'finish-earlier':
      return known.slice(from, Math.max(from, to)).reverse();
  }
}
