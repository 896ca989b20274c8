import { Link } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { DateText, InsetText, Page, Section, Table } from '~/ui';
import type { TermDatesPage as View } from '../../term-dates/queries.server';
import { SetTag, termDatesCrumbs } from './year-parts';

/** The academic years whose dates an authority keeps; the lead sets them, the service and administrators read them. */
export function TermDatesPage({
  view,
  authority,
  mayOpenAdmin,
}: {
  view: View;
  authority: string;
  mayOpenAdmin: boolean;
}) {
  const unset = view.years.filter(({ set, dates }) => !set && `${dates.startYear + 1}-08-31` >= view.today);
  return (
    <Page
      title="Term dates"
      caption={authority}
      breadcrumbs={termDatesCrumbs(mayOpenAdmin).slice(0, -1)}
      wide
      lead="Deadlines fall on days on which schools are open, and are counted in them. These are the days."
    >
      {unset.length > 0 ? (
        <InsetText>
          {unset.length === 1 ? 'One year has' : 'Some years have'} no dates of their own yet. Until they are
          set, the dates schools in England usually keep are used.
        </InsetText>
      ) : null}
      <Table
        caption="School years"
        rows={view.years}
        rowKey={({ dates }) => dates.startYear}
        columns={[
          {
            head: 'School year',
            cell: ({ dates }) => (
              <Link to={`/admin/term-dates/${dates.startYear}`}>{academicYearWords(dates.startYear)}</Link>
            ),
            nowrap: true,
          },
          { head: 'State', cell: ({ set }) => <SetTag set={set} /> },
          { head: 'Opens', cell: ({ dates }) => <DateText date={dates.halfTerms[0]?.from} />, nowrap: true },
          {
            head: 'Closes',
            cell: ({ dates }) => <DateText date={dates.halfTerms.at(-1)?.to} />,
            nowrap: true,
          },
          { head: 'School days', cell: ({ days }) => days, numeric: true },
          ...(view.mayChange
            ? [
                {
                  head: 'Change',
                  cell: ({ dates, set }: View['years'][number]) => (
                    <Link to={`/admin/term-dates/${dates.startYear}/edit`}>
                      {set ? 'Change' : 'Set'}
                      <span className="visually-hidden">
                        {' '}
                        the dates of {academicYearWords(dates.startYear)}
                      </span>
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Section title="What goes by these dates">
        <ul className="list-disc pl-6">
          <li>Days to answer an invitation, a release and a claim are school days.</li>
          <li>Improvement Reviews fall due within half terms, and on a day of school.</li>
          <li>Measures after the end of support, and evaluations, are due on a day of school.</li>
          <li>
            The note of a visit is due 48 hours after it, whatever the day. Invoices keep the days of their
            terms.
          </li>
        </ul>
      </Section>
    </Page>
  );
}
