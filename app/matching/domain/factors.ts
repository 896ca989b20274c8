import { qaStanding } from '~/directory/domain';
import { termWords } from '~/kernel/academic-year';
import { daysBetween } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, dateWords, list } from '~/kernel/words';
import { daysIn, isRelated, travelBetween, worksRemotely } from './eligibility';
import {
  assuredRaw,
  costRaw,
  designationFit,
  designationRaw,
  disadvantageDifference,
  doublings,
  fairUseRaw,
  freshnessRaw,
  kindDifference,
  likenessRaw,
  localRaw,
  needWeight,
  phaseDifference,
  type Reading,
  scarcityRaw,
  settingOf,
  sizeDifference,
  timingRaw,
  trackPrior,
  trackRaw,
  travelRaw,
  UNKNOWN,
  weightedMean,
} from './formulas';
import type { OfferFacts, RankInput } from './inputs';
import { type FactorKey, isModel1 } from './model';
import { likenessOfModel1 } from './model-1';

export const FACTOR_LABELS: Readonly<Record<FactorKey, string>> = {
  specialism: 'Fit with the needs',
  designation: 'Kind of leader and support',
  likeness: 'Likeness of the schools',
  timing: 'Days and timing',
  travel: 'Travel',
  trackRecord: 'What came of earlier support',
  quality: 'Quality assurance',
  cost: 'Cost',
  freshness: 'Recently confirmed',
  fairUse: 'Fair share of work',
  local: 'Near or far',
  scarcity: 'Wanted elsewhere',
};

/** One function a factor. Each rises or stays level when an offer gets better at what it reads. */
export const READERS: Readonly<Record<FactorKey, (input: RankInput, offer: OfferFacts) => Reading>> = {
  specialism,
  designation,
  likeness,
  timing,
  travel,
  trackRecord,
  quality,
  cost,
  freshness,
  fairUse,
  local,
  scarcity,
};

/** raw = Σ weight(need) × (1 same area | related | 0) ÷ Σ weight(need). */
function specialism({ request, model }: RankInput, offer: OfferFacts): Reading {
  let sum = 0;
  let total = 0;
  const covered: string[] = [];
  const related: string[] = [];
  for (const need of request.needs) {
    const weight = needWeight(need, model.constants);
    total += weight;
    if (offer.focusAreas.some((area) => area.key === need.focus.key)) {
      sum += weight;
      covered.push(need.focus.name.toLowerCase());
    } else if (offer.focusAreas.some((area) => isRelated(model, need, area))) {
      sum += weight * model.constants.relatedCredit;
      related.push(need.focus.name.toLowerCase());
    }
  }
  return {
    raw: weightedMean(sum, total),
    sentence: focusWords(covered, related),
  };
}

function focusWords(covered: readonly string[], related: readonly string[]): string {
  if (covered.length === 0 && related.length === 0) return 'Covers none of the focus areas asked for.';
  if (related.length === 0) return `Covers ${eachOnce(covered)}.`;
  if (covered.length === 0) return `Works in areas related to ${eachOnce(related)}.`;
  return `Covers ${eachOnce(covered)}; works in areas related to ${eachOnce(related)}.`;
}

function eachOnce(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : list([...new Set(names)]);
}

/** raw = (1 − s) × weighted fit of the designation to the needs + s × share of the formats asked for. */
function designation({ request, model }: RankInput, offer: OfferFacts): Reading {
  let sum = 0;
  let total = 0;
  for (const need of request.needs) {
    const weight = needWeight(need, model.constants);
    total += weight;
    sum += weight * designationFit(need, request.formats, offer.designation, model.constants);
  }
  const fit = weightedMean(sum, total);
  const asked = request.formats.length;
  const given = request.formats.filter((format) => offer.formats.includes(format)).length;
  const kind =
    fit >= 0.85
      ? 'This kind of leader usually leads on these needs'
      : fit >= 0.5
        ? 'This kind of leader often works on these needs'
        : 'Other kinds of leader more often work on these needs';
  const format =
    asked === 0
      ? ''
      : given === asked
        ? ', in the way asked for'
        : given > 0
          ? ', in some of the ways asked for'
          : ', in other ways than asked for';
  return {
    raw: designationRaw(fit, given, asked, model.constants),
    sentence: `${kind}${format}.`,
  };
}

/**
 * raw = 1 − how far the schools are apart in phase, size, disadvantage, setting and kind, as shares of 1; what is not
 * known counts as half.
 */
