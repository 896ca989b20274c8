import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { Section, Table } from '~/ui';
import type { RemindersGiven as Given } from '../../reminders/reminders-of.server';
import { KIND_WORDS, stageWords } from '../../reminders/wording';

/** What people have been reminded of about a record, and when: for the service. */
export function RemindersGiven({ reminders }: { reminders: Given | null }) {
  if (!reminders) return null;
  const { given, total } = reminders;
  return (
    <Section title="Reminders given">
      <Table
        caption="Reminders given, the newest first"
        hideCaption
        rows={given}
        rowKey={({ id }) => id}
        columns={[
          { head: 'Day', cell: ({ at }) => dateWords(calendarDate(at)), nowrap: true },
          { head: 'About', cell: ({ kind }) => KIND_WORDS[kind].name },
          { head: 'What happened', cell: ({ kind, stage }) => stageWords(stage, kind) },
        ]}
      />
      <p className="text-sm">
        {total > given.length ? `The newest ${given.length} of ${total}. ` : null}
        <Link to="/admin/reminders">When people are reminded</Link>
      </p>
    </Section>
  );
}
