import { Link } from '@remix-run/react';
import { termWords } from '~/kernel/academic-year';
import { daysFigure, daysWords } from '~/kernel/days';
import { dateWords, list } from '~/kernel/words';
import { ButtonLink, EmptyState, NextStep, Page, Section, Table, WarningText } from '~/ui';
import { timeWords } from '../../domain/visits/times';
import type { TermUse, VisitListPage } from '../../visits/queries.server';
import type { VisitSummary } from '../../visits/read.server';
import { NoteCell, noteCountWords, StageTag, VisitTabs, visitCaption, visitCrumbs } from './frame';

/** Visits of an agreement, or of the adviser to a school: those to come, those held, and the days they take. */
export function VisitListView({ page }: { page: VisitListPage }) {
  const { head, visits, mayPlan } = page;
  const ahead = visits.filter(({ stage }) => stage === 'planned' || stage === 'to-write-up');
  const held = visits
    .filter(({ stage }) => stage === 'written-up' || stage === 'left-to-governors')
    .reverse();
  const off = visits.filter(({ stage }) => stage === 'called-off').reverse();
  return (
    <Page
      wide
      title={head.agreement ? 'Visits' : 'Adviser’s visits'}
      caption={head.agreement ? visitCaption(head) : head.schoolName}
      breadcrumbs={visitCrumbs(head, false)}
      lead={
        head.agreement
          ? 'Each visit has a note that reaches the headteacher within 48 hours of its end.'
          : 'The link adviser’s visits over the year. All but one have a note that reaches the headteacher within 48 hours.'
      }
      actions={
        <>
          {mayPlan && ahead.length > 0 ? <Link to={`${head.base}/visits/new`}>Plan a visit</Link> : null}
          {head.agreement ? <Link to={`${head.base}/actions`}>Agreed actions</Link> : null}
        </>
      }
      next={<Next page={page} ahead={ahead} />}
    >
      <VisitTabs head={head} />
      {visits.length === 0 ? (
        <EmptyState title="No visit is planned yet">
          {mayPlan
            ? 'Settle a date with the school, then plan the visit here.'
            : 'Visits stand here once they are planned, and you are told.'}
        </EmptyState>
      ) : (
        <>
          <Section title="To come, and to write up">
            <Visits
              head={head}
              rows={ahead}
              caption="Visits to come, and to write up"
              empty="Nothing is planned."
            />
          </Section>
          <Section title="Held">
            <p className="mb-3 max-w-measure">{noteCountWords(page.counts)}</p>
            {held.length > 0 ? <Visits head={head} rows={held} caption="Visits held" empty="" /> : null}
          </Section>
          {off.length > 0 ? (
            <Section title="Called off">
              <Visits head={head} rows={off} caption="Visits called off" empty="" />
            </Section>
          ) : null}
        </>
      )}
      {page.days.length > 0 ? (
        <Section title="Days by term">
          <OverPlanned days={page.days} />
          <DaysTable days={page.days} />
        </Section>
      ) : null}
    </Page>
  );
}

function Next({ page: { head, mayPlan }, ahead }: { page: VisitListPage; ahead: readonly VisitSummary[] }) {
  const [first] = ahead;
  if (first?.toRecord && mayPlan) {
    return (
      <NextStep
        title={
          first.group === 'performance'
            ? `Say whether the visit of ${dateWords(first.plannedFor)} took place`
            : `Record the visit of ${dateWords(first.plannedFor)}`
        }
        after="If it did not take place, change its date or call it off."
      >
        <ButtonLink to={`${head.base}/visits/${first.id}`}>Go to the visit</ButtonLink>
      </NextStep>
    );
  }
  if (first?.stage === 'to-write-up' && mayPlan) {
    return (
      <NextStep
        title={`Write the note of the visit on ${dateWords(first.heldOn)}`}
        after="It reaches the headteacher when you save it. It counts as on time within 48 hours of the visit’s end."
      >
        <ButtonLink to={`${head.base}/visits/${first.id}`}>Go to the visit</ButtonLink>
      </NextStep>
    );
  }
  if (first) {
    return (
      <NextStep
        title={`${first.title} on ${dateWords(first.on)}`}
        after={`${first.visitorName} visits${first.startsAt ? ` at ${timeWords(first.startsAt)}` : ''}. The note reaches the headteacher within 48 hours of its end.`}
      >
        <ButtonLink to={`${head.base}/visits/${first.id}`}>Go to the visit</ButtonLink>
      </NextStep>
    );
  }
  if (!mayPlan) return null;
  return (
    <NextStep
      title="Plan the next visit"
      after="The school is told of the date. You record the visit when it has taken place."
    >
      <ButtonLink to={`${head.base}/visits/new`}>Plan a visit</ButtonLink>
    </NextStep>
  );
}

function Visits({
  head,
  rows,
  caption,
  empty,
}: {
  head: VisitListPage['head'];
  rows: readonly VisitSummary[];
  caption: string;
  empty: string;
}) {
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p>{empty}</p>}
      columns={[
        {
          head: 'Date',
          nowrap: true,
          cell: (row) => <Link to={`${head.base}/visits/${row.id}`}>{dateWords(row.on)}</Link>,
        },
        {
          head: 'Visit',
          cell: (row) => (
            <>
              {row.title}
              <span className="block text-sm text-ink-soft">{row.visitorName}</span>
            </>
          ),
        },
        { head: 'Focus', cell: (row) => row.focus },
        { head: 'Days', cell: (row) => daysFigure(row.halfDays), numeric: true },
        { head: 'State', cell: (row) => <StageTag visit={row} /> },
        { head: 'Note', cell: (row) => <NoteCell visit={row} /> },
      ]}
    />
  );
}

/** Says so where visits are planned for more days than a term has left: they could not all be recorded. */
function OverPlanned({ days }: { days: readonly TermUse[] }) {
  const over = days.filter(({ planned, left }) => planned > left);
  if (over.length === 0) return null;
  return (
    <WarningText>
      More days are planned than are left in the {list(over.map(({ term }) => termWords(term)))}. Move a visit
      to another term, or have the agreement amended before the visit is made.
    </WarningText>
  );
}

/** Days of an agreement by term: agreed, used, planned and left. */
export function DaysTable({ days }: { days: readonly TermUse[] }) {
  const sum = (of: (line: TermUse) => number) => daysWords(days.reduce((total, line) => total + of(line), 0));
  return (
    <Table
      caption="Days by term"
      hideCaption
      rows={days}
      rowKey={({ term }) => term}
      columns={[
        { head: 'Term', cell: ({ term }) => capital(termWords(term)) },
        { head: 'Agreed', cell: ({ agreed }) => daysWords(agreed), numeric: true },
        { head: 'Used', cell: ({ used }) => daysWords(used), numeric: true },
        { head: 'Left', cell: ({ left }) => daysWords(left), numeric: true },
        { head: 'Planned', cell: ({ planned }) => daysWords(planned), numeric: true },
      ]}
      total={[
        'In all',
        sum(({ agreed }) => agreed),
        sum(({ used }) => used),
        sum(({ left }) => left),
        sum(({ planned }) => planned),
      ]}
    />
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
