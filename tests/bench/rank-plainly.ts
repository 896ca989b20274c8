/**
 * Ranking over objects without an index, as well as it can be written: an offer is left at the first rule it meets,
 * scores are worked out in numbers, and only the first places are put into words. What the index is measured against
 * beside the product's own `rank()`, which names every rule for every offer.
 */
import { qaStanding } from '~/directory/domain';
import { daysBetween } from '~/kernel/clock';
import { travelMinutes } from '~/kernel/geo';
import { daysIn, standsReady, travelBetween, worksRemotely } from '~/matching/domain/eligibility';
import * as f from '~/matching/domain/formulas';
import type { RankInput, RankOffer } from '~/matching/domain/inputs';
import type { FactorKey } from '~/matching/domain/model';
import { explain, type RankedOffer } from '~/matching/domain/score';

type Place = { offer: RankOffer; score: number; fit: number; minutes: number };

/** The first places among some offers, explained. */
export function rankPlainly(input: RankInput, offers: readonly RankOffer[], most: number): RankedOffer[] {
  const places: Place[] = [];
  const prior = f.trackPrior(input.register, input.model.constants.track ?? TRACK);
  for (const offer of offers) {
    const minutes = travelBetween(input.request.school, offer.home);
    if (fits(input, offer, minutes)) places.push(placeOf(input, offer, minutes, prior));
  }
  places.sort(
    (a, b) =>
      b.score - a.score || b.fit - a.fit || a.minutes - b.minutes || (a.offer.id < b.offer.id ? -1 : 1),
  );
  return places.slice(0, most).map(({ offer }) => explain(input, offer));
}

const TRACK = { prior: 1, usual: 0.5 };

function fits({ request, today }: RankInput, offer: RankOffer, minutes: number | null): boolean {
  const { school } = request;
  return (
    (offer.authorityId === request.authorityId || offer.openToOthers) &&
    request.needs.some((need) =>
      offer.focusAreas.some(({ key }) => key === need.focus.key || need.related?.includes(key)),
    ) &&
    request.school.phases.some((phase) => offer.phases.includes(phase)) &&
    (minutes === null || minutes <= offer.travelLimitMinutes || worksRemotely(request, offer)) &&
    (request.maxDayRatePence === null || offer.dayRatePence <= request.maxDayRatePence) &&
    request.terms.some((key) => (daysIn(offer, key)?.free ?? 0) > 0) &&
    offer.home.urn !== school.urn &&
    (offer.home.trustUid === null || offer.home.trustUid !== school.trustUid) &&
    standsReady(offer, today)
  );
}

function placeOf(
  input: RankInput,
  offer: RankOffer,
  minutes: number | null,
  prior: { mean: number; strength: number },
): Place {
  const { request, model, today } = input;
  const c = model.constants;
  const points = (key: FactorKey, raw: number) => f.pointsOf(model.weights[key] ?? 0, raw);
  let [covered, suited, total] = [0, 0, 0];
  for (const need of request.needs) {
    const weight = f.needWeight(need, c);
    total += weight;
    suited += weight * f.designationFit(need, request.formats, offer.designation, c);
    if (offer.focusAreas.some(({ key }) => key === need.focus.key)) covered += weight;
    else if (offer.focusAreas.some(({ key }) => need.related?.includes(key)))
      covered += weight * c.relatedCredit;
  }
  let [free, first, cap, capFree] = [0, -1, 0, 0];
  for (const [n, key] of request.terms.entries()) {
    const days = daysIn(offer, key);
    if (!days) continue;
    if (days.free > 0 && first < 0) first = n;
    free += Math.max(0, days.free);
    cap += days.providerCap;
    capFree += Math.max(0, days.providerFree);
  }
  const { school } = request;
  const { home } = offer;
  const given = request.formats.filter((format) => offer.formats.includes(format)).length;
  const age = (date: string | null) => (date === null ? 0 : Math.max(0, daysBetween(date, today)));
  const standing = qaStanding(offer, today);
  const quality =
    standing === 'assured'
      ? f.assuredRaw(offer.qaOn === null ? c.quality.daysToAge : age(offer.qaOn), c)
      : standing === 'due'
        ? c.quality.due
        : standing === 'not-yet'
          ? c.quality.notYet
          : 0;
  const like = f.likenessRaw(
    f.phaseDifference(school.phases, home.phases),
    f.sizeDifference(f.doublings(school.pupils), f.doublings(home.pupils), c.sizeDoublings ?? 1),
    f.disadvantageDifference(school.fsmPercent, home.fsmPercent, c.disadvantageSpan),
    f.kindDifference(f.settingOf(school.urbanRural), f.settingOf(home.urbanRural)),
    f.kindDifference(school.typeGroup ?? null, home.typeGroup ?? null),
    c,
  );
  const fit = points('specialism', f.weightedMean(covered, total));
  const asked = request.halfDays ?? c.usualHalfDays;
  const score =
    fit +
    points('designation', f.designationRaw(f.weightedMean(suited, total), given, request.formats.length, c)) +
    points('likeness', like) +
    points('timing', f.timingRaw(free, asked, first, request.terms.length, c)) +
    points('travel', f.travelRaw(minutes, worksRemotely(request, offer), c)) +
    points('trackRecord', f.trackRaw(offer.track ?? null, prior)) +
    points('quality', quality) +
    points('cost', f.costRaw(offer.dayRatePence, request.maxDayRatePence ?? c.usualCeilingPence, c)) +
    points('freshness', offer.confirmedOn === null ? 0 : f.freshnessRaw(age(offer.confirmedOn), c)) +
    points('fairUse', f.fairUseRaw(capFree, cap)) +
    points('local', f.localRaw(offer.authorityId === request.authorityId, model.outlook, c)) +
    points('scarcity', f.scarcityRaw(offer.scarcity ?? null, c.scarcePrice ?? 1));
  return { offer, score, fit, minutes: minutes ?? Number.POSITIVE_INFINITY };
}

/** Metres in a straight line that no journey of so many minutes goes beyond. */
export function reachOf(minutes: number): number {
  let metres = 0;
  while (travelMinutes(metres / 1000) <= minutes) metres += 500;
  return metres;
}
