import { termOf, termWords } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { daysFigure } from '~/kernel/days';
import { type PlanSettings, USUAL_SETTINGS } from '../domain/plan/settings';

/** Settings as the fields of a form. */
export function settingDefaults({ order, most, seconds, budget }: PlanSettings): Record<string, string> {
  return {
    order,
    most: most === null ? '' : String(most),
    seconds: String(seconds),
    budget: budget?.unit ?? 'none',
    budgetDays: budget?.unit === 'days' ? daysFigure(budget.halfDays) : '',
    budgetMoney: budget?.unit === 'money' ? (budget.pence / 100).toFixed(2) : '',
  };
}

/** What the form of a new plan holds at first. */
export function newPlanDefaults(today: CalendarDate): Record<string, string> {
  const term = termWords(termOf(today));
  const name = `${term.charAt(0).toUpperCase()}${term.slice(1)}`;
  return { ...settingDefaults(USUAL_SETTINGS), name };
}
