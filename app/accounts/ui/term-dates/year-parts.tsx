import { Link } from '@remix-run/react';
import type { SchoolYear } from '~/kernel/school-calendar';
import { count } from '~/kernel/words';
import { DateText, InsetText, Section, Table, Tag } from '~/ui';
import { HALF_TERM_NAMES, LEAST_SCHOOL_DAYS } from '../../domain/term-dates';
import type { SchoolYearView } from '../../term-dates/queries.server';
import { YearDrawing } from './year-drawing';

export type YearCounts = Pick<SchoolYearView, 'days' | 'halfTermDays' | 'tooFew' | 'bankHolidays'>;

/** Whether a year has dates of its own. */
export function SetTag({ set }: Pick<SchoolYearView, 'set'>) {
  return set ? <Tag tone="teal">Set</Tag> : <Tag>Usual dates</Tag>;
}

/** The way to the page, for those who may open what is above it. */
export function termDatesCrumbs(mayOpenAdmin: boolean) {
  const own = { href: '/admin/term-dates', label: 'Term dates' };
  return mayOpenAdmin ? [{ href: '/admin', label: 'Administration' }, own] : [own];
}

/** The dates of a year: drawn, and as tables. */
export function YearDates({ dates, counts }: { dates: SchoolYear; counts: YearCounts }) {
  const rows = dates.halfTerms.map((span, n) => ({ ...span, name: HALF_TERM_NAMES[n] ?? '', n }));
  return (
    <>
      <TooFew counts={counts} />
      <YearDrawing year={dates} bankHolidays={counts.bankHolidays} />
      <Table
        caption="Half terms"
        rows={rows}
        rowKey={({ n }) => n}
        columns={[
          { head: 'Half term', cell: ({ name }) => name },
          { head: 'First day', cell: ({ from }) => <DateText date={from} />, nowrap: true },
          { head: 'Last day', cell: ({ to }) => <DateText date={to} />, nowrap: true },
          { head: 'School days', cell: ({ n }) => counts.halfTermDays[n] ?? 0, numeric: true },
        ]}
        total={['In all', null, null, counts.days]}
      />
      <ClosedDays dates={dates} counts={counts} />
    </>
  );
}

function TooFew({ counts: { days, tooFew } }: { counts: YearCounts }) {
  if (!tooFew) return null;
  return (
    <InsetText>
      These dates leave {count(days, 'day')} of school. Maintained schools are to be open to pupils on{' '}
      {LEAST_SCHOOL_DAYS} days. Check that no date has slipped.
    </InsetText>
  );
}

function ClosedDays({ dates, counts }: { dates: SchoolYear; counts: YearCounts }) {
  const closed = [...dates.closures, ...counts.bankHolidays.map((on) => ({ on, why: 'Bank holiday' }))].sort(
    (a, b) => (a.on < b.on ? -1 : 1),
  );
  return (
    <Section title="Days closed in term">
      <Table
        caption="Days closed in term"
        hideCaption
        rows={closed}
        rowKey={({ on, why }) => `${on} ${why}`}
        empty={<p>No day in term is closed.</p>}
        columns={[
          { head: 'Day', cell: ({ on }) => <DateText date={on} />, nowrap: true },
          { head: 'Why', cell: ({ why }) => why },
        ]}
      />
    </Section>
  );
}

/** A matter of the record with the way to it. */
export function Matter({ what, path }: { what: string; path: string }) {
  return <Link to={`/${path}`}>{what}</Link>;
}
