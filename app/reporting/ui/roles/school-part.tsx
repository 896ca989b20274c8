import { Link } from '@remix-run/react';
import { figureWords } from '~/agreements/domain';
import { RESULTS } from '~/agreements/exit/wording';
import { ChartKey, MeasureChart } from '~/agreements/ui/impact/measure-chart';
import { REQUEST_STATE_WORDS } from '~/diagnosis/wording';
import { termWords } from '~/kernel/academic-year';
import { moneyWords } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import { CapacityMeter, Details, EmptyState, Section, Table, Tag } from '~/ui';
import type { CaseFact } from '../../domain/facts/cases';
import { wholeOf } from '../../domain/support/spend';
import { stageDays } from '../../domain/support/stages';
import type { SchoolInsight, SchoolOutcome } from '../../roles/school.server';
import { caseArea } from '../../support/records';
import { BandHistory } from './band-history';
import { NotesOnTime } from './notes-on-time';
import { OfWhom } from './of-whom';

/** One school as its head and chair see it. */
export function SchoolPart({ insight }: { insight: SchoolInsight }) {
  const { urn, bands, cases, days, notes, today } = insight;
  return (
    <>
      <Section
        title={<OfWhom title="Band" of={insight.name} />}
        action={<Link to={`/schools/${urn}/diagnosis`}>Diagnosis and evidence</Link>}
      >
        <BandHistory bands={bands} today={today} />
      </Section>
      <Section
        title={<OfWhom title="Support you asked for" of={insight.name} />}
        action={<Link to="/requests">Your requests</Link>}
      >
        <Cases cases={cases} />
      </Section>
      {days.length > 0 ? (
        <Section
          title={<OfWhom title="Days of support" of={insight.name} />}
          action={<Link to="/agreements">Your agreements</Link>}
        >
          <div className="max-w-measure">
            {days.map(({ term, used, left }) => (
              <CapacityMeter
                key={term}
                label={capital(termWords(term))}
                days={{ used, committed: left, held: 0, free: 0 }}
                words={{ total: 'agreed', parts: { used: 'given', committed: 'still to come' } }}
              />
            ))}
          </div>
        </Section>
      ) : null}
      <Outcomes insight={insight} />
      <Costs insight={insight} />
      <Section title={<OfWhom title="Notes of visits" of={insight.name} />}>
        <NotesOnTime notes={notes} to="you" />
      </Section>
    </>
  );
}

function Cases({ cases }: { cases: readonly CaseFact[] }) {
  return (
    <Table
      caption="Requests sent, and how long each step took"
      hideCaption
      rows={cases}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title="No request sent yet" action={<Link to="/requests/new">Ask for support</Link>}>
          When you ask for support, how long each step takes is shown here.
        </EmptyState>
      }
      columns={[
        { head: 'Request', nowrap: true, cell: ({ id, ref }) => <Link to={`/requests/${id}`}>{ref}</Link> },
        { head: 'About', cell: (one) => caseArea(one) },
        { head: 'Sent', cell: ({ submittedOn }) => dateWords(submittedOn) },
        { head: 'Partner chosen', cell: (one) => <Step of={one} on={one.matchedOn} stage="match" /> },
        { head: 'All signed', cell: (one) => <Step of={one} on={one.signedOn} stage="signature" /> },
        { head: 'First visit', cell: (one) => <Step of={one} on={one.firstVisitOn} stage="visit" /> },
        {
          head: 'State',
          cell: ({ state }) => (
            <Tag tone={REQUEST_STATE_WORDS[state].tone}>{REQUEST_STATE_WORDS[state].name}</Tag>
          ),
        },
      ]}
    />
  );
}

function Step({
  of,
  on,
  stage,
}: {
  of: CaseFact;
  on: string | null;
  stage: 'match' | 'signature' | 'visit';
}) {
  const days = stageDays(stage, of);
  if (on === null) return <>{of.endedOn === null ? 'Not yet' : '–'}</>;
  return (
    <>
      {dateWords(on)}
      {days === null ? null : <span className="block text-sm text-ink-soft">after {count(days, 'day')}</span>}
    </>
  );
}

function Outcomes({ insight }: { insight: SchoolInsight }) {
  const { outcomes, today } = insight;
  if (outcomes.length === 0) return null;
  return (
    <Section title={<OfWhom title="What you agreed to reach" of={insight.name} />}>
      <ChartKey />
      <ul className="mb-6 grid list-none gap-x-8 gap-y-6 p-0 sm:grid-cols-2 lg:grid-cols-3">
        {outcomes.map((one) => (
          <li key={one.key} className="break-inside-avoid">
            <h3 className="m-0 mb-1 text-base">
              <Link to={`/agreements/${one.agreementId}/impact`}>
                {one.impact.outcome.measure}
                <span className="visually-hidden">, {one.ref}</span>
              </Link>
            </h3>
            <MeasureChart impact={one.impact} today={today} />
            <Result of={one} />
          </li>
        ))}
      </ul>
      <Details summary="The same as a table">
        <Table
          caption="Measures of support"
          hideCaption
          rows={outcomes}
          rowKey={({ key }) => key}
          columns={[
            { head: 'Measure', cell: ({ impact, ref }) => `${impact.outcome.measure} (${ref})` },
            {
              head: 'Baseline',
              numeric: true,
              cell: ({ impact: { outcome } }) => figureWords(outcome.baseline, outcome.unit),
            },
            {
              head: 'Latest',
              numeric: true,
              cell: ({ impact: { latest, outcome } }) =>
                latest
                  ? `${figureWords(latest.value, outcome.unit)} on ${dateWords(latest.on)}`
                  : 'Not read yet',
            },
            {
              head: 'Target',
              numeric: true,
              cell: ({ impact: { outcome } }) => figureWords(outcome.target, outcome.unit),
            },
            { head: 'Result', cell: (one) => <Result of={one} /> },
          ]}
        />
      </Details>
    </Section>
  );
}

function Result({ of: { result } }: { of: SchoolOutcome }) {
  return result ? <Tag tone={RESULTS[result].tone}>{RESULTS[result].label}</Tag> : <Tag>Not judged yet</Tag>;
}

function Costs({ insight }: { insight: SchoolInsight }) {
  const { agreements } = insight;
  const rows = agreements.flatMap(({ spend, ...one }) => (spend ? [{ ...one, spend }] : [])).reverse();
  if (rows.length === 0) return null;
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    moneyWords(rows.reduce((total, row) => total + of(row), 0));
  return (
    <Section
      title={<OfWhom title="What it cost" of={insight.name} />}
      action={<Link to="/recompense">Your money</Link>}
    >
      <p>Claims approved so far, without VAT, and who bears them.</p>
      <Table
        caption="Cost by agreement"
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Agreement',
            nowrap: true,
            cell: ({ id, ref }) => <Link to={`/agreements/${id}`}>{ref}</Link>,
          },
          { head: 'Provider', cell: ({ provider }) => provider.name },
          {
            head: 'The authority’s part',
            numeric: true,
            cell: ({ spend }) => moneyWords(spend.authorityPence),
          },
          { head: 'Your school’s part', numeric: true, cell: ({ spend }) => moneyWords(spend.schoolPence) },
          { head: 'Together', numeric: true, cell: ({ spend }) => moneyWords(wholeOf(spend)) },
        ]}
        total={
          rows.length > 1
            ? [
                'All',
                null,
                sum(({ spend }) => spend.authorityPence),
                sum(({ spend }) => spend.schoolPence),
                sum(({ spend }) => wholeOf(spend)),
              ]
            : undefined
        }
      />
    </Section>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
