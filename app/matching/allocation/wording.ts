import { PHASES, type Phase } from '~/directory/domain/vocabulary';
import { designationWords, PHASE_NAMES } from '~/directory/wording';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, list } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { ChangeReason, SettingChange } from '../domain/plan/compare';
import type { ExtraLeader } from '../domain/plan/extra';
import type { PlanResult } from '../domain/plan/plan';
import type { PlanStatus } from '../domain/plan/plan-states';
import type { PlanBudget, PlanSettings } from '../domain/plan/settings';
import type { Why } from '../domain/plan/why';
import { EXCLUSION_NAMES } from '../wording';

/** What a phase is called; "Phase not known" for what is none. */
export function phaseName(phase: string): string {
  const known = PHASES.find((one): one is Phase => one === phase);
  return known ? PHASE_NAMES[known] : 'Phase not known';
}

export const PLAN_STATUS_NAMES: Record<PlanStatus, string> = {
  running: 'Being made',
  done: 'Ready',
  failed: 'Stopped by a fault',
  cancelled: 'Stopped',
  interrupted: 'Interrupted',
};
export const PLAN_STATUS_TONES: Record<PlanStatus, Tone> = {
  running: 'yellow',
  done: 'green',
  failed: 'red',
  cancelled: 'grey',
  interrupted: 'amber',
};

/** What a plan is busy with, by stage. */
export const STAGE_WORDS = [
  'Reading the requests and offers, and ranking every offer for every request',
  'Looking for the best plan',
  'Working out why, and what one leader more would change',
] as const;

export const ORDER_NAMES: Record<PlanSettings['order'], string> = {
  strict: 'Schools to be served first come first',
  weighted: 'A point counts more for them, and the total decides',
};

export function budgetWords(budget: PlanBudget): string {
  if (budget === null) return 'As much as is free';
  return budget.unit === 'money'
    ? `At most ${moneyWords(budget.pence)}`
    : `At most ${daysWords(budget.halfDays)}`;
}

export function mostWords(most: number | null): string {
  return most === null ? 'As many as their days allow' : `At most ${count(most, 'partnership')} each`;
}

/** How near the best possible a plan is known to be. */
export function gapWords({ proven, gap }: { proven: boolean; gap: number }): string {
  if (proven) return 'No plan is better: this is proven.';
  const percent = Math.max(0.01, Math.ceil(gap * 10_000) / 100);
  return `Within ${percent.toLocaleString('en-GB')}% of the best possible: no plan can be better by more.`;
}

/** A share as a percentage, one decimal at most. */
export function percentWords(share: number): string {
  return `${(Math.round(share * 1000) / 10).toLocaleString('en-GB')}%`;
}

/** Names a sentence needs: of an offer's provider, and of a request. */
export type Names = { provider: (offer: string) => string; request: (id: string) => string };

/** Requests named in a sentence, at most; the rest are counted. */
const NAMED = 3;

function requests(ids: readonly string[], names: Names): string {
  const shown = ids.slice(0, NAMED).map(names.request);
  const more = ids.length - shown.length;
  return list(more > 0 ? [...shown, count(more, 'other')] : shown);
}

/** Why a request has what the plan gives it, in a sentence or two. */
export function whyWords(why: Why, names: Names): string {
  switch (why.code) {
    case 'chosen':
      return 'The school has chosen this partner, so the plan keeps it.';
    case 'kept':
      return 'You asked for this partner to be kept.';
    case 'best':
      return 'No offer fits this request better, and it has all the days it asks for.';
    case 'shared':
      return sharedWords(why, names);
    case 'none':
      return noneWords(why);
    case 'ruled-out':
      return `You have ruled out ${count(why.offers, 'offer')} for this request, and no other fits.`;
    case 'too-few-days':
      return `${count(why.offers, 'offer')} would fit, but none has all the days asked for free in the terms asked for: the most is ${daysWords(why.most)}.`;
    case 'taken':
      return takenWords(why, names);
  }
}

function sharedWords(why: Extract<Why, { code: 'shared' }>, names: Names): string {
  const best = names.provider(why.best);
  const busy =
    why.others.length > 0
      ? `${best} fits better by ${count(why.points, 'point')}, but supports ${requests(why.others, names)} in this plan.`
      : `${best} fits better by ${count(why.points, 'point')}, but the limits of this plan leave no room for that.`;
  return why.instead ? `${busy} ${insteadWords(why.instead, best, names)}` : busy;
}

