import { Link } from '@remix-run/react';
import { daysWords } from '~/kernel/days';
import { count, dateWords } from '~/kernel/words';
import {
  type Column,
  Details,
  EmptyState,
  Filters,
  formState,
  Page,
  Pagination,
  Section,
  SelectField,
  Table,
  withQuery,
} from '~/ui';
import { listedOf } from '../../figures/definition';
import { recordsWords } from '../../figures/wording';
import type { SupplyFilter } from '../../supply/forms';
import type { KindRow, SupplyPage } from '../../supply/queries.server';
import { HOW_ASKED, HOW_MET } from '../../supply/wording';
import { FigureGrid } from '../figure-card';
import { FigureTable } from '../figure-table';
import { InsightTabs } from '../insight-tabs';
import { NeedChart } from './need-chart';

type Props = {
  page: SupplyPage;
  filter: SupplyFilter;
  query: string;
  pageSize: number;
  authority: string;
};

const PATH = '/insight/supply';

/** Need against the days there are: where it is short, by how much, and what could be done about it. */
export function SupplyInsightPage(props: Props) {
  const { page, authority } = props;
  const filtered = activeOf(props).length > 0;
  return (
    <Page
      wide
      title="Supply and need"
      caption={authority}
      breadcrumbs={[{ label: 'Insight', href: '/insight' }]}
      lead={`What schools need this term and in the three after it, against the days the authority’s own leaders still have, as the record stands on ${dateWords(page.today)}.`}
    >
      <InsightTabs current="/insight/supply" />
      <Section title="The whole authority">
        <FigureGrid figures={page.figures} />
        <Details summary="How this is worked out">
          <p>{HOW_ASKED}</p>
          <p>{HOW_MET}</p>
        </Details>
      </Section>
      <Section title="By focus area, phase and place">
        <Filters action={PATH} fields={<Fields {...props} />} active={activeOf(props)}>
          <Kinds {...props} filtered={filtered} />
          <ByTerm page={page} filtered={filtered} />
        </Filters>
      </Section>
      <Section title="By focus area">
        <NeedChart tables={page.byFocus} />
        <Details summary="The same in figures">
          <FigureTable caption="Days needed by focus area" tables={headed(page.byFocus)} plain />
        </Details>
      </Section>
      <Grow page={page} />
    </Page>
  );
}

const HEADS = ['Needed', 'Could be found', 'Short'];
const headed = (tables: SupplyPage['byFocus']) =>
  tables.map((table, at) => ({ ...table, head: HEADS[at] ?? table.label }));

function Kinds({ page, query, pageSize, filtered }: Props & { filtered: boolean }) {
  const { rows, total } = page;
  if (total === 0)
    return (
      <EmptyState title={filtered ? 'No need fits these filters' : 'No need waits for days'}>
        <p>
          {filtered
            ? 'Take a filter away to see more.'
            : 'Open needs of schools are shown here until support for them is agreed.'}
        </p>
      </EmptyState>
    );
  return (
    <>
      <p>
        {page.short
          ? 'Those shortest of days come first. One more leader means somebody with that focus area for that phase, whose home school is in the place.'
          : 'There are days for all of them. That says nothing yet of who will go where.'}
      </p>
      <Table
        caption="Days needed and found, by focus area, phase and place"
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={COLUMNS}
      />
      <Pagination page={page.page} pageSize={pageSize} total={total} path={PATH} query={query} noun="row" />
      {page.short ? (
        <p className="mb-8 text-sm text-ink-soft">
          What one more leader would unlock is an estimate: somebody with {daysWords(page.usual.halfDays)} a
          term from next term on, who travels up to {count(page.usual.minutes, 'minute')}. Both are the median
          of the authority’s own leaders. It can be more than is short here, as they could serve schools
          nearby too, or free somebody else.
        </p>
      ) : null}
    </>
  );
}

