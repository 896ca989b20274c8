import { type CalendarDate, daysBetween } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';

/** How long something has been due, as finance teams group it. */
export const AGE_BANDS = ['not-due', 'to-30', 'to-60', 'to-90', 'over-90'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** What is open in each band, in pence. */
export type Ageing = Readonly<Record<AgeBand, Pence>>;

/**
 * The band of a debt. On its due date it is not overdue yet.
 * @param dueOn null for one that has no date, which is not overdue
 */
export function ageBandOf(dueOn: CalendarDate | null, today: CalendarDate): AgeBand {
  const days = dueOn === null ? 0 : daysBetween(dueOn, today);
  if (days <= 0) return 'not-due';
  if (days <= 30) return 'to-30';
  if (days <= 60) return 'to-60';
  return days <= 90 ? 'to-90' : 'over-90';
}

/** What is open by how long it has been due; the bands sum to all that is open. */
export function ageingOf(
  open: readonly { dueOn: CalendarDate | null; balancePence: Pence }[],
  today: CalendarDate,
): Ageing {
  const sums: Record<AgeBand, Pence> = { 'not-due': 0, 'to-30': 0, 'to-60': 0, 'to-90': 0, 'over-90': 0 };
  for (const { dueOn, balancePence } of open) sums[ageBandOf(dueOn, today)] += balancePence;
  return sums;
}

/** Of an ageing, what is past its date. */
export function overdueOf(ageing: Ageing): Pence {
  return AGE_BANDS.reduce((sum, band) => (band === 'not-due' ? sum : sum + ageing[band]), 0);
}
