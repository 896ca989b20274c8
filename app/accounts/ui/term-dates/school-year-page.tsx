import { academicYearWords } from '~/kernel/academic-year';
import { ButtonLink, DateText, NextStep, Page } from '~/ui';
import type { SchoolYearView } from '../../term-dates/queries.server';
import { SetTag, termDatesCrumbs, YearDates } from './year-parts';

/** One school year: drawn, and as tables. */
export function SchoolYearPage({
  year,
  mayChange,
  mayOpenAdmin,
}: {
  year: SchoolYearView;
  mayChange: boolean;
  mayOpenAdmin: boolean;
}) {
  const { dates, set } = year;
  const words = academicYearWords(dates.startYear);
  return (
    <Page
      title={`Term dates of ${words}`}
      breadcrumbs={termDatesCrumbs(mayOpenAdmin)}
      tag={<SetTag set={set} />}
      wide
      lead={
        set ? (
          <>
            Set by {set.by} on <DateText date={set.at} />.
          </>
        ) : (
          'Nobody has set these dates. They are those schools in England usually keep.'
        )
      }
      next={
        mayChange ? (
          <NextStep
            title={set ? 'Change these dates' : 'Set your own dates'}
            after="Before anything is saved you see which deadlines move, and from when to when."
          >
            <ButtonLink to={`/admin/term-dates/${dates.startYear}/edit`}>
              {set ? 'Change the dates' : 'Set the dates'}
            </ButtonLink>
          </NextStep>
        ) : undefined
      }
    >
      <YearDates dates={dates} counts={year} />
      {mayChange ? null : <p>The head of service changes these dates.</p>}
    </Page>
  );
}
