import { Link } from '@remix-run/react';
import { STATE_TAGS } from '~/agreements/wording';
import { LEAST_CASES } from '~/directory/domain/track-record';
import type { TermCapacity } from '~/directory/ledger.server';
import { termLabel } from '~/directory/wording';
import { daysFigure } from '~/kernel/days';
import { count, dateWords } from '~/kernel/words';
import { CapacityMeter, Details, EmptyState, Section, Table, Tag } from '~/ui';
import type { LeaderAgreement, LeaderInsight } from '../../roles/leader.server';
import { NotesOnTime } from './notes-on-time';
import { OfWhom } from './of-whom';

/** What somebody who gives support sees of it. */
export function LeaderPart({ insight }: { insight: LeaderInsight }) {
  const { providerId, terms, thisTerm, agreements, notes } = insight;
  return (
    <>
      <Section
        title={<OfWhom title="Days" of={insight.name} />}
        action={<Link to={`/directory/${providerId}/capacity`}>Change your days</Link>}
      >
        <div className="max-w-measure">
          {terms
            .filter(({ term }) => term >= thisTerm)
            .map(({ term, overall }) => (
              <CapacityMeter key={term} label={termLabel(term)} days={overall} />
            ))}
        </div>
        <Details summary="The same as a table, with the last three terms">
          <DaysTable terms={terms} />
        </Details>
      </Section>
      <Section
        title={<OfWhom title="Agreements" of={insight.name} />}
        action={<Link to="/agreements">All your agreements</Link>}
      >
        <Agreements agreements={agreements} />
      </Section>
      <Section
        title={<OfWhom title="What came of it" of={insight.name} />}
        action={<Link to={`/directory/${providerId}/record`}>Your record, and your replies</Link>}
      >
        <Record record={insight.record} />
      </Section>
      <Section
        title={<OfWhom title="Notes of visits" of={insight.name} />}
        action={<Link to="/visits">Your visits and their notes</Link>}
      >
        <NotesOnTime notes={notes} to="the head" />
      </Section>
    </>
  );
}

function DaysTable({ terms }: { terms: readonly TermCapacity[] }) {
  const figure = (head: string, of: (one: TermCapacity['overall']) => number) => ({
    head,
    numeric: true,
    cell: ({ overall }: TermCapacity) => daysFigure(of(overall)),
  });
  return (
    <Table
      caption="Days by term"
      hideCaption
      rows={terms}
      rowKey={({ term }) => term}
      columns={[
        { head: 'Term', cell: ({ term }) => termLabel(term) },
        figure('Offered', ({ cap }) => cap),
        figure('Used', ({ used }) => used),
        figure('Committed', ({ committed }) => committed),
        figure('Held', ({ held }) => held),
        figure('Free', ({ free }) => free),
      ]}
    />
  );
}

function Agreements({ agreements }: { agreements: readonly LeaderAgreement[] }) {
  return (
    <>
      <Table
        caption="Your agreements, with their days and your way there"
        hideCaption
        rows={agreements}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="No agreement in force yet">
            When you accept an invitation and everybody has signed, the agreement is shown here with its days.
          </EmptyState>
        }
        columns={[
          {
            head: 'Agreement',
            nowrap: true,
            cell: ({ id, ref }) => <Link to={`/agreements/${id}`}>{ref}</Link>,
          },
          { head: 'School', cell: ({ school }) => school },
          {
            head: 'From and to',
            cell: ({ startsOn, endsOn }) =>
              [startsOn, endsOn]
                .map((on) => dateWords(on))
                .filter(Boolean)
                .join(' to '),
          },
          {
            head: 'State',
            cell: ({ state }) => <Tag tone={STATE_TAGS[state].tone}>{STATE_TAGS[state].label}</Tag>,
          },
          { head: 'Days used', numeric: true, cell: ({ usedHalfDays }) => daysFigure(usedHalfDays) },
          { head: 'Days left', numeric: true, cell: ({ leftHalfDays }) => daysFigure(leftHalfDays) },
          { head: 'Visits', numeric: true, cell: ({ visits }) => visits },
          {
            head: 'Way there',
            numeric: true,
            cell: ({ minutes }) => (minutes === null ? 'Not known' : `${minutes} minutes`),
          },
        ]}
      />
      {agreements.length > 0 ? (
        <p className="text-sm text-ink-soft">
          The way there is an estimate by road from your school to the other, in one direction.
        </p>
      ) : null}
    </>
  );
}

function Record({ record: { summary, waiting } }: { record: LeaderInsight['record'] }) {
  const { figure, cases } = summary;
  return (
    <>
      <p>
        {figure
          ? `${figure.met} outcomes met and ${figure.partly} partly met, of ${figure.outcomes} judged in ${count(cases, 'piece of support', 'pieces of support')}.`
          : `${count(cases, 'piece of support counts', 'pieces of support count')} so far. A figure is made from ${LEAST_CASES} on: fewer say too little.`}
      </p>
      {waiting > 0 ? (
        <p>{count(waiting, 'more is', 'more are')} on record and waits for you to read and answer.</p>
      ) : null}
    </>
  );
}
