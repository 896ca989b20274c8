import { addDays, type CalendarDate } from '~/kernel/clock';
import { isWorkingDay, type SchoolYear } from '~/kernel/school-calendar';

const CELL = 10;
const ROW = 16;
const LEFT = 36;
const WIDTH = LEFT + 31 * CELL;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Days of the month named above their columns. */
const DAYS_NAMED = [1, 5, 10, 15, 20, 25, 30];

type Kind = 'school' | 'holiday' | 'bank-holiday' | 'closed' | 'weekend';
type Run = { kind: Kind; day: number; days: number };

/**
 * A school year drawn as its months, a row each: tall where schools are open, low in the holidays, marked where they are
 * closed besides. It says nothing that the tables beside it do not.
 */
export function YearDrawing({
  year,
  bankHolidays,
}: {
  year: SchoolYear;
  bankHolidays: readonly CalendarDate[];
}) {
  const months = monthsOf(year);
  return (
    <figure className="my-6 max-w-measure">
      <svg viewBox={`0 0 ${WIDTH} ${(months.length + 1) * ROW}`} aria-hidden="true" className="block w-full">
        {DAYS_NAMED.map((day) => (
          <text
            key={day}
            x={LEFT + (day - 0.5) * CELL}
            y="11"
            fontSize="9"
            textAnchor="middle"
            className="fill-ink-soft"
          >
            {day}
          </text>
        ))}
        {months.map((month, n) => (
          <g key={month}>
            <text x="0" y={(n + 1) * ROW + 12} fontSize="11" className="fill-ink-soft">
              {MONTHS[Number(month.slice(5, 7)) - 1]}
            </text>
            {runsOf(month, year, bankHolidays).map((run) => (
              <Mark
                key={run.day}
                kind={run.kind}
                x={LEFT + (run.day - 1) * CELL}
                y={(n + 1) * ROW}
                days={run.days}
              />
            ))}
          </g>
        ))}
      </svg>
      <figcaption className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-soft">
        <Legend kind="school">Schools open</Legend>
        <Legend kind="holiday">Holiday</Legend>
        <Legend kind="bank-holiday">Bank holiday in term</Legend>
        <Legend kind="closed">Closed in term</Legend>
      </figcaption>
    </figure>
  );
}

function Legend({ kind, children }: { kind: Kind; children: string }) {
  return (
    <span className="inline-flex items-center gap-2">
      <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true">
        <Mark kind={kind} x={0} y={0} days={kind === 'school' || kind === 'holiday' ? 2 : 1} />
      </svg>
      {children}
    </span>
  );
}

function Mark({ kind, x, y, days }: { kind: Kind; x: number; y: number; days: number }) {
  const width = days * CELL;
  switch (kind) {
    case 'school':
      return <rect x={x} y={y + 2} width={width - 1} height="12" className="fill-teal" />;
    case 'holiday':
      return <rect x={x} y={y + 6} width={width - 1} height="4" className="fill-teal-pale" />;
    case 'bank-holiday':
      return (
        <rect
          x={x + 1}
          y={y + 3}
          width="7"
          height="10"
          strokeWidth="1.5"
          className="fill-white stroke-line-strong"
        />
      );
    case 'closed':
      return <path d={`M${x + 4.5} ${y + 2}l4.5 6l-4.5 6l-4.5 -6z`} className="fill-amber" />;
    case 'weekend':
      return <rect x={x} y={y + 7.5} width={width - 1} height="1" className="fill-line" />;
  }
}

/** The months from the one in which school begins, September at the latest, to August. */
function monthsOf({ startYear, halfTerms }: SchoolYear): string[] {
  const early = (halfTerms[0]?.from ?? '') < `${startYear}-09-01`;
  const first = early ? 8 : 9;
  const months = Array.from({ length: 13 - first + 8 }, (_, n) => first + n);
  return months.map((n) => {
    const [year, month] = n > 12 ? [startYear + 1, n - 12] : [startYear, n];
    return `${year}-${String(month).padStart(2, '0')}`;
  });
}

/** Days of one kind next to each other in a month; marks of single days stand alone. */
function runsOf(month: string, year: SchoolYear, bankHolidays: readonly CalendarDate[]): Run[] {
  const runs: Run[] = [];
  for (let date = `${month}-01`; date.startsWith(month); date = addDays(date, 1)) {
    const kind = kindOf(date, year, bankHolidays);
    const last = runs.at(-1);
    if (last?.kind === kind && kind !== 'bank-holiday' && kind !== 'closed') last.days++;
    else runs.push({ kind, day: Number(date.slice(8)), days: 1 });
  }
  return runs;
}

function kindOf(date: CalendarDate, year: SchoolYear, bankHolidays: readonly CalendarDate[]): Kind {
  if (bankHolidays.includes(date)) return 'bank-holiday';
  if (year.closures.some(({ on }) => on === date)) return 'closed';
  const inTerm = year.halfTerms.some(({ from, to }) => from <= date && date <= to);
  if (inTerm) return isWorkingDay(date) ? 'school' : 'weekend';
  return 'holiday';
}
