import { Link } from '@remix-run/react';
import { bandName } from '~/diagnosis/board-wording';
import { bandId } from '~/diagnosis/domain';
import { dateWords } from '~/kernel/words';
import {
  BarRows,
  Button,
  Details,
  EmptyState,
  formState,
  InsetText,
  Page,
  Section,
  SelectField,
  Table,
} from '~/ui';
import { shareGood } from '../domain/schools/series';
import { TRAJECTORY_MEASURES } from '../domain/vocabulary';
import { facetWords, figureWords } from '../figures/wording';
import type { SchoolsInsight } from '../schools/queries.server';
import { MEASURE_WORDS, scopeWords, standingWords } from '../schools/trajectory-wording';
import { GOOD_OF, GOOD_RULE } from '../schools/wording';
import { FigureGrid } from './figure-card';
import { FigureTable } from './figure-table';
import { GoodChart } from './good-chart';
import { InsightTabs } from './insight-tabs';
import { trajectoryHref } from './trajectory-href';

type Props = { page: SchoolsInsight; authority: string };

/** How the authority's schools stand, how they have moved, and how well that was foreseen. */
export function SchoolsInsightPage(props: Props) {
  const { page, authority } = props;
  return (
    <Page
      wide
      title="Schools"
      caption={`Insight, ${authority}`}
      breadcrumbs={[{ label: 'Insight', href: '/insight' }]}
      lead="Schools and pupils in good or better against the trajectory, bands and how they have moved, and how well inspections were foreseen. For the school improvement service alone."
    >
      <InsightTabs current="/insight/schools" />
      {page.choices.phases.length === 0 ? (
        <EmptyState title="No open school of this authority is held">
          <p>Once an administrator has imported the national register, its schools are counted here.</p>
        </EmptyState>
      ) : (
        <>
          <Good {...props} />
          <Bands {...props} />
          <Inspections {...props} />
          <Predictions {...props} />
        </>
      )}
    </Page>
  );
}

function Good({ page }: Props) {
  const { filter, series, today } = page;
  const scope = { phase: filter.phase ?? '', place: filter.place ?? '' };
  const now = series.counts.at(-1);
  return (
    <Section title="Good or better" action={<Link to="/insight/trajectory">Trajectories</Link>}>
      <Narrow page={page} />
      <FigureGrid figures={page.good} />
      <div className="mb-8 gap-10 lg:grid lg:grid-cols-2">
        {TRAJECTORY_MEASURES.map((measure) => {
          const points = series.trajectories.find((one) => one.measure === measure)?.points ?? [];
          return (
            <div key={measure}>
              <p className="mb-3">
                <span className="font-semibold">{capital(scopeWords(scope))}.</span>{' '}
                {points.length > 0 ? (
                  standingWords(now ? shareGood(now, measure) : null, points, today)
                ) : (
                  <>
                    No trajectory is set for these.{' '}
                    <Link to={trajectoryHref(measure, scope)}>
                      Set one<span className="visually-hidden"> for {MEASURE_WORDS[measure]}</span>
                    </Link>
                  </>
                )}
              </p>
              <GoodChart measure={measure} counts={series.counts} points={points} today={today} />
            </div>
          );
        })}
      </div>
      <div className="gap-10 lg:grid lg:grid-cols-2">
        <FigureTable caption="By phase" tables={shortHeads(page.byPhase)} />
        <FigureTable caption="By place" tables={shortHeads(page.byPlace)} />
      </div>
      <div className="max-w-[34rem]">
        <FigureTable caption="By what the judgement rests on" tables={page.byBasis} />
      </div>
      <Details summary="What counts as good or better">
        <p>{GOOD_RULE}</p>
        <p>{GOOD_OF}</p>
        <p>
          On an earlier day a judgement counts from the day its report was published, and pupils are those the
          register gave at that time, as far as its changes have been imported. Earlier days know of
          inspections only as far as they are held here.
        </p>
      </Details>
    </Section>
  );
}