const COLUMNS: Column<KindRow>[] = [
  {
    head: 'Focus area',
    cell: ({ focus, phase, place }) => (
      <>
        {focus}
        <span className="block text-sm font-normal text-ink-soft">
          {phase}, {place}
        </span>
      </>
    ),
  },
  {
    head: 'Needed',
    numeric: true,
    cell: ({ asked, askedHref, needs, key }) => (
      <>
        <Link to={askedHref}>
          {daysWords(asked)}
          <span className="visually-hidden"> needed: {key}</span>
        </Link>
        <span className="block text-sm text-ink-soft">{count(needs, 'need')}</span>
      </>
    ),
  },
  {
    head: 'Short',
    numeric: true,
    cell: ({ short, shortHref, key }) =>
      short === 0 ? (
        'None'
      ) : (
        <Link to={shortHref} className="font-semibold">
          {daysWords(short)}
          <span className="visually-hidden"> short: {key}</span>
        </Link>
      ),
  },
  {
    head: 'One more leader unlocks',
    numeric: true,
    cell: ({ gain, key }) =>
      gain ? (
        <>
          <Link to={gain.href}>
            {daysWords(gain.halfDays)}
            <span className="visually-hidden"> unlocked: {key}</span>
          </Link>
          <span className="block text-sm text-ink-soft">for {count(gain.needs, 'need')}</span>
        </>
      ) : (
        '–'
      ),
  },
  {
    head: 'Could join',
    numeric: true,
    cell: ({ couldJoin, key }) =>
      couldJoin ? (
        <Link to={couldJoin.href}>
          {count(couldJoin.schools, 'school')}
          <span className="visually-hidden"> that could be asked: {key}</span>
        </Link>
      ) : (
        '–'
      ),
  },
];

/** Inside the filters: what is needed in each term of what they leave, and the days free in all. */
function ByTerm({ page: { asked, shortByTerm, free }, filtered }: { page: SupplyPage; filtered: boolean }) {
  return (
    <>
      <FigureTable
        caption="By term"
        tables={[
          { ...asked, head: 'Needed' },
          { ...shortByTerm, head: 'Short, if none is moved' },
          { ...free, head: filtered ? 'Free, for anything' : 'Free' },
        ]}
        plain
        empty={<EmptyState title="No days are needed or free in these terms" />}
      />
      <p className="max-w-measure text-sm text-ink-soft">
        Days needed are spread evenly over the terms each school has. Where some are short in a term, they may
        still be found a term sooner or later. Free days are of all focus areas, phases and places together.
      </p>
    </>
  );
}

function Grow({ page: { grow } }: { page: SupplyPage }) {
  return (
    <Section title="Who could grow into it">
      <div className="gap-10 lg:grid lg:grid-cols-2">
        <div>
          <h3>Schools to talk with</h3>
          <p>
            Schools in the band that needs least support, with nobody in the directory yet. Ask whether they
            would like to support others; there is no duty to.
          </p>
          <Names rows={grow.named} none="Every such school has somebody in the directory." />
          <More figure={grow.schools} />
        </div>
        <div>
          <h3>Leaders whose designation ends within a year</h3>
          <p>Talk with them early: whether they would like to go on, and who might follow them.</p>
          <Names rows={grow.leaders} none="No designation ends within a year." />
          <More figure={grow.ending} />
        </div>
      </div>
    </Section>
  );
}

function Names({ rows, none }: { rows: SupplyPage['grow']['named']; none: string }) {
  if (rows.length === 0) return <p>{none}</p>;
  return (
    <ul>
      {rows.map(({ title, href, words }) => (
        <li key={`${title} ${href}`}>
          {href ? <Link to={href}>{title}</Link> : title}
          <span className="block text-sm text-ink-soft">{words}</span>
        </li>
      ))}
    </ul>
  );
}

function More({ figure }: { figure: SupplyPage['grow']['schools'] }) {
  if (figure.summary.of === 0) return null;
  return (
    <p>
      <Link to={figure.href}>
        {recordsWords(figure.unit, listedOf(figure), figure.noun)}
        <span className="visually-hidden">: {figure.label}</span>
      </Link>
    </p>
  );
}

function Fields({ page: { choices }, filter }: Props) {
  const form = formState(null, { ...filter });
  const field = (name: string, label: string, values: readonly string[]) => (
    <SelectField
      form={form}
      name={name}
      label={label}
      empty="All"
      optional
      options={values.map((value) => ({ value, label: value }))}
    />
  );
  return (
    <>
      {field('focus', 'Focus area', choices.focus)}
      {field('phase', 'Phase', choices.phases)}
      {field('place', 'Place', choices.places)}
    </>
  );
}

function activeOf({ filter, query }: Props) {
  return (['focus', 'phase', 'place'] as const).flatMap((name) => {
    const value = filter[name];
    return value ? [{ label: value, removeHref: withQuery(PATH, query, { [name]: null, page: null }) }] : [];
  });
}