function likeness(input: RankInput, offer: OfferFacts): Reading {
  if (isModel1(input.model)) return likenessOfModel1(input, offer);
  const { request, model } = input;
  const { disadvantageSpan, sizeDoublings = 1 } = model.constants;
  const { school } = request;
  const { home } = offer;
  const phase = phaseDifference(school.phases, home.phases);
  const size = sizeDifference(doublings(school.pupils), doublings(home.pupils), sizeDoublings);
  const disadvantage = disadvantageDifference(school.fsmPercent, home.fsmPercent, disadvantageSpan);
  const setting = kindDifference(settingOf(school.urbanRural), settingOf(home.urbanRural));
  const type = kindDifference(school.typeGroup ?? null, home.typeGroup ?? null);
  const alike =
    (phase === 0 ? 1 : 0) +
    (size <= 0.25 ? 2 : 0) +
    (disadvantage <= 0.25 ? 4 : 0) +
    (setting === 0 ? 8 : 0) +
    (type === 0 ? 16 : 0);
  return {
    raw: likenessRaw(phase, size, disadvantage, setting, type, model.constants),
    sentence: ALIKE_SENTENCES[alike] ?? '',
  };
}

const ALIKE = ['phase', 'size', 'share of pupils eligible for free meals', 'setting', 'kind of school'];
/** What is said of two schools, by what they are alike in as bits. */
const ALIKE_SENTENCES = Array.from({ length: 1 << ALIKE.length }, (_, alike) => {
  const words = ALIKE.filter((_, n) => (alike >> n) % 2 === 1);
  return words.length > 0
    ? `The home school is alike in ${list(words)}.`
    : 'The home school differs in phase, size and setting.';
});

/** raw = d × min(1, days free ÷ days asked) + (1 − d) × (1 − terms waited ÷ terms in the window). */
function timing({ request, model }: RankInput, offer: OfferFacts): Reading {
  const { usualHalfDays } = model.constants;
  const asked = request.halfDays ?? usualHalfDays;
  let free = 0;
  let first = -1;
  for (const [n, key] of request.terms.entries()) {
    const here = Math.max(0, daysIn(offer, key)?.free ?? 0);
    if (here > 0 && first < 0) first = n;
    free += here;
  }
  const start = request.terms[first];
  const days =
    request.halfDays === null
      ? `${daysWords(free)} free in the terms asked for`
      : free >= asked
        ? `All ${daysWords(asked)} asked for are free`
        : `${daysWords(free)} free of the ${daysWords(asked)} asked for`;
  return {
    raw: timingRaw(free, asked, first, request.terms.length, model.constants),
    sentence: start ? `${days}, from the ${termWords(start)}.` : 'No days are free in the terms asked for.',
  };
}

/** raw = 1 within the near limit, falling evenly to 0 at the far one; at least the remote value where that suits. */
function travel({ request, model }: RankInput, offer: OfferFacts): Reading {
  const minutes = travelBetween(request.school, offer.home);
  const remote = worksRemotely(request, offer);
  const how =
    minutes === null ? 'The distance is not known' : `An estimated ${count(minutes, 'minute')} by road`;
  return {
    raw: travelRaw(minutes, remote, model.constants),
    sentence: `${how}${remote ? '; can also work remotely' : ''}.`,
  };
}

/** What has no constants in a model says the same of every offer. */
const NO_TRACK = { prior: 1, usual: UNKNOWN };

/**
 * raw = (outcomes met + ½ met in part + k × mean) ÷ (outcomes + k): a provider without finished support counts as the
 * average. It speaks of support given, never of a person's place among others.
 */
function trackRecord({ model, register }: RankInput, offer: OfferFacts): Reading {
  const prior = trackPrior(register, model.constants.track ?? NO_TRACK);
  const own = offer.track ?? null;
  const raw = trackRaw(own, prior);
  if (own === null || own.cases === 0)
    return {
      raw,
      sentence: 'No finished support is on record yet, so it counts as the average of the register.',
    };
  const cases = count(own.cases, 'piece of finished support', 'pieces of finished support');
  if (own.outcomes === 0)
    return {
      raw,
      sentence: `${cases} on record, with no outcomes that could be measured: counted as the average of the register.`,
    };
  return { raw, sentence: `${cases} on record, ${cameOfIt(model, own)}` };
}

