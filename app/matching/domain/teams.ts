import type { HalfDays } from '~/kernel/days';
import type { RankInput, RankNeed, RankOffer } from './inputs';
import type { RankedOffer } from './score';

/** At most this many offers together: more would be a committee, not support. */
export const TEAM_MOST = 3;
/** Of the ranked offers that cover any of the needs, this many are looked at in every combination. */
const LOOKED_AT = 40;
/** How many combinations are proposed. */
const PROPOSED = 3;

/** What one offer would do in a team. */
export type TeamMember = {
  offerId: string;
  providerId: string;
  score: number;
  /** Needs it would lead on, by id, in the order of the request. */
  needIds: string[];
  /** Half-days of those asked for; null where the school left the days open. */
  halfDays: HalfDays | null;
};

/** A few offers that cover all needs of a request between them. */
export type Team = {
  /** In the order of the ranking. */
  members: TeamMember[];
  /** Different providers: two offers of one are one person. */
  people: number;
  /** Scores of the members, weighted by the needs each would lead on. */
  score: number;
};

type Candidate = { offer: RankOffer; score: number; place: number; free: HalfDays; cap: HalfDays };
/** `merit` is the score before it is divided: whole, so that equal teams tie exactly. */
type Found = { team: Team; merit: number; places: number[] };

/**
 * Small teams that cover every need of a request: each need led by one member who covers its very focus area, each
 * member leading at least one, and each with the days for what they lead on. The days asked for are divided among the
 * needs by weight (severity, less where nothing has been measured). Fewest people first, then the higher score, then
 * fewer offers, then the higher places in the ranking. Offers that may not be suggested, conflicts among them, are never in one.
 *
 * Every combination of up to three is tried, so the first is the best there is among the offers looked at.
 * @param ranked the ranking of the same input, best first
 * @returns at most three; the first has one member where one offer would do; none for a request of a single need
 */
export function teamsFor(input: RankInput, ranked: readonly RankedOffer[]): Team[] {
  const { needs } = input.request;
  if (needs.length < 2) return [];
  const days = daysByNeed(input);
  const candidates = candidatesOf(input, ranked);
  const covers = candidates.map(({ offer }) => needs.map((need) => coversNeed(offer, need)));
  const weights = needs.map((need) => weightOf(input, need));
  const found: Found[] = [];
  for (const group of groupsOf(candidates.length)) {
    if (!needs.every((_, n) => group.some((c) => covers[c]?.[n]))) continue;
    const members = group.flatMap((c) => candidates[c] ?? []);
    const led = bestDivision({ members, covers: group.map((c) => covers[c] ?? []), weights, days });
    if (led) found.push(toTeam(input, members, led, weights, days));
  }
  found.sort((a, b) => a.team.people - b.team.people || b.merit - a.merit || byPlaces(a.places, b.places));
  return found.slice(0, PROPOSED).map(({ team }) => team);
}

function coversNeed(offer: RankOffer, need: RankNeed): boolean {
  return offer.focusAreas.some(({ key }) => key === need.focus.key);
}

/** A need's weight in whole hundredths. */
function weightOf({ model }: RankInput, need: RankNeed): number {
  return Math.round(100 * need.severity * (need.measured ? 1 : model.constants.unmeasuredFactor));
}

function candidatesOf(input: RankInput, ranked: readonly RankedOffer[]): Candidate[] {
  const offers = new Map(input.offers.map((offer) => [offer.id, offer]));
  const candidates: Candidate[] = [];
  for (const [at, { offerId, score }] of ranked.entries()) {
    const offer = offers.get(offerId);
    if (!offer || !input.request.needs.some((need) => coversNeed(offer, need))) continue;
    const sum = (of: (term: RankOffer['terms'][number]) => number) =>
      offer.terms.reduce((all, term) => all + Math.max(0, of(term)), 0);
    candidates.push({
      offer,
      score,
      place: at + 1,
      free: sum(({ free }) => free),
      cap: sum(({ providerFree }) => providerFree),
    });
    if (candidates.length === LOOKED_AT) break;
  }
  return candidates;
}

