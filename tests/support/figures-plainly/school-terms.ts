/** Half terms of a usual year in England, worked out apart from the product, for dates that no authority has set. */
export type Span = { from: string; to: string };

const DAY = 86_400_000;
const at = (year: number, month: number, day: number) => new Date(Date.UTC(year, month - 1, day));
const plus = (date: Date, days: number) => new Date(date.getTime() + days * DAY);
const text = (date: Date) => date.toISOString().slice(0, 10);

/** The first Monday on or after a day. */
function monday(date: Date): Date {
  return plus(date, (8 - date.getUTCDay()) % 7);
}

/** Easter Sunday, by Gauss's rule as amended for the Gregorian calendar until 2099. */
function easter(year: number): Date {
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7;
  const days = 22 + d + e;
  const late = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10);
  return plus(at(year, 3, days), late ? -7 : 0);
}

/** New Year's Day or the day kept for it, Good Friday, Easter Monday and the Monday holidays. */
function isHoliday(date: Date): boolean {
  const year = date.getUTCFullYear();
  const newYear = at(year, 1, 1);
  const days = [
    [0, 6].includes(newYear.getUTCDay()) ? monday(newYear) : newYear,
    plus(easter(year), -2),
    plus(easter(year), 1),
    monday(at(year, 5, 1)),
    monday(at(year, 5, 25)),
    monday(at(year, 8, 25)),
  ];
  return days.some((day) => text(day) === text(date));
}

/** The nearest working day on or after (`step` 1) or before (−1) a day. */
function working(date: Date, step: 1 | -1): Date {
  const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  return weekend || isHoliday(date) ? working(plus(date, step), step) : date;
}

/**
 * Two blocks each in autumn, spring and summer: weeks off in late October, mid-February and at the end of May; two weeks at
 * Christmas, and two that hold Easter.
 * @param year in which the school year begins
 */
export function plainHalfTerms(year: number): Span[] {
  const september = at(year, 9, 1);
  const begins = [0, 5, 6].includes(september.getUTCDay()) ? monday(september) : september;
  const october = monday(at(year, 10, 22));
  const before = at(year, 12, 22);
  const christmas = plus(before, -((before.getUTCDay() + 2) % 7));
  const february = monday(at(year + 1, 2, 12));
  const sunday = easter(year + 1);
  const spring = plus(sunday, sunday < at(year + 1, 4, 2) ? 1 : sunday < at(year + 1, 4, 13) ? -6 : -13);
  const may = monday(at(year + 1, 5, 25));
  const ends = plus(monday(at(year + 1, 7, 17)), 2);
  const spans: [Date, Date][] = [
    [begins, plus(october, -3)],
    [plus(october, 7), christmas],
    [plus(christmas, 17), plus(february, -3)],
    [plus(february, 7), plus(spring, -3)],
    [plus(spring, 14), plus(may, -3)],
    [plus(may, 7), ends],
  ];
  return spans.map(([from, to]) => ({ from: text(working(from, 1)), to: text(working(to, -1)) }));
}
