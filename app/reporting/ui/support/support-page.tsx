import { dateWords } from '~/kernel/words';
import { Details, EmptyState, Page, Section } from '~/ui';
import { BarRows } from '~/ui/bar-rows';
import { LineChart } from '~/ui/line-chart';
import type { FigureTableView } from '../../figures/definition';
import { facetWords, figureWords, percentWords } from '../../figures/wording';
import type { SupportPage } from '../../support/queries.server';
import { FigureGrid } from '../figure-card';
import { FigureTable } from '../figure-table';
import { InsightTabs } from '../insight-tabs';
import { OutcomeRows } from './outcome-rows';
import { SpreadRows } from './spread-rows';

/** What support is in place, how soon it came and is kept up, what difference it made and what that cost. */
export function SupportPageView({ support, authority }: { support: SupportPage; authority: string }) {
  return (
    <Page
      wide
      title="Support"
      caption={authority}
      breadcrumbs={[{ label: 'Insight', href: '/insight' }]}
      lead={`What support is in place, how soon it comes, how it is kept up, and what has come of it, as the record stands on ${dateWords(support.today)}. Every number leads to the list it is made from.`}
    >
      <InsightTabs current="/insight/support" />
      <Section title="Now">
        <FigureGrid figures={support.now} />
        <BarRows label="Agreements by state" rows={stateBars(support.states)} />
      </Section>
      <Times support={support} />
      <OnTime support={support} />
      <Difference support={support} />
      <Cost support={support} />
      <Sides support={support} />
    </Page>
  );
}

function Times({ support: { steps, byBand, byPhase } }: { support: SupportPage }) {
  const whole = (tables: SupportPage['byBand']) => tables.at(-1);
  const [bands, phases] = [whole(byBand), whole(byPhase)];
  return (
    <Section title="From request to support">
      <p>
        The median is the case in the middle: half of the schools waited less, half longer. Days of the
        calendar are counted, school holidays included.
      </p>
      <FigureGrid figures={steps} />
      <div className="grid gap-x-10 lg:grid-cols-2">
        {bands ? <SpreadRows label="From request to first visit, by band" table={bands} /> : null}
        {phases ? <SpreadRows label="From request to first visit, by phase" table={phases} /> : null}
      </div>
      <Details summary="Each step by band and by phase, as tables">
        <FigureTable caption="Each step by band" tables={byBand} empty={<NothingYet />} />
        <FigureTable caption="Each step by phase" tables={byPhase} empty={<NothingYet />} />
      </Details>
      <p className="text-sm text-ink-soft">
        The band is the one a school had when it sent its request. Each step counts the cases that have ended
        it, so that the steps need not add up to the whole.
      </p>
    </Section>
  );
}

function OnTime({ support: { onTime, notesByTerm, reviewsByTerm } }: { support: SupportPage }) {
  const terms = [
    ...new Set([notesByTerm, reviewsByTerm].flatMap(({ rows }) => rows.map(({ value }) => value))),
  ].sort();
  const line = ({ rows }: FigureTableView) =>
    rows.flatMap(({ value, summary }) =>
      summary.value === null || summary.of < LEAST_DRAWN
        ? []
        : [{ at: terms.indexOf(value), value: summary.value }],
    );
  return (
    <Section title="Notes and reviews on time">
      <FigureGrid figures={onTime} />
      {terms.length > 1 ? (
        <LineChart
          name="On time, by term"
          lines={[
            { key: 'notes', name: 'Notes of visits', points: line(notesByTerm) },
            { key: 'reviews', name: 'Improvement Reviews', points: line(reviewsByTerm) },
          ]}
          ticks={terms.map((term, at) => ({ at, label: facetWords(term).replace(' term', '') }))}
          range={[0, 100]}
          shown={percentWords}
        />
      ) : null}
      <FigureTable caption="On time by term" tables={[notesByTerm, reviewsByTerm]} empty={<NothingYet />} />
    </Section>
  );
}

/** Of fewer records in a term no share is drawn: one more or less would be half of the height. The table has them. */
const LEAST_DRAWN = 3;

function Difference({ support: { difference, outcomes } }: { support: SupportPage }) {
  return (
    <Section title="What came of it">
      <p>
        When support ends, the service judges each outcome that was agreed. It says how far that was reached,
        not what the support was the cause of: a school is never the only thing that changed.
      </p>
      <FigureGrid figures={difference} />
      <OutcomeRows rows={outcomes} />
    </Section>
  );
}

function Cost({ support: { cost, costByFocus } }: { support: SupportPage }) {
  return (
    <Section title="What it cost">
      <FigureGrid figures={cost} />
      <Details summary="Cost by focus area">
        <FigureTable caption="Cost by focus area" hideCaption tables={costByFocus} empty={<NothingYet />} />
      </Details>
    </Section>
  );
}

function Sides({ support: { sides, attribution } }: { support: SupportPage }) {
  return (
    <Section title="What the three sides say">
      <p>Each evaluates apart from the others. They are read together once an agreement is closed.</p>
      <FigureTable
        caption="Evaluations of closed agreements"
        hideCaption
        tables={sides}
        empty={<NothingYet />}
      />
      {attribution.length > 0 ? (
        <Details summary="How far each puts the change down to the support">
          <FigureTable caption="How far the change is due to the support" hideCaption tables={attribution} />
        </Details>
      ) : null}
    </Section>
  );
}

const stateBars = (states: FigureTableView) =>
  states.rows.map(({ value, summary, href }) => ({
    key: value,
    label: value,
    value: summary.counted,
    shown: figureWords({ ...states, summary }),
    href,
  }));

function NothingYet() {
  return (
    <EmptyState title="Nothing to show yet">
      Figures appear here with the first record that has come so far.
    </EmptyState>
  );
}
