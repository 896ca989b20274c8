import { qaStanding } from '~/directory/domain';
import { termWords } from '~/kernel/academic-year';
import { daysBetween } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, dateWords, list } from '~/kernel/words';
import { travelBetween, worksRemotely } from './eligibility';
import type { RankInput, RankNeed, RankOffer } from './inputs';
import type { Constants, FactorKey } from './model';

/** What a factor says of one offer: how good from 0 to 1, and why in one plain sentence. */
export type Reading = { raw: number; sentence: string };

export const FACTOR_LABELS: Readonly<Record<FactorKey, string>> = {
  specialism: 'Fit with the needs',
  designation: 'Kind of leader and support',
  likeness: 'Likeness of the schools',
  timing: 'Days and timing',
  travel: 'Travel',
  quality: 'Quality assurance',
  cost: 'Cost',
  freshness: 'Recently confirmed',
  fairUse: 'Fair share of work',
  local: 'Near or far',
};

/** One function a factor. Each rises or stays level when an offer gets better at what it reads. */
export const READERS: Readonly<Record<FactorKey, (input: RankInput, offer: RankOffer) => Reading>> = {
  specialism,
  designation,
  likeness,
  timing,
  travel,
  quality,
  cost,
  freshness,
  fairUse,
  local,
};

/** A need's weight: severity 1–4, less where nothing has been measured yet. */
function needWeight(need: RankNeed, { unmeasuredFactor }: Constants): number {
  return need.severity * (need.measured ? 1 : unmeasuredFactor);
}

/** raw = Σ weight(need) × (1 same area | related | 0) ÷ Σ weight(need). */
function specialism({ request, model }: RankInput, offer: RankOffer): Reading {
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
    } else if (offer.focusAreas.some((area) => area.group === need.focus.group)) {
      sum += weight * model.constants.relatedCredit;
      related.push(need.focus.name.toLowerCase());
    }
  }
  const unique = (names: string[]) => list([...new Set(names)]);
  const parts = [
    ...(covered.length > 0 ? [`Covers ${unique(covered)}`] : []),
    ...(related.length > 0
      ? [`${covered.length > 0 ? 'works' : 'Works'} in areas related to ${unique(related)}`]
      : []),
  ];
  return {
    raw: total === 0 ? 0 : sum / total,
    sentence: parts.length > 0 ? `${parts.join('; ')}.` : 'Covers none of the focus areas asked for.',
  };
}

/** raw = (1 − s) × weighted fit of the designation to the needs + s × share of the formats asked for. */
function designation({ request, model }: RankInput, offer: RankOffer): Reading {
  const { designationByPlace, designationOther, formatShare } = model.constants;
  let sum = 0;
  let total = 0;
  for (const need of request.needs) {
    const weight = needWeight(need, model.constants);
    const place = need.designations.indexOf(offer.designation);
    total += weight;
    sum += weight * (place < 0 ? designationOther : (designationByPlace[place] ?? designationOther));
  }
  const fit = total === 0 ? 0 : sum / total;
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
    raw: (1 - formatShare) * fit + formatShare * (asked === 0 ? 1 : given / asked),
    sentence: `${kind}${format}.`,
  };
}

const UNKNOWN = 0.5;

/** raw = Σ share × likeness of phase, size, disadvantage and setting; what is not known counts as half. */
function likeness({ request, model }: RankInput, offer: RankOffer): Reading {
  const { likeness: share, disadvantageSpan } = model.constants;
  const { school } = request;
  const { home } = offer;
  const samePhase = school.phases[0] === home.phases[0] ? 1 : 0;
  const size =
    school.pupils && home.pupils
      ? Math.min(school.pupils, home.pupils) / Math.max(school.pupils, home.pupils)
      : UNKNOWN;
  const disadvantage =
    school.fsmPercent === null || home.fsmPercent === null
      ? UNKNOWN
      : Math.max(0, 1 - Math.abs(school.fsmPercent - home.fsmPercent) / disadvantageSpan);
  const setting =
    school.urbanRural === null || home.urbanRural === null
      ? UNKNOWN
      : school.urbanRural === home.urbanRural
        ? 1
        : 0;
  const alike = [
    ...(samePhase === 1 ? ['phase'] : []),
    ...(size !== UNKNOWN && size >= 0.7 ? ['size'] : []),
    ...(disadvantage !== UNKNOWN && disadvantage >= 0.75 ? ['share of pupils eligible for free meals'] : []),
    ...(setting === 1 ? ['setting'] : []),
  ];
  return {
    raw:
      share.phase * samePhase +
      share.size * size +
      share.disadvantage * disadvantage +
      share.setting * setting,
    sentence:
      alike.length > 0
        ? `The home school is alike in ${list(alike)}.`
        : 'The home school differs in phase, size and setting.',
  };
}

