import type { Phase } from '~/directory/domain';
import type { Designation } from '~/directory/domain/vocabulary';
import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { distanceKm } from '~/kernel/geo';
import { exclusionsOf } from '../eligibility';
import type { FocusRef, RankOffer } from '../inputs';
import { spreadDays } from '../rules';
import { explain } from '../score';
import { type Candidates, daysAsked, freeIn, optionOf } from './candidates';
import { type PlanInputs, rankInputOf } from './inputs';

/** One more leader who is not there yet, and what they would change: found by solving again with them. */
export type ExtraLeader = {
  focus: FocusRef;
  phase: Phase;
  designation: Designation;
  halfDays: HalfDays;
  /** The place among the unmet schools that is nearest to all of them. */
  near: string;
  /** Requests without a partner now that would have one. */
  meets: string[];
  /** Points of fit the whole plan would gain. */
  points: number;
};

/** Days a further leader is taken to bring. */
export const EXTRA_HALF_DAYS = 16;
/** Estimated minutes they are taken to travel. */
const EXTRA_TRAVEL_MINUTES = 45;
const EXTRA_ID = 'extra-leader';

/** A leader to try: the requests that made us think of them, with the offer they would make. */
export type ExtraTrial = Omit<ExtraLeader, 'meets' | 'points'> & { offer: RankOffer; asked: string[] };

/**
 * Leaders worth trying for what a plan leaves unmet: for each focus area and phase that unmet requests ask for, one with
 * eight days, of the kind that usually does such work, based where the unmet schools are; the most asked for first.
 * @param unmet ids of requests without a partner
 */
export function trialsFor(inputs: PlanInputs, unmet: readonly string[], atMost: number): ExtraTrial[] {
  const groups = new Map<string, { focus: FocusRef; phase: Phase; designation: Designation; at: number[] }>();
  inputs.requests.forEach((request, at) => {
    const [phase] = request.rank.school.phases;
    if (!unmet.includes(request.id) || !phase) return;
    for (const need of request.rank.needs) {
      const key = `${need.focus.key} ${phase}`;
      const group = groups.get(key) ?? {
        focus: need.focus,
        phase,
        designation: need.designations[0] ?? 'SLE',
        at: [],
      };
      group.at.push(at);
      groups.set(key, group);
    }
  });
  const weight = ({ at }: { at: number[] }) =>
    at.reduce((all, one) => all + 5 - (inputs.requests[one]?.priority ?? 4), 0);
  return [...groups]
    .sort(([a, one], [b, other]) => weight(other) - weight(one) || (a < b ? -1 : 1))
    .slice(0, atMost)
    .flatMap(([, group]) => trialOf(inputs, group) ?? []);
}

function trialOf(
  inputs: PlanInputs,
  group: { focus: FocusRef; phase: Phase; designation: Designation; at: number[] },
): ExtraTrial | null {
  const middle = middleOf(inputs, group.at);
  const [template] = inputs.offers;
  const request = inputs.requests[middle];
  if (!template || !request) return null;
  const rates = inputs.offers.map(({ dayRatePence }) => dayRatePence).sort((a, b) => a - b);
  const days = spreadDays(
    EXTRA_HALF_DAYS,
    request.rank.terms.map((term) => ({ term, free: EXTRA_HALF_DAYS })),
  );
  const offer: RankOffer = {
    ...template,
    ...NOTHING_KNOWN,
    id: EXTRA_ID,
    providerId: EXTRA_ID,
    authorityId: request.rank.authorityId,
    state: 'published',
    active: true,
    designation: group.designation,
    designatedOn: null,
    designationExpires: null,
    qaState: 'assured',
    qaOn: inputs.today,
    appetite: 'looking',
    focusAreas: [group.focus],
    phases: [group.phase],
    formats: [...new Set(group.at.flatMap((at) => inputs.requests[at]?.rank.formats ?? []))],
    dayRatePence: rates[Math.floor(rates.length / 2)] ?? 0,
    travelLimitMinutes: EXTRA_TRAVEL_MINUTES,
    remote: false,
    openToOthers: false,
    confirmedOn: inputs.today,
    home: { ...request.rank.school, urn: 0, trustUid: null, open: true, fitToSupport: true },
    terms: Object.entries(days).map(([term, free]) => ({
      term,
      free,
      providerCap: free,
      providerFree: free,
    })),
    conflict: false,
    parkedUntil: null,
    waived: [],
  };
  return {
    focus: group.focus,
    phase: group.phase,
    designation: group.designation,
    halfDays: EXTRA_HALF_DAYS,
    near: request.town ?? request.schoolName,
    offer,
    asked: group.at.flatMap((at) => inputs.requests[at]?.id ?? []),
  };
}

/** Somebody new has no track record and no price learned from earlier plans. */
const NOTHING_KNOWN: Partial<RankOffer> = { track: null, scarcity: null };

/** The one of some requests whose school is nearest to all the others. */
function middleOf(inputs: PlanInputs, at: readonly number[]): number {
  let best = at[0] ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (const one of at) {
    const here = inputs.requests[one]?.rank.school.grid;
    if (!here) continue;
    const sum = at.reduce((all, other) => {
      const there = inputs.requests[other]?.rank.school.grid;
      return all + (there ? distanceKm(here, there) : 0);
    }, 0);
    if (sum < least) {
      least = sum;
      best = one;
    }
  }
  return best;
}

/** The inputs and candidates of a plan with one leader more, scored like every other offer. */
export function withLeader(
  inputs: PlanInputs,
  candidates: readonly Candidates[],
  offer: RankOffer,
): { inputs: PlanInputs; candidates: Candidates[] } {
  return {
    inputs: { ...inputs, offers: [...inputs.offers, offer] },
    candidates: candidates.map((one, at) => {
      const input = rankInputOf(inputs, at);
      const halfDays = daysAsked(input);
      const read: RankOffer = {
        ...offer,
        terms: offer.terms.filter(({ term }) => inWindow(one.terms, term)),
      };
      if (freeIn(read) < halfDays || exclusionsOf(input, read).length > 0) return one;
      const option = optionOf(offer, explain(input, read).score, halfDays);
      const options = [...one.options, option].sort((a, b) => b.score - a.score);
      return { ...one, options };
    }),
  };
}

function inWindow(terms: readonly TermKey[], term: TermKey): boolean {
  return terms.includes(term);
}
