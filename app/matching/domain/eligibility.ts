import { designationStanding, qaStanding } from '~/directory/domain';
import type { TermKey } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { distanceKm, travelMinutes } from '~/kernel/geo';
import { moneyWords } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import type {
  Exclusion,
  ExclusionCode,
  FocusRef,
  OfferFacts,
  RankInput,
  RankNeed,
  RankOffer,
  RankRequest,
  RankSchool,
  RankTerm,
} from './inputs';
import { isModel1, type Model } from './model';

/** Exclusions a broker may set aside with a reason: matters of convenience, never of fitness or conflict. */
export const SOFT_EXCLUSIONS: readonly ExclusionCode[] = [
  'no-shared-focus',
  'too-far',
  'parked',
  'over-ceiling',
];

/**
 * Why an offer is not suggested for a request: every rule it meets, in the order of `EXCLUSION_CODES`.
 * Empty when it may be ranked. What the broker has set aside (`offer.waived`) does not count if soft.
 */
export function exclusionsOf(input: RankInput, offer: RankOffer): Exclusion[] {
  const all = [...standing(input, offer), ...fitness(input, offer), ...practicalities(input, offer)];
  return all.filter(({ soft, code }) => !(soft && offer.waived.includes(code)));
}

function exclusion(code: ExclusionCode, sentence: string): Exclusion {
  return { code, sentence, soft: SOFT_EXCLUSIONS.includes(code) };
}

/** Whose offer it is. */
function* standing({ request }: RankInput, offer: RankOffer): Iterable<Exclusion> {
  const { school } = request;
  if (offer.state !== 'published' || !offer.active) {
    yield exclusion('not-published', 'The offer is not published at the moment.');
  }
  if (offer.home.urn === school.urn) yield exclusion('same-school', 'It comes from the school itself.');
  else if (offer.home.trustUid !== null && offer.home.trustUid === school.trustUid) {
    yield exclusion(
      'same-trust',
      'The home school belongs to the same trust, whose own support comes first.',
    );
  }
  if (offer.conflict)
    yield exclusion('conflict', 'A conflict of interest with this school has been declared.');
}

/** Whether the provider may and would give support. */
function* fitness({ request, today }: RankInput, offer: RankOffer): Iterable<Exclusion> {
  const designation = designationStanding(offer, today);
  if (designation === 'not-begun') {
    yield exclusion('designation-not-begun', `The designation begins on ${dateWords(offer.designatedOn)}.`);
  }
  if (designation === 'lapsed') {
    yield exclusion('designation-lapsed', `The designation ended on ${dateWords(offer.designationExpires)}.`);
  }
  if (qaStanding(offer, today) === 'lapsed') {
    yield exclusion('qa-lapsed', 'Quality assurance is out of date and has to be renewed first.');
  }
  if (!offer.home.open) yield exclusion('home-school-closed', 'The home school has closed.');
  else if (!offer.home.fitToSupport) {
    yield exclusion(
      'home-school-not-free',
      'The home school is not in a position to support others at present.',
    );
  }
  if (offer.authorityId !== request.authorityId && !offer.openToOthers) {
    yield exclusion('other-authority', 'The offer is open to schools of its own authority only.');
  }
  if (offer.appetite === 'not-now') {
    yield exclusion('not-now', 'The provider has said that they cannot take on more at present.');
  }
}

/**
 * Whether no rule about the offer itself keeps it out, whoever asks: the rules above that read no request, as one answer
 * for the index of offers, which leaves such offers out of its lists.
 */
export function standsReady(offer: OfferFacts, today: CalendarDate): boolean {
  const designation = designationStanding(offer, today);
  return (
    offer.state === 'published' &&
    offer.active &&
    designation !== 'not-begun' &&
    designation !== 'lapsed' &&
    qaStanding(offer, today) !== 'lapsed' &&
    offer.home.open &&
    offer.home.fitToSupport &&
    offer.appetite !== 'not-now'
  );
}

/** Whether it would work for this school, in this window. */
function* practicalities(input: RankInput, offer: RankOffer): Iterable<Exclusion> {
  const { request, today } = input;
  if (!request.school.phases.some((phase) => offer.phases.includes(phase))) {
    yield exclusion('phase', 'The offer does not cover this phase of school.');
  }
  if (!sharesFocus(input, offer)) {
    yield exclusion(
      'no-shared-focus',
      'The offer covers none of the focus areas asked for, nor one related to them.',
    );
  }
  if (request.terms.every((key) => (daysIn(offer, key)?.free ?? 0) <= 0)) {
    yield exclusion('no-free-days', 'No days are free in the terms asked for.');
  }
  const minutes = travelBetween(request.school, offer.home);
  if (minutes !== null && minutes > offer.travelLimitMinutes && !worksRemotely(request, offer)) {
    yield exclusion(
      'too-far',
      `An estimated ${count(minutes, 'minute')} by road; the provider travels up to ${count(offer.travelLimitMinutes, 'minute')}.`,
    );
  }
  if (offer.parkedUntil !== null && offer.parkedUntil > today) {
    yield exclusion(
      'parked',
      `Declined for this school before; not to be asked again until ${dateWords(offer.parkedUntil)}.`,
    );
  }
  if (request.maxDayRatePence !== null && offer.dayRatePence > request.maxDayRatePence) {
    yield exclusion(
      'over-ceiling',
      `The day rate of ${moneyWords(offer.dayRatePence)} is above the ${moneyWords(request.maxDayRatePence)} the school can pay.`,
    );
  }
}

/** Whether an offer covers a focus area of the request, or one related to it. */
function sharesFocus({ request, model }: RankInput, offer: RankOffer): boolean {
  return request.needs.some((need) =>
    offer.focusAreas.some((area) => area.key === need.focus.key || isRelated(model, need, area)),
  );
}

/** Whether an area is related to a need's: by the list frozen with the need; in model 1, by being of its group. */
export function isRelated(model: Model, need: RankNeed, area: FocusRef): boolean {
  return isModel1(model) ? area.group === need.focus.group : (need.related ?? []).includes(area.key);
}

/** An offer's days in a term; of the terms it names, only those of a request's window count for it. */
export function daysIn({ terms }: Pick<OfferFacts, 'terms'>, key: TermKey): RankTerm | undefined {
  // A plain loop: terms are few, and rankings ask for them thousands of times.
  for (const one of terms) if (one.term === key) return one;
  return undefined;
}

/** Whether the support could be given from a distance: the offer can, and the school would like it. */
export function worksRemotely(request: RankRequest, offer: Pick<OfferFacts, 'remote'>): boolean {
  return offer.remote && request.remoteWelcome;
}

/** Estimated minutes by road between two schools; null where either place is not known. */
export function travelBetween(a: Pick<RankSchool, 'grid'>, b: Pick<RankSchool, 'grid'>): number | null {
  return a.grid && b.grid ? travelMinutes(distanceKm(a.grid, b.grid)) : null;
}