/** What came of it: since model 3 in figures only where there are enough cases for one. */
function cameOfIt(
  { constants }: RankInput['model'],
  { cases, outcomes, met, partly = 0 }: NonNullable<OfferFacts['track']>,
): string {
  const least = constants.track?.leastCases ?? 0;
  if (cases < least)
    return `too few for a figure: counted close to the average of the register until there are ${least}.`;
  const inPart = partly > 0 ? ` and ${partly} in part` : '';
  return `with ${met} of ${count(outcomes, 'agreed outcome')} met${inPart}; the fewer there are, the closer to the average of the register it counts.`;
}

/** raw = current: 1 falling evenly to the aged value over the year it stands; due and not yet: fixed values. */
function quality({ today, model }: RankInput, offer: OfferFacts): Reading {
  const { daysToAge, due, notYet } = model.constants.quality;
  const on = dateWords(offer.qaOn);
  switch (qaStanding(offer, today)) {
    case 'assured': {
      const age = offer.qaOn === null ? daysToAge : Math.max(0, daysBetween(offer.qaOn, today));
      return {
        raw: assuredRaw(age, model.constants),
        sentence: `Quality assured on ${on}.`,
      };
    }
    case 'due':
      return { raw: due, sentence: `Quality assured on ${on}; due to be renewed within a term.` };
    case 'not-yet':
      return { raw: notYet, sentence: 'New to the register: quality assurance is still to come.' };
    case 'lapsed':
      return { raw: 0, sentence: 'Quality assurance is out of date.' };
  }
}

/** raw = 1 at no charge, falling evenly to the ceiling's value at the ceiling; 0 above it. */
function cost({ request, model }: RankInput, offer: OfferFacts): Reading {
  const { usualCeilingPence } = model.constants;
  const ceiling = request.maxDayRatePence ?? usualCeilingPence;
  const rate = offer.dayRatePence;
  const raw = costRaw(rate, ceiling, model.constants);
  if (rate === 0) return { raw, sentence: 'There is no charge for the days.' };
  const limit = request.maxDayRatePence === null ? '' : `; the school can pay up to ${moneyWords(ceiling)}`;
  return { raw, sentence: `${moneyWords(rate)} a day${limit}.` };
}

/** raw = 1 within the fresh limit, falling evenly to 0 at the stale one; 0 when never confirmed. */
function freshness({ today, model }: RankInput, offer: OfferFacts): Reading {
  if (offer.confirmedOn === null) return { raw: 0, sentence: 'The days have not been confirmed yet.' };
  const age = Math.max(0, daysBetween(offer.confirmedOn, today));
  return {
    raw: freshnessRaw(age, model.constants),
    sentence: `The provider last confirmed the details on ${dateWords(offer.confirmedOn)}.`,
  };
}

/** raw = the share of the provider's days in the window that nobody has asked for yet. */
function fairUse({ request }: RankInput, offer: OfferFacts): Reading {
  let cap = 0;
  let free = 0;
  for (const key of request.terms) {
    const days = daysIn(offer, key);
    cap += days?.providerCap ?? 0;
    free += Math.max(0, days?.providerFree ?? 0);
  }
  const raw = fairUseRaw(free, cap);
  const share = raw >= 0.75 ? 'Most' : raw >= 0.4 ? 'About half' : raw > 0 ? 'A small part' : 'None';
  return {
    raw,
    sentence: `${share} of the provider’s days in these terms ${share === 'Most' ? 'are' : 'is'} still to be taken up.`,
  };
}

/** raw = 1 on the side of the border the authority looks to first, less on the other; 1 for all when neutral. */
function local({ request, model }: RankInput, offer: OfferFacts): Reading {
  const same = offer.authorityId === request.authorityId;
  return {
    raw: localRaw(same, model.outlook, model.constants),
    sentence: same
      ? 'Based in the same authority as the school.'
      : 'Based in another authority, and open to schools beyond it.',
  };
}

/** raw = 1 − price of a day in the last plan of the whole authority ÷ the price that counts as scarce; at least 0. */
function scarcity({ model }: RankInput, offer: OfferFacts): Reading {
  const price = offer.scarcity ?? null;
  const raw = scarcityRaw(price, model.constants.scarcePrice ?? 1);
  if (price === null)
    return {
      raw,
      sentence: 'No plan of the whole authority speaks of its days, so they count as free to use.',
    };
  return {
    raw,
    sentence:
      raw === 1
        ? 'In the last plan of the whole authority its days were not short.'
        : 'In the last plan of the whole authority its days were in demand.',
  };
}
