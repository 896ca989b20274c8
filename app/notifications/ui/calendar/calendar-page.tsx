import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { ButtonLink, EmptyState, NextStep, Page, Section, Table, Tabs, Tag, withQuery } from '~/ui';
import type { CalendarView, DateView } from '../../calendar/page.server';
import { monthWords } from '../../calendar/wording';
import { addMonths } from '../../domain/calendar/dates';
import { MonthGrid } from './month-grid';

/** A month of dates: drawn, and beneath as a list that says everything. */
export function CalendarPage({ page }: { page: CalendarView }) {
  const { filter, weeks, dates, next } = page;
  const month = monthWords(filter.month);
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
      <MonthGrid title={month} weeks={weeks} />
      <Section
        title={dates.length === 0 ? `Dates in ${month}` : `${count(dates.length, 'date')} in ${month}`}
      >
        <Table
          caption={`Dates in ${month}`}
          hideCaption
          rows={dates}
          rowKey={({ key }) => key}
          empty={<Nothing page={page} month={month} />}
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
    show: filter.kind,
    whose: filter.whose === 'all' ? 'all' : null,
  };
  return withQuery('/calendar', '', { ...now, ...change });
}

function Months({ page }: { page: CalendarView }) {
  const { filter, thisMonth, service } = page;
  const before = addMonths(filter.month, -1);
  const after = addMonths(filter.month, 1);
  const to = (month: string) => hrefOf(page, { month: month === thisMonth ? null : month });
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

function Nothing({ page, month }: { page: CalendarView; month: string }) {
  const filtered = page.count > 0;
  return (
    <EmptyState
      title={filtered ? `Nothing of this kind in ${month}` : `No dates in ${month}`}
      action={filtered ? <Link to={hrefOf(page, { show: null })}>Show all dates of this month</Link> : null}
    >
      <p>
        Visits, reviews and due dates stand here as soon as they are in the record. Look at another month with
        the links above.
      </p>
    </EmptyState>
  );
}