/** raw = d × min(1, days free ÷ days asked) + (1 − d) × (1 − terms waited ÷ terms in the window). */
function timing({ request, model }: RankInput, offer: RankOffer): Reading {
  const { timingDaysShare, usualHalfDays } = model.constants;
  const asked = request.halfDays ?? usualHalfDays;
  const free = offer.terms.reduce((sum, term) => sum + Math.max(0, term.free), 0);
  const first = request.terms.findIndex((key) =>
    offer.terms.some(({ term, free }) => term === key && free > 0),
  );
  const start = request.terms[first];
  const early = first < 0 ? 0 : 1 - first / request.terms.length;
  const days =
    request.halfDays === null
      ? `${daysWords(free)} free in the terms asked for`
      : free >= asked
        ? `All ${daysWords(asked)} asked for are free`
        : `${daysWords(free)} free of the ${daysWords(asked)} asked for`;
  return {
    raw: timingDaysShare * Math.min(1, asked === 0 ? 1 : free / asked) + (1 - timingDaysShare) * early,
    sentence: start ? `${days}, from the ${termWords(start)}.` : 'No days are free in the terms asked for.',
  };
}

/** raw = 1 within the near limit, falling evenly to 0 at the far one; at least the remote value where that suits. */
function travel({ request, model }: RankInput, offer: RankOffer): Reading {
  const { nearMinutes, farMinutes, remoteTravel } = model.constants;
  const minutes = travelBetween(request.school, offer.home);
  const byRoad =
    minutes === null
      ? UNKNOWN
      : Math.min(1, Math.max(0, (farMinutes - minutes) / (farMinutes - nearMinutes)));
  const remote = worksRemotely(request, offer);
  const how =
    minutes === null ? 'The distance is not known' : `An estimated ${count(minutes, 'minute')} by road`;
  return {
    raw: remote ? Math.max(byRoad, remoteTravel) : byRoad,
    sentence: `${how}${remote ? '; can also work remotely' : ''}.`,
  };
}

/** raw = current: 1 falling evenly to the aged value over the year it stands; due and not yet: fixed values. */
function quality({ today, model }: RankInput, offer: RankOffer): Reading {
  const { assured, aged, daysToAge, due, notYet } = model.constants.quality;
  const on = dateWords(offer.qaOn);
  switch (qaStanding(offer, today)) {
    case 'assured': {
      const age = offer.qaOn === null ? daysToAge : Math.max(0, daysBetween(offer.qaOn, today));
      return {
        raw: assured - (assured - aged) * Math.min(1, age / daysToAge),
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
function cost({ request, model }: RankInput, offer: RankOffer): Reading {
  const { usualCeilingPence, atCeiling } = model.constants;
  const ceiling = request.maxDayRatePence ?? usualCeilingPence;
  const rate = offer.dayRatePence;
  const raw = rate > ceiling ? 0 : 1 - (1 - atCeiling) * (ceiling === 0 ? 0 : rate / ceiling);
  if (rate === 0) return { raw, sentence: 'There is no charge for the days.' };
  const limit = request.maxDayRatePence === null ? '' : `; the school can pay up to ${moneyWords(ceiling)}`;
  return { raw, sentence: `${moneyWords(rate)} a day${limit}.` };
}

/** raw = 1 within the fresh limit, falling evenly to 0 at the stale one; 0 when never confirmed. */
function freshness({ today, model }: RankInput, offer: RankOffer): Reading {
  const { freshDays, staleDays } = model.constants;
  if (offer.confirmedOn === null) return { raw: 0, sentence: 'The days have not been confirmed yet.' };
  const age = Math.max(0, daysBetween(offer.confirmedOn, today));
  return {
    raw: Math.min(1, Math.max(0, (staleDays - age) / (staleDays - freshDays))),
    sentence: `The provider last confirmed the details on ${dateWords(offer.confirmedOn)}.`,
  };
}

/** raw = the share of the provider's days in the window that nobody has asked for yet. */
function fairUse(_: RankInput, offer: RankOffer): Reading {
  const cap = offer.terms.reduce((sum, term) => sum + term.providerCap, 0);
  const free = offer.terms.reduce((sum, term) => sum + Math.max(0, term.providerFree), 0);
  const raw = cap === 0 ? 0 : Math.min(1, free / cap);
  const share = raw >= 0.75 ? 'Most' : raw >= 0.4 ? 'About half' : raw > 0 ? 'A small part' : 'None';
  return {
    raw,
    sentence: `${share} of the provider’s days in these terms ${share === 'Most' ? 'are' : 'is'} still to be taken up.`,
  };
}

/** raw = 1 on the side of the border the authority looks to first, less on the other; 1 for all when neutral. */
function local({ request, model }: RankInput, offer: RankOffer): Reading {
  const same = offer.authorityId === request.authorityId;
  const first = model.outlook === 'neutral' || (model.outlook === 'local-first') === same;
  return {
    raw: first ? 1 : model.constants.otherSide,
    sentence: same
      ? 'Based in the same authority as the school.'
      : 'Based in another authority, and open to schools beyond it.',
  };
}
