import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { type Column, Details, EmptyState, InsetText, Page, Section, Table, Tabs } from '~/ui';
import { periodWords, TRAIT_WEIGHTS } from '../domain';
import { alikePerCent, FEWEST_SIMILAR, similarHref } from '../domain/similar-comparison';
import type { SimilarRow, SimilarView } from '../similar-queries.server';
import { AREA_WORDS, averageWords, kmWords, lessBy, perCentWords } from '../similar-wording';
import { SimilarFigures } from './similar-figures';

/** The schools most like one: how alike and why, and published figures side by side. */
export function SimilarPage({ view }: { view: SimilarView }) {
  const { school, rows, query, figure } = view;
  const areas = (['all', 'authority', 'near'] as const).filter((area) => area !== 'near' || view.placed);
  return (
    <Page
      title="Similar schools"
      caption={school.name}
      wide
      breadcrumbs={[
        { label: 'Schools', href: '/schools' },
        { label: school.name, href: `/schools/${school.urn}` },
      ]}
      lead={
        <p>
          Schools of the same phase that are most like this one in ages, pupils, size, kind, place and
          results. They show what schools in a like position reach; the list is no judgement of any of them.
        </p>
      }
    >
      <Tabs
        label="Where similar schools are looked for"
        tabs={areas.map((area) => ({
          label: area === 'authority' ? `In ${school.laName}` : AREA_WORDS[area],
          href: similarHref(school.urn, { ...query, area }),
          current: query.area === area,
        }))}
      />
      {figure ? <KeptTo view={view} figure={figure} /> : null}
      {view.littleKnown ? (
        <InsetText>
          <p>
            The register gives neither the size of this school nor how many of its pupils can have free school
            meals, so this list rests on little.
          </p>
        </InsetText>
      ) : null}
      {rows.length === 0 ? <Nothing view={view} /> : <HowAlike view={view} />}
      {rows.length === 0 ? null : <SimilarFigures view={view} />}
      <HowWorkedOut />
    </Page>
  );
}

/** That only schools with one figure are listed, and what they make together. */
function KeptTo({ view, figure }: { view: SimilarView; figure: NonNullable<SimilarView['figure']> }) {
  const { school, query, rows } = view;
  return (
    <InsetText>
      {figure.hidden ? (
        <p>
          Schools are compared in “{figure.label}” by values that the authority entered. Only its school
          improvement service can see which schools those are.
        </p>
      ) : (
        <p>
          Only schools with a figure for “{figure.label}” in {periodWords(figure.period)}, so that these are
          the ones the comparison is made with.{' '}
          {figure.average === null ? (
            rows.length === 0 ? null : (
              <>With fewer than {FEWEST_SIMILAR} there is no comparison.</>
            )
          ) : (
            <>
              The average of the {rows.length} is <strong>{averageWords(figure)}</strong>.
            </>
          )}
        </p>
      )}
      <p>
        <Link to={similarHref(school.urn, { area: query.area })}>Show all similar schools</Link>
      </p>
    </InsetText>
  );
}

function Nothing({ view: { school, query, figure } }: { view: SimilarView }) {
  if (figure?.hidden) return null;
  const wider = query.area === 'all' ? null : similarHref(school.urn, { ...query, area: 'all' });
  return (
    <EmptyState
      title="No similar school was found"
      action={wider ? <Link to={wider}>Look among all schools held</Link> : null}
    >
      <p>
        {figure
          ? 'No open school of this phase has the figure for that year.'
          : `No other open school of this phase (${school.phaseName.toLowerCase()}) is held${wider ? ' there' : ''}.`}
      </p>
    </EmptyState>
  );
}

function HowAlike({ view: { rows } }: { view: SimilarView }) {
  const columns: Column<SimilarRow>[] = [
    { head: 'School', cell: (row) => <SchoolName row={row} /> },
    { head: 'Alike', cell: (row) => `${alikePerCent(row.distance)}%`, numeric: true },
    { head: 'Pupils', cell: (row) => row.pupils?.toLocaleString('en-GB') ?? 'Not known', numeric: true },
    { head: 'Free school meals', cell: (row) => perCentWords(row.fsmPercent), numeric: true },
    { head: 'Distance', cell: (row) => kmWords(row.km), numeric: true },
    { head: 'Trait by trait', cell: (row) => <Traits row={row} /> },
  ];
  return (
    <Section title="How alike they are">
      <Table
        caption={`${count(rows.length, 'school')}, the most alike first`}
        rows={rows}
        rowKey={(row) => row.urn}
        columns={columns}
      />
    </Section>
  );
}

function SchoolName({ row }: { row: SimilarRow }) {
  return (
    <>
      <Link to={`/schools/${row.urn}`}>{row.name}</Link>
      <span className="block text-sm font-normal text-ink-soft">
        {[...new Set([row.town, row.laName])].filter(Boolean).join(', ')}
      </span>
    </>
  );
}

function Traits({ row }: { row: SimilarRow }) {
  return (
    <Details
      summary={
        <>
          Why<span className="visually-hidden"> {row.name} counts as alike</span>
        </>
      }
    >
      <ul className="text-sm">
        {row.traits.map(({ trait, difference, sentence }) => (
          <li key={trait} className="py-1">
            {sentence} <span className="text-ink-soft">({lessBy(TRAIT_WEIGHTS[trait], difference)})</span>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function HowWorkedOut() {
  const weight = (of: keyof typeof TRAIT_WEIGHTS) => `${Math.round(TRAIT_WEIGHTS[of] * 100)}`;
  return (
    <Details summary="How likeness is worked out">
      <p>
        Two schools that are the same in every trait are 100% alike. Each trait takes away as much as they
        differ in it, at most: {weight('fsm')} for pupils eligible for free school meals (all of it from 40
        points apart), {weight('size')} for size (from four times the pupils), {weight('type')} for maintained
        or academy, {weight('setting')} for town or country, {weight('nearness')} for distance (from 100 km)
        and {weight('attainment')} for the headline result at the end of year 6, where there is one (from 40
        points apart). Schools of another phase are never listed.
      </p>
      <p>
        A trait known of neither school is left out. Known of one only, it takes away half, so that a gap in
        the data makes no school look alike.
      </p>
    </Details>
  );
}
