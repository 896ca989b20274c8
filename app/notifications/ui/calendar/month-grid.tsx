import { Link } from '@remix-run/react';
import type { DateView, DayView } from '../../calendar/page.server';
import { WEEKDAYS } from '../../calendar/wording';

/** More than this in one cell makes a month that nobody reads: the rest is in the list. */
const MOST = 3;

/**
 * A month as people know it from a wall: a table of weeks. On a small screen a day has its figure and how many dates it
 * has; the list beneath says what they are.
 */
export function MonthGrid({
  title,
  weeks,
  dayHref,
}: {
  title: string;
  weeks: readonly (readonly DayView[])[];
  /** Where the dates of a day are listed. */
  dayHref: (date: string) => string;
}) {
  return (
    <table className="mb-2 w-full table-fixed border-collapse">
      <caption className="mb-2 text-left text-lg font-bold">{title}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th
              key={day}
              scope="col"
              className="border border-line bg-panel-strong p-1 text-left text-sm sm:px-2"
            >
              <span aria-hidden="true">{day.slice(0, 3)}</span>
              <span className="visually-hidden">{day}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={week.find((day) => day !== null)?.date ?? at}>
            {week.map((day, place) =>
              day ? (
                <Day key={day.date} day={day} href={dayHref(day.date)} />
              ) : (
                <td key={WEEKDAYS[place]} className="border border-line bg-panel" />
              ),
            )}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={7} className="pt-2 text-sm text-ink-soft">
            Grey days: schools are closed, or the day is in another month.
            {weeks.flat().some((day) => day?.today) ? ' Today has a thick edge.' : null}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Day({ day, href }: { day: NonNullable<DayView>; href: string }) {
  const { number, today, schoolDay, dates, words } = day;
  const more = dates.length - MOST;
  return (
    <td
      className={`h-14 align-top text-sm sm:h-24 ${today ? 'border-4 border-teal' : 'border border-line'} ${schoolDay ? '' : 'bg-panel'} p-1`}
    >
      <p className={`mb-1 ${today ? 'font-bold' : ''}`}>
        {number}
        {today ? <span className="visually-hidden"> (today)</span> : null}
        {schoolDay ? null : <span className="visually-hidden"> (schools closed)</span>}
      </p>
      {dates.length > 0 ? (
        <>
          <a href={href} className="inline-block min-h-6 min-w-6 py-1 font-semibold sm:hidden">
            {dates.length}
            <span className="visually-hidden">
              {dates.length === 1 ? ' date' : ' dates'} on {words}
            </span>
          </a>
          <ul className="hidden space-y-1 sm:block">
            {dates.slice(0, MOST).map((one) => (
              <li key={one.key}>
                <InCell date={one} />
              </li>
            ))}
            {more > 0 ? (
              <li>
                <a href={href} className="inline-block min-h-6">
                  {more} more<span className="visually-hidden"> on {words}</span>
                </a>
              </li>
            ) : null}
          </ul>
        </>
      ) : null}
    </td>
  );
}

function InCell({ date: { href, short, time, cancelled } }: { date: DateView }) {
  const words = `${cancelled ? 'Called off: ' : ''}${time ? `${time} ` : ''}${short}`;
  const look = `block rounded-sm border-l-4 px-1 leading-snug break-words ${
    cancelled ? 'border-line text-ink-soft' : 'border-teal bg-teal-tint'
  }`;
  if (href === null) return <span className={look}>{words}</span>;
  return (
    <Link to={href} className={`${look} no-underline hover:underline`}>
      {words}
    </Link>
  );
}