/**
 * Half-days for each need, in proportion to its weight: whole, together what was asked for, the largest remainders
 * rounded up. Null where the school left the days open.
 */
export function daysByNeed(input: RankInput): HalfDays[] | null {
  const { needs, halfDays } = input.request;
  if (halfDays === null) return null;
  const weights = needs.map((need) => weightOf(input, need));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return needs.map((_, n) => (n === 0 ? halfDays : 0));
  const shares = weights.map((weight) => Math.floor((halfDays * weight) / total));
  const left = halfDays - shares.reduce((sum, share) => sum + share, 0);
  const remainders = weights.map((weight, n) => ({ n, remainder: (halfDays * weight) % total }));
  remainders.sort((a, b) => b.remainder - a.remainder || a.n - b.n);
  const up = new Set(remainders.slice(0, left).map(({ n }) => n));
  return shares.map((share, n) => share + (up.has(n) ? 1 : 0));
}

/** Every group of one, two or three of so many. */
function* groupsOf(howMany: number): Iterable<number[]> {
  for (let a = 0; a < howMany; a++) {
    yield [a];
    for (let b = a + 1; b < howMany; b++) {
      yield [a, b];
      for (let c = b + 1; c < howMany; c++) yield [a, b, c];
    }
  }
}

type Division = {
  members: readonly Candidate[];
  covers: readonly (readonly boolean[])[];
  weights: readonly number[];
  days: readonly HalfDays[] | null;
};

/** Which member leads on which need: the highest merit with enough days for each. Null where there is no way. */
function bestDivision({ members, covers, weights, days }: Division): number[] | null {
  const led: number[] = [];
  let best: { led: number[]; merit: number } | null = null;
  const divide = (n: number, merit: number) => {
    if (n === weights.length) {
      if (members.every((_, m) => led.includes(m)) && (best === null || merit > best.merit)) {
        best = { led: [...led], merit };
      }
      return;
    }
    for (const [m, member] of members.entries()) {
      if (!covers[m]?.[n]) continue;
      led.push(m);
      if (days === null || hasDays(members, led, days)) {
        divide(n + 1, merit + (weights[n] ?? 0) * member.score);
      }
      led.pop();
    }
  };
  divide(0, 0);
  return best === null ? null : (best as { led: number[] }).led; // assigned inside `divide`, which the compiler does not follow
}

/** Whether each offer has the days for what it leads on so far, and each provider for all their offers together. */
function hasDays(members: readonly Candidate[], led: readonly number[], days: readonly HalfDays[]): boolean {
  const asked = members.map((_, m) =>
    led.reduce((sum, leader, n) => sum + (leader === m ? (days[n] ?? 0) : 0), 0),
  );
  return members.every(({ offer, free, cap }, m) => {
    const ofProvider = members.reduce(
      (sum, other, o) => sum + (other.offer.providerId === offer.providerId ? (asked[o] ?? 0) : 0),
      0,
    );
    return (asked[m] ?? 0) <= free && ofProvider <= cap;
  });
}

function toTeam(
  input: RankInput,
  members: readonly Candidate[],
  led: readonly number[],
  weights: readonly number[],
  days: readonly HalfDays[] | null,
): Found {
  const { needs } = input.request;
  const merit = led.reduce((sum, m, n) => sum + (weights[n] ?? 0) * (members[m]?.score ?? 0), 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    merit,
    places: members.map(({ place }) => place),
    team: {
      people: new Set(members.map(({ offer }) => offer.providerId)).size,
      score: total === 0 ? 0 : Math.round(merit / total),
      members: members.map(({ offer, score }, m) => ({
        offerId: offer.id,
        providerId: offer.providerId,
        score,
        needIds: needs.filter((_, n) => led[n] === m).map(({ id }) => id),
        halfDays:
          days === null ? null : days.reduce((sum, halfDays, n) => sum + (led[n] === m ? halfDays : 0), 0),
      })),
    },
  };
}

/** Fewer offers first, then the higher places. */
function byPlaces(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, i) => place !== b[i]);
  return a.length - b.length || (a[at] ?? 0) - (b[at] ?? 0);
}