function insteadWords(
  { lost, unmet, met }: NonNullable<Extract<Why, { code: 'shared' }>['instead']>,
  best: string,
  names: Names,
): string {
  if (unmet.length > met.length) return `With ${best} here, ${requests(unmet, names)} would have no partner.`;
  if (unmet.length > 0)
    return `With ${best} here, ${requests(unmet, names)} would have no partner and ${requests(met, names)} would have one.`;
  if (lost > 0) return `With ${best} here, the whole plan would have ${count(lost, 'point')} less.`;
  return `With ${best} here, the whole plan would come out the same; you can keep that instead.`;
}

function noneWords({ excluded }: Extract<Why, { code: 'none' }>): string {
  if (excluded.length === 0) return 'There are no offers yet.';
  const reasons = excluded.map(({ code, offers }) => `${EXCLUSION_NAMES[code].toLowerCase()} (${offers})`);
  return `No offer fits. What most often stands in the way: ${list(reasons)}.`;
}

function takenWords(why: Extract<Why, { code: 'taken' }>, names: Names): string {
  const fit = `${count(why.offers, 'offer')} would fit.`;
  const best = names.provider(why.best);
  const others = why.others.length > 0 ? ` (${requests(why.others, names)})` : '';
  if (why.obstacle === 'budget')
    return `${fit} ${best} has the days, but the budget of this plan is used up.`;
  if (why.obstacle === 'most')
    return `${fit} ${best} has the days, but already has as many partnerships as this plan allows${others}.`;
  return why.others.length > 0
    ? `${fit} The days of ${best}, the nearest to being free, go to ${requests(why.others, names)}.`
    : `${fit} The days of ${best}, the nearest to being free, cannot be laid into the terms asked for.`;
}

/** What one leader more would change, in a sentence. */
export function extraWords(extra: ExtraLeader, names: Pick<Names, 'request'>): string {
  const who = designationWords(extra.designation);
  const what = withinSentence(extra.focus.name);
  const where = `${phaseName(extra.phase).toLowerCase()}, ${daysWords(extra.halfDays)}, near ${extra.near}`;
  const all = { provider: () => '', request: names.request };
  return `One more ${who} for ${what} (${where}) would meet ${count(extra.meets.length, 'more request')}: ${requests(extra.meets, all)}.`;
}

/** What the best total asks of schools, and what handing offers out one at a time would. */
export function fairnessWords(
  { fairness: { wouldSwitch, greedy }, points, met }: Pick<PlanResult, 'fairness' | 'points' | 'met'>,
  names: Names,
): string[] {
  const asks =
    wouldSwitch.length === 0
      ? 'This plan asks no school to stand back: none would rather have an offer that fits it better than those who have its days.'
      : `${requests(wouldSwitch, names)} would rather have another offer, and would fit it better than somebody who has its days in this plan. That is the price of the best total.`;
  const other = `Handing offers out one at a time, the best fit first, would meet ${count(greedy.met, 'request')} with ${count(Math.round(greedy.points), 'point')} in all`;
  const beside = `this plan meets ${met} with ${Math.round(points).toLocaleString('en-GB')}`;
  return [asks, `${other}, and would ask no school to stand back; ${beside}.`];
}

/** A name as it stands within a sentence: "Writing at key stage 2" small, "English" and "SEND" as they are. */
function withinSentence(name: string): string {
  return /^(English\b|[A-Z]{2})/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** Why a request has something else than in an earlier plan. */
export function changeWords(reason: ChangeReason, names: Names): string {
  switch (reason.code) {
    case 'kept':
      return 'You asked for this partner to be kept.';
    case 'chosen':
      return 'The school has chosen this partner.';
    case 'ruled-out':
      return 'You ruled the earlier partner out.';
    case 'new':
      return 'This request was not open in the earlier plan.';
    case 'gone':
      return 'This request no longer looks for a partner, or its partner has been asked.';
    case 'not-possible':
      return `The earlier partner is not possible now. ${reason.sentence}`;
    case 'now-possible':
      return 'This partner was not possible in the earlier plan.';
    case 'moved':
      return `The earlier partner’s days now go to ${requests(reason.others, names)}.`;
    case 'why':
      return whyWords(reason.why, names);
  }
}

export const SETTING_CHANGES: Record<SettingChange, string> = {
  order: 'the order of bands',
  most: 'partnerships a provider at most',
  budget: 'the budget',
  seconds: 'the time allowed',
  kept: 'partners kept',
  'ruled-out': 'partners ruled out',
};
