import { exclusionsOf } from '../eligibility';
import { freeIn } from './candidates';
import { type PlanInputs, rankInputOf } from './inputs';
import type { PlanResult } from './plan';
import { type PlanSettings, samePair } from './settings';
import type { Why } from './why';

/** A finished plan with all it was made from. */
export type FinishedPlan = { inputs: PlanInputs; settings: PlanSettings; result: PlanResult };

export type PlannedShort = { offer: string; score: number };

/** Why a request has something else in the later plan. */
export type ChangeReason =
  /** The broker kept, or ruled out, a partner; or the school chose one. */
  | { code: 'kept' }
  | { code: 'chosen' }
  | { code: 'ruled-out' }
  /** It was not open then, or is no longer. */
  | { code: 'new' }
  | { code: 'gone' }
  /** The earlier partner is not possible now: a rule in words, or too few days. */
  | { code: 'not-possible'; sentence: string }
  /** The later partner was not possible then. */
  | { code: 'now-possible' }
  /** The earlier partner's days serve others now. */
  | { code: 'moved'; others: string[] }
  /** What the later plan itself says of it. */
  | { code: 'why'; why: Why };

export type PlanChange = {
  request: string;
  ref: string;
  schoolName: string;
  before: PlannedShort | null;
  after: PlannedShort | null;
  reason: ChangeReason;
};

/** Settings that differ, by name. */
export type SettingChange = 'order' | 'most' | 'budget' | 'seconds' | 'kept' | 'ruled-out';

export type PlanComparison = {
  changes: PlanChange[];
  /** Requests that have the same partner, or none, in both. */
  same: number;
  settings: SettingChange[];
};

/** What differs between two plans, request by request, and why as far as the plans themselves tell. */
export function comparePlans(before: FinishedPlan, after: FinishedPlan): PlanComparison {
  const earlier = new Map(before.result.rows.map((row) => [row.request, row]));
  const later = new Map(after.result.rows.map((row) => [row.request, row]));
  const about = new Map([...before.inputs.requests, ...after.inputs.requests].map((one) => [one.id, one]));
  const changes: PlanChange[] = [];
  let same = 0;
  for (const [request, { ref, schoolName }] of about) {
    const was = short(earlier.get(request)?.planned);
    const is = short(later.get(request)?.planned);
    const open = earlier.has(request) && later.has(request);
    if (open && was?.offer === is?.offer) {
      same++;
      continue;
    }
    const reason = reasonFor(
      before,
      after,
      request,
      was,
      is,
      open ? 'both' : later.has(request) ? 'new' : 'gone',
    );
    changes.push({ request, ref, schoolName, before: was, after: is, reason });
  }
  return { changes, same, settings: settingChanges(before.settings, after.settings) };
}

function short(planned: PlannedShort | null | undefined): PlannedShort | null {
  return planned ? { offer: planned.offer, score: planned.score } : null;
}

function reasonFor(
  before: FinishedPlan,
  after: FinishedPlan,
  request: string,
  was: PlannedShort | null,
  is: PlannedShort | null,
  open: 'both' | 'new' | 'gone',
): ChangeReason {
  if (open !== 'both') return { code: open };
  const row = after.result.rows.find((one) => one.request === request);
  if (row?.why.code === 'chosen') return { code: 'chosen' };
  if (is && has(after.settings.locked, request, is) && !has(before.settings.locked, request, is))
    return { code: 'kept' };
  if (was && has(after.settings.forbidden, request, was)) return { code: 'ruled-out' };
  const obstacle = was && obstacleNow(after.inputs, request, was.offer);
  if (obstacle) return { code: 'not-possible', sentence: obstacle };
  if (is && obstacleNow(before.inputs, request, is.offer)) return { code: 'now-possible' };
  const others = was ? newlyServed(before, after, request, was.offer) : [];
  if (others.length > 0) return { code: 'moved', others };
  return row ? { code: 'why', why: row.why } : { code: 'gone' };
}

function has(pairs: PlanSettings['locked'], request: string, { offer }: PlannedShort): boolean {
  return pairs.some((pair) => samePair(pair, { request, offer }));
}

/** Why an offer cannot meet a request as the inputs of a plan have it; null where it can. */
function obstacleNow(inputs: PlanInputs, request: string, offerId: string): string | null {
  const at = inputs.requests.findIndex(({ id }) => id === request);
  const input = rankInputOf(inputs, at);
  const offer = input.offers.find(({ id }) => id === offerId);
  if (!offer) return 'The offer is no longer there.';
  const [first] = exclusionsOf(input, offer);
  if (first) return first.sentence;
  const asked = input.request.halfDays ?? input.model.constants.usualHalfDays;
  return freeIn(offer) < asked ? 'Too few of its days are free.' : null;
}

/** Requests that have a provider's days in the later plan and did not in the earlier. */
function newlyServed(before: FinishedPlan, after: FinishedPlan, request: string, offer: string): string[] {
  const provider = after.inputs.offers.find(({ id }) => id === offer)?.providerId;
  const servedIn = ({ result }: FinishedPlan) =>
    result.rows.flatMap((row) => (row.planned?.provider === provider ? [row.request] : []));
  const then = new Set(servedIn(before));
  return servedIn(after).filter((one) => one !== request && !then.has(one));
}

function settingChanges(before: PlanSettings, after: PlanSettings): SettingChange[] {
  const differs = (name: SettingChange, a: unknown, b: unknown): SettingChange[] =>
    JSON.stringify(a) === JSON.stringify(b) ? [] : [name];
  return [
    ...differs('order', before.order, after.order),
    ...differs('most', before.most, after.most),
    ...differs('budget', before.budget, after.budget),
    ...differs('seconds', before.seconds, after.seconds),
    ...differs('kept', before.locked, after.locked),
    ...differs('ruled-out', before.forbidden, after.forbidden),
  ];
}
