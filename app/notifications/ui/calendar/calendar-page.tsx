import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  ButtonLink,
  EmptyState,
  InsetText,
  NextStep,
  Page,
  Section,
  Table,
  Tabs,
  Tag,
  withQuery,
} from '~/ui';
import type { CalendarView, DateView } from '../../calendar/page.server';
import { dayWords, monthWords } from '../../calendar/wording';
import { addMonths } from '../../domain/calendar/dates';
import { MonthGrid } from './month-grid';

/** A month of dates: drawn, and beneath as a list that says everything. */
export function CalendarPage({ page }: { page: CalendarView }) {
  const { filter, weeks, dates, found, next } = page;
  const month = monthWords(filter.month);
  const when = filter.day === null ? `in ${month}` : `on ${dayWords(filter.day)}`;
  // Everything of the month is on the page: days lead down to it.
  const whole = filter.day === null && found === dates.length;
  return (
    <Page
      wide
      title="Calendar"
      breadcrumbs={[{ label: 'Home', href: '/home' }]}
      lead="Visits, reviews and days by which something is due, from every matter you are part of."
      actions={<Link to="/calendar/subscribe">Have these dates in your own calendar</Link>}
      next={
        next ? (
          <NextStep
            title={`${next.day}${next.time ? `, ${next.time}` : ''}: ${next.title}`}
            after="The first of your dates still to come this month."
          >
            {next.href ? <ButtonLink to={next.href}>Open it</ButtonLink> : null}
          </NextStep>
        ) : null
      }
    >
      <Months page={page} />
      <Kinds page={page} />
      <MonthGrid
        title={month}
        weeks={weeks}
        dayHref={(date) => (whole ? `#d-${date}` : `${hrefOf(page, { day: date })}#dates`)}
      />
      <div id="dates" />
      <Section title={found === 0 ? `Dates ${when}` : `${count(found, 'date')} ${when}`}>
        {filter.day === null ? null : (
          <p>
            <Link to={hrefOf(page, { day: null })} className="inline-block py-2">
              List the whole month
            </Link>
          </p>
        )}
        {found > dates.length ? (
          <InsetText>
            <p>
              The first {dates.length} are listed. Choose a day in the month above, or a kind of date, to see
              the others.
            </p>
          </InsetText>
        ) : null}
        <Table
          caption={`Dates in ${month}`}
          hideCaption
          rows={dates}
          rowKey={({ key }) => key}
          empty={<Nothing page={page} when={when} />}
          columns={[
            {
              head: 'When',
              nowrap: true,
              cell: (date) => (
                <>
                  <span id={dates.find(({ on }) => on === date.on) === date ? `d-${date.on}` : undefined}>
                    {date.day}
                  </span>
                  {date.time ? <span className="block font-normal">{date.time}</span> : null}
                </>
              ),
            },
            { head: 'What', cell: (date) => <What date={date} /> },
            { head: 'Kind', nowrap: true, cell: ({ kind }) => kind },
          ]}
        />
      </Section>
    </Page>
  );
}

function What({ date: { title, href, place, cancelled } }: { date: DateView }) {
  return (
    <>
      {href ? <Link to={href}>{title}</Link> : title}
      {cancelled ? (
        <>
          {' '}
          <Tag tone="grey">Called off</Tag>
        </>
      ) : null}
      {place ? <span className="block text-ink-soft">{place}</span> : null}
    </>
  );
}

/** The address of this page with something else shown. */
function hrefOf({ filter, thisMonth }: CalendarView, change: Record<string, string | null>): string {
  const now = {
    month: filter.month === thisMonth ? null : filter.month,
    day: filter.day,
    show: filter.kind,
    whose: filter.whose === 'all' ? 'all' : null,
  };
  return withQuery('/calendar', '', { ...now, ...change });
}

function Months({ page }: { page: CalendarView }) {
  const { filter, thisMonth, service } = page;
  const before = addMonths(filter.month, -1);
  const after = addMonths(filter.month, 1);
  const to = (month: string) => hrefOf(page, { month: month === thisMonth ? null : month, day: null });
  return (
    <div className="no-print mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
      <nav aria-label="Months">
        <ul className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <li>
            <Link to={to(before)} className="inline-block py-2">
              <span aria-hidden="true">← </span>
              {monthWords(before)}
            </Link>
          </li>
          {filter.month === thisMonth ? null : (
            <li>
              <Link to={to(thisMonth)} className="inline-block py-2">
                This month
              </Link>
            </li>
          )}
          <li>
            <Link to={to(after)} className="inline-block py-2">
              {monthWords(after)}
              <span aria-hidden="true"> →</span>
            </Link>
          </li>
        </ul>
      </nav>
      {service ? (
        <p>
          {filter.whose === 'all' ? 'Every school of the authority. ' : 'The schools on your list. '}
          <Link
            to={hrefOf(page, { whose: filter.whose === 'all' ? null : 'all' })}
            className="inline-block py-2"
          >
            {filter.whose === 'all' ? 'Show only those on my list' : 'Show every school'}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function Kinds({ page }: { page: CalendarView }) {
  const { filter, kinds, count: all } = page;
  if (kinds.length < 2 && filter.kind === null) return null;
  return (
    <Tabs
      label="Kinds of date"
      tabs={[
        { label: 'All', href: hrefOf(page, { show: null }), current: filter.kind === null, count: all },
        ...kinds.map(({ kind, label, count: many }) => ({
          label,
          href: hrefOf(page, { show: kind }),
          current: filter.kind === kind,
          count: many,
        })),
      ]}
    />
  );
}

function Nothing({ page, when }: { page: CalendarView; when: string }) {
  const filtered = page.count > 0;
  return (
    <EmptyState
      title={filtered ? `Nothing of this kind ${when}` : `No dates ${when}`}
      action={
        filtered ? (
          <Link to={hrefOf(page, { show: null, day: null })}>Show all dates of this month</Link>
        ) : null
      }
    >
      <p>
        Visits, reviews and due dates stand here as soon as they are in the record. Look at another month with
        the links above.
      </p>
    </EmptyState>
  );
}
