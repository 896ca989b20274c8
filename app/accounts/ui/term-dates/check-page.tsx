import { Form } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { count } from '~/kernel/words';
import { Button, ButtonRow, DateText, Hidden, Page, Section, Table } from '~/ui';
import type { Checked } from '../../term-dates/edit.server';
import { MEND_INTENT, SAVE_INTENT } from '../../term-dates/forms';
import { Matter, termDatesCrumbs, YearDates } from './year-parts';

/** More rows than this on one page are counted, not listed. */
const MOST = 50;

/** What follows from the dates typed, before they are saved. */
export function CheckTermDatesPage({
  checked: { dates, counts, preview, fields },
  mayOpenAdmin,
}: Checked & { mayOpenAdmin: boolean }) {
  const { moves, settled } = preview;
  const words = academicYearWords(dates.startYear);
  return (
    <Page
      title={`Check the term dates of ${words}`}
      breadcrumbs={[
        ...termDatesCrumbs(mayOpenAdmin),
        { href: `/admin/term-dates/${dates.startYear}`, label: words },
      ]}
      wide
      lead="Nothing is saved yet."
    >
      <Section
        title={
          moves.length === 0
            ? 'No deadline moves'
            : `${count(moves.length, 'deadline moves', 'deadlines move')}`
        }
      >
        <p>
          {moves.length === 0
            ? 'No answer that people wait for falls on another day. '
            : 'Each keeps as many school days as it was given, and none comes earlier than people were told. Those it concerns are told. '}
          What is worked out from the calendar each time, such as when the next review is due, follows by
          itself.
        </p>
        {moves.length > 0 ? (
          <Table
            caption="Deadlines that move"
            hideCaption
            rows={moves.slice(0, MOST)}
            rowKey={({ path, what }) => `${path} ${what}`}
            columns={[
              { head: 'Deadline', cell: Matter },
              { head: 'From', cell: ({ from }) => <DateText date={from} />, nowrap: true },
              { head: 'To', cell: ({ to }) => <DateText date={to} />, nowrap: true },
            ]}
          />
        ) : null}
        <More left={moves.length - MOST} />
      </Section>
      {settled.length > 0 ? (
        <Section title="Days people have settled that would fall on a day without school">
          <p>These stay as they are. Those who planned them can move them on their own pages.</p>
          <Table
            caption="Settled days without school"
            hideCaption
            rows={settled.slice(0, MOST)}
            rowKey={({ path, what, on }) => `${path} ${what} ${on}`}
            columns={[
              { head: 'What', cell: Matter },
              { head: 'Day', cell: ({ on }) => <DateText date={on} />, nowrap: true },
            ]}
          />
          <More left={settled.length - MOST} />
        </Section>
      ) : null}
      <Section title="The dates">
        <YearDates dates={dates} counts={counts} />
      </Section>
      <Form method="post">
        <Hidden values={fields} />
        <ButtonRow>
          <Button name="intent" value={SAVE_INTENT}>
            Save these dates
          </Button>
          <Button name="intent" value={MEND_INTENT} tone="secondary">
            Go back and change them
          </Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function More({ left }: { left: number }) {
  return left > 0 ? <p>And {left.toLocaleString('en-GB')} more.</p> : null;
}