function shortHeads(tables: SchoolsInsight['byPhase']) {
  return tables.map((table, at) => ({ ...table, head: at === 0 ? 'Schools' : 'Pupils' }));
}

function Narrow({ page: { filter, choices } }: { page: SchoolsInsight }) {
  const form = formState(null, { ...filter });
  const option = (value: string) => ({ value, label: value });
  return (
    <form
      method="get"
      action="/insight/schools"
      className="no-print mb-8 grid items-end gap-x-6 gap-y-4 rounded bg-panel p-5 md:grid-cols-[1fr_1fr_auto] [&>.field]:mb-0!"
    >
      <SelectField
        form={form}
        name="phase"
        label="Phase"
        empty="All phases"
        optional
        options={choices.phases.map(option)}
      />
      <SelectField
        form={form}
        name="place"
        label="Place"
        empty="All places"
        optional
        options={choices.places.map(option)}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button>Show</Button>
        {filter.phase || filter.place ? <Link to="/insight/schools">Show all schools</Link> : null}
      </div>
    </form>
  );
}

function Bands({ page }: Props) {
  const { now, before, bands, figures } = page.bands;
  const framework = bands[0]?.framework;
  const rows = [
    ...bands.map((band) => ({ id: bandId(band), name: bandName(band, framework), facet: band.name })),
    { id: '', name: 'No band yet', facet: 'No band yet' },
  ].filter(({ id }) => now.bands[id] || before.bands[id]);
  const hrefOf = (facet: string) => page.byBand.rows.find(({ value }) => value === facet)?.href;
  const figure = (n: number | undefined) => (n ?? 0).toLocaleString('en-GB');
  return (
    <Section title="Bands and movement" action={<Link to="/board">The board, with every term</Link>}>
      <InsetText>
        The whole authority, the same counts as on the board. Movement is since last term ended on{' '}
        {dateWords(page.since)}.
      </InsetText>
      <FigureGrid figures={figures} />
      <div className="gap-10 lg:grid lg:grid-cols-2">
        <BarRows
          label="Schools by band today"
          rows={rows.map(({ id, name, facet }) => ({
            key: id,
            label: name,
            value: now.bands[id]?.schools ?? 0,
            shown: figure(now.bands[id]?.schools),
            href: hrefOf(facet),
          }))}
        />
        <Table
          caption="Schools and pupils by band"
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Band', cell: ({ name }) => name },
            {
              head: 'Schools at the end of last term',
              numeric: true,
              cell: ({ id }) => figure(before.bands[id]?.schools),
            },
            { head: 'Schools today', numeric: true, cell: ({ id }) => figure(now.bands[id]?.schools) },
            { head: 'Pupils today', numeric: true, cell: ({ id }) => figure(now.bands[id]?.pupils) },
          ]}
          total={['All', figure(before.schools), figure(now.schools), figure(now.pupils)]}
        />
      </div>
    </Section>
  );
}

function Inspections({ page }: Props) {
  const { figures, table } = page.sinceInspection;
  return (
    <Section title="Time since inspection">
      <FigureGrid figures={figures} />
      <BarRows
        label="Schools by the time since their last inspection"
        rows={table.rows.map(({ value, summary, href }) => ({
          key: value,
          label: value,
          value: summary.of,
          shown: summary.of.toLocaleString('en-GB'),
          href,
        }))}
      />
    </Section>
  );
}

function Predictions({ page }: Props) {
  const { figures, table } = page.predictions;
  return (
    <Section
      title="Predicted and actual judgements"
      action={<Link to="/analysis/predictions">All predictions</Link>}
    >
      <FigureGrid figures={figures} />
      {table.rows.length === 0 ? (
        <p>No inspection that can be compared has come after a prediction shared with a school.</p>
      ) : (
        <BarRows
          label="Inspections set against a prediction"
          rows={table.rows.map(({ value, summary, href }) => ({
            key: value,
            label: facetWords(value),
            value: summary.of,
            shown: figureWords({ way: 'count', unit: 'records', summary: { ...summary, value: summary.of } }),
            href,
          }))}
        />
      )}
    </Section>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
