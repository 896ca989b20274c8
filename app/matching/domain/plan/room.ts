import type { Candidates, Option } from './candidates';
import type { PlanInputs } from './inputs';
import { type Placed, suppliesOf } from './problem';
import type { PlanSettings } from './settings';
import { type Demand, placeDays, type Supply } from './terms';

/** What stands in the way of one more partnership beside those of a plan. */
export type Obstacle = 'days' | 'most' | 'budget';

/** A plan as it fills up: what each provider gives by term, and what has been used in all. */
export type Book = {
  placed: Placed[];
  candidates: ReadonlyMap<string, Candidates>;
  supplies: ReadonlyMap<string, Supply>;
  settings: Pick<PlanSettings, 'most' | 'budget'>;
};

/** What would stand in the way of an option for a request, or null where it fits. */
export function obstacleTo(book: Book, request: string, option: Option): Obstacle | null {
  const { most } = book.settings;
  const same = book.placed.filter((one) => one.option.provider === option.provider);
  if (!daysWith(book, request, option)) return 'days';
  if (most !== null && same.length >= most) return 'most';
  return withinBudget(book, option) ? null : 'budget';
}

/** Puts an option into the plan where it fits. @returns whether it did */
export function addTo(book: Book, request: string, option: Option): boolean {
  if (obstacleTo(book, request, option) !== null) return false;
  const days = daysWith(book, request, option);
  if (!days) return false;
  for (const one of book.placed) one.days = days.get(one.request) ?? one.days;
  book.placed.push({ request, option, days: days.get(request) ?? {} });
  return true;
}

/** The days of a provider's partnerships laid out anew with one more, or null where there is no room. */
function daysWith(book: Book, request: string, option: Option) {
  const demand = (of: string, taken: Option): Demand => ({
    id: of,
    offer: taken.offer,
    halfDays: taken.halfDays,
    terms: book.candidates.get(of)?.terms ?? [],
  });
  const supply = book.supplies.get(option.provider);
  const same = book.placed.filter((one) => one.option.provider === option.provider);
  return supply
    ? placeDays([...same.map((one) => demand(one.request, one.option)), demand(request, option)], supply)
    : null;
}

function withinBudget(book: Book, option: Option): boolean {
  const { budget } = book.settings;
  if (budget === null) return true;
  const unit = budget.unit === 'money' ? 'pence' : 'halfDays';
  const limit = budget.unit === 'money' ? budget.pence : budget.halfDays;
  return book.placed.reduce((sum, one) => sum + one.option[unit], option[unit]) <= limit;
}

/**
 * Which of the pairs that are to be kept can be, together: the schools' choices first, then what the broker keeps, those
 * first to be served before others. One that no longer fits becomes `lost`.
 */
export function settleFixed(
  inputs: PlanInputs,
  candidates: readonly Candidates[],
  settings: PlanSettings,
): Candidates[] {
  const book: Book = {
    placed: [],
    candidates: new Map(candidates.map((one) => [one.request, one])),
    supplies: suppliesOf(inputs),
    settings,
  };
  const priority = new Map(inputs.requests.map((one) => [one.id, one.priority]));
  const wanted = candidates.filter(({ fixed }) => fixed !== null);
  wanted.sort(
    (a, b) =>
      Number(b.fixed?.by === 'school') - Number(a.fixed?.by === 'school') ||
      (priority.get(a.request) ?? 0) - (priority.get(b.request) ?? 0) ||
      (a.request < b.request ? -1 : 1),
  );
  const kept = new Set<string>();
  for (const { request, options, fixed } of wanted) {
    const option = options.find(({ offer }) => offer === fixed?.offer);
    if (option && addTo(book, request, option)) kept.add(request);
  }
  return candidates.map((one) =>
    one.fixed && !kept.has(one.request) ? { ...one, fixed: null, lost: one.fixed } : one,
  );
}
