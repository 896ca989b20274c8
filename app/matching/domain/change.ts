import { type TermKey, termDates } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { ExclusionCode, RankInput, RankOffer } from './inputs';

/** One thing that could be different about an offer, a request or the day. Amounts are what it would be, or how much more. */
export type Change =
  /** The broker sets a soft rule aside. */
  | { kind: 'waive'; code: ExclusionCode }
  /** The provider confirms that the details hold. */
  | { kind: 'confirm' }
  | { kind: 'remote-welcome' }
  | { kind: 'remote-offer' }
  | { kind: 'appetite' }
  | { kind: 'open-to-others' }
  | { kind: 'publish' }
  /** Quality assurance, or the designation, is renewed. */
  | { kind: 'quality' }
  | { kind: 'designation' }
  /** More half-days free in a term. */
  | { kind: 'free-days'; term: TermKey; halfDays: HalfDays }
  /** The school asks for this many half-days. */
  | { kind: 'fewer-days'; halfDays: HalfDays }
  | { kind: 'travel-limit'; minutes: number }
  /** The offer is given in this way too. */
  | { kind: 'format'; format: string }
  | { kind: 'ceiling'; pence: Pence }
  | { kind: 'rate'; pence: Pence }
  /** The window ends, or begins, with this term. */
  | {
      kind: 'finish-later' | 'start-later' | 'start-earlier' | 'finish-earlier';
      term: TermKey;
      date: CalendarDate;
    }
  /** The same is looked at again on this date. */
  | { kind: 'wait'; date: CalendarDate };
export type ChangeKind = Change['kind'];

/** Kinds of change, what asks least of people first. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  'waive',
  'confirm',
  'remote-welcome',
  'remote-offer',
  'appetite',
  'open-to-others',
  'publish',
  'quality',
  'designation',
  'free-days',
  'fewer-days',
  'travel-limit',
  'format',
  'ceiling',
  'rate',
  'finish-later',
  'start-later',
  'start-earlier',
  'finish-earlier',
  'wait',
];

/** Whose change it would be. */
export type ChangeBy = 'provider' | 'school' | 'service' | 'time';
export const CHANGED_BY: Readonly<Record<ChangeKind, ChangeBy>> = {
  waive: 'service',
  confirm: 'provider',
  'remote-welcome': 'school',
  'remote-offer': 'provider',
  appetite: 'provider',
  'open-to-others': 'provider',
  publish: 'provider',
  quality: 'service',
  designation: 'service',
  'free-days': 'provider',
  'fewer-days': 'school',
  'travel-limit': 'provider',
  format: 'provider',
  ceiling: 'school',
  rate: 'provider',
  'finish-later': 'school',
  'start-later': 'school',
  'start-earlier': 'school',
  'finish-earlier': 'school',
  wait: 'time',
};

/**
 * One offer looked at for one request, with what is known beyond the request's own window.
 * `wide` is like the input that was ranked, but its terms reach further; `terms` are those of the request.
 */
export type Case = { wide: RankInput; terms: readonly TermKey[]; offerId: string };

/** The input with the request's window set to some of the terms it has facts of. */
export function narrowTo(wide: RankInput, terms: readonly TermKey[]): RankInput {
  const kept = new Set(terms);
  return {
    ...wide,
    request: { ...wide.request, terms },
    offers: wide.offers.map((offer) => ({
      ...offer,
      terms: offer.terms.filter(({ term }) => kept.has(term)),
    })),
  };
}

/** The input as it would be after one change. */
export function applyChange(one: Case, change: Change): RankInput {
  const windowed = (terms: readonly TermKey[]) => narrowTo(one.wide, terms);
  const known = one.wide.request.terms;
  const [from = 0, to = 0] = [one.terms[0], one.terms.at(-1)].map((term) => known.indexOf(term ?? ''));
  switch (change.kind) {
    case 'finish-later':
    case 'finish-earlier':
      return windowed(known.slice(from, known.indexOf(change.term) + 1));
    case 'start-later':
    case 'start-earlier':
      return windowed(known.slice(known.indexOf(change.term), to + 1));
  }
  const input = windowed(one.terms);
  if (change.kind === 'wait') return { ...input, today: change.date };
  const request = changedRequest(input.request, change);
  const offers = input.offers.map((offer) =>
    offer.id === one.offerId ? changedOffer(offer, change, input.today) : offer,
  );
  return { ...input, request, offers };
}

function changedRequest(request: RankInput['request'], change: Change): RankInput['request'] {
  switch (change.kind) {
    case 'remote-welcome':
      return { ...request, remoteWelcome: true };
    case 'fewer-days':
      return { ...request, halfDays: change.halfDays };
    case 'ceiling':
      return { ...request, maxDayRatePence: change.pence };
    default:
      return request;
  }
}

function changedOffer(offer: RankOffer, change: Change, today: CalendarDate): RankOffer {
  switch (change.kind) {
    case 'waive':
      return { ...offer, waived: [...offer.waived, change.code] };
    case 'confirm':
      return { ...offer, confirmedOn: today };
    case 'remote-offer':
      return { ...offer, remote: true };
    case 'appetite':
      return { ...offer, appetite: 'open' };
    case 'open-to-others':
      return { ...offer, openToOthers: true };
    case 'publish':
      return { ...offer, state: 'published', active: true };
    case 'quality':
      return { ...offer, qaState: 'assured', qaOn: today };
    case 'designation':
      return { ...offer, designationExpires: null };
    case 'free-days':
      return {
        ...offer,
        terms: offer.terms.map((term) =>
          term.term === change.term
            ? {
                ...term,
                free: Math.max(0, term.free) + change.halfDays,
                providerCap: term.providerCap + change.halfDays,
                providerFree: term.providerFree + change.halfDays,
              }
            : term,
        ),
      };
    case 'travel-limit':
      return { ...offer, travelLimitMinutes: change.minutes };
    case 'format':
      return { ...offer, formats: [...offer.formats, change.format] };
    case 'rate':
      return { ...offer, dayRatePence: change.pence };
    default:
      return offer;
  }
}

/** The change of a window to begin or end with a term, with the date people would say. */
export function windowChange(
  kind: 'finish-later' | 'start-later' | 'start-earlier' | 'finish-earlier',
  term: TermKey,
): Change {
  const { from, to } = termDates(term);
  return { kind, term, date: kind.startsWith('finish') ? to : from };
}
