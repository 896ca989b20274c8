import { scaleLinear } from 'd3-scale';
import { termOf, termWords } from '~/kernel/academic-year';
import { count, dateWords } from '~/kernel/words';
import { Details, EmptyState, Page, Section, Table } from '~/ui';
import type { PublishedBands } from '../band-report.server';
import { bandName, seriesWords } from '../board-wording';
import { LEAST_PUBLISHED } from '../domain';

const KEPT_BACK = 'Not shown';

/** Schools by band as published: counts alone, at the end of terms, with small ones kept back. */
export function BandReportPage({ report }: { report: PublishedBands }) {
  const latest = report.terms[0];
  const allKept = report.terms.every(({ counts }) => counts.every((n) => n === null));
  return (
    <Page
      wide
      title="Schools by band"
      caption={report.authority}
      breadcrumbs={[{ label: 'Reports', href: '/reports' }]}
      lead="How many schools are in each band of support at the end of a term. Which schools they are, and why, is between each school and the school improvement service."
    >
      {latest && allKept ? (
        <EmptyState title="There are too few schools to publish counts">
          <p>
            {count(latest.schools, 'school')} of this authority were open on {dateWords(latest.day)}. Any
            count by band would tell people which schools they are.
          </p>
        </EmptyState>
      ) : latest ? (
        <>
          <Latest report={report} latest={latest} />
          <Terms report={report} />
        </>
      ) : (
        <EmptyState title="Nothing is published yet">
          <p>
            The first counts are published when the term is over in which the authority has settled its first
            bands.
          </p>
        </EmptyState>
      )}
      <Details summary="Why some counts are not shown">
        <p>
          A count of fewer than {LEAST_PUBLISHED} schools could tell people which they are, so it is not
          shown. So that it cannot be worked out from the total, the next smallest count is not shown either;
          and where all schools are in one band, or none would be left to show, no count is. Counts are those
          of the last day of a term, and do not change from day to day as single schools move.
        </p>
        <p>
          Numbers of pupils are not given by band: everybody can look up how many pupils a school has, and
          sums of them would tell which schools they are of.
        </p>
      </Details>
    </Page>
  );
}

type Term = PublishedBands['terms'][number];

function columnsOf({ bands, terms }: PublishedBands): string[] {
  const framework = bands[0]?.framework;
  const names = bands.map((band) => bandName(band, framework));
  // A column for schools without a band wherever there may be some: to leave it out would say that there are none.
  return terms.some(({ counts }) => counts.at(-1) !== 0) ? [...names, 'No band yet'] : names;
}

const ROW = 56;

/** The latest term: a bar for each band, to one scale; what is kept back is said in words. */
function Latest({ report, latest }: { report: PublishedBands; latest: Term }) {
  const names = columnsOf(report);
  const x = scaleLinear([0, Math.max(1, ...latest.counts.map((n) => n ?? 0))], [0, 80]);
  const rows = names.map((name, i) => ({ name, n: latest.counts[i] ?? null }));
  const words = rows.map(({ name, n }) => `${name}: ${n === null ? 'not shown' : n}`);
  return (
    <Section title={`At the end of the ${termWords(termOf(latest.day))}`}>
      <p>
        {count(latest.schools, 'school')} open on {dateWords(latest.day)}.
        {latest.counts.includes(null)
          ? ' Counts that are not shown are small ones, and one more so that they cannot be worked out.'
          : ''}
      </p>
      <div className="gap-10 lg:grid lg:grid-cols-2">
        <svg
          width="100%"
          height={rows.length * ROW}
          role="img"
          aria-label={`Schools by band. ${words.join('; ')}`}
          className="mb-6 block"
        >
          {rows.map(({ name, n }, row) => (
            <g key={name} fontSize="16" className="fill-ink">
              <text x="0" y={row * ROW + 16}>
                {name}
              </text>
              <rect
                x="0"
                y={row * ROW + 22}
                width={`${x(n ?? 0)}%`}
                height="22"
                className="fill-teal-mid stroke-line-strong"
              />
              <text x={`${x(n ?? 0) + 1.5}%`} y={row * ROW + 39}>
                {n ?? KEPT_BACK}
              </text>
            </g>
          ))}
        </svg>
        <Table
          caption="The same in figures"
          rows={rows}
          rowKey={({ name }) => name}
          columns={[
            { head: 'Band', cell: ({ name }) => name },
            { head: 'Schools', numeric: true, cell: ({ n }) => n ?? KEPT_BACK },
          ]}
          total={['All open schools', latest.schools]}
        />
      </div>
    </Section>
  );
}

function Terms({ report }: { report: PublishedBands }) {
  const names = columnsOf(report);
  return (
    <Section title="Term by term">
      <Table
        caption="Schools by band at the end of each term, the latest first"
        hideCaption
        rows={report.terms}
        rowKey={({ day }) => day}
        columns={[
          { head: 'End of', cell: ({ day }) => seriesWords(day) },
          ...names.map((name, i) => ({
            head: name,
            numeric: true,
            cell: ({ counts }: Term) => counts[i] ?? KEPT_BACK,
          })),
          { head: 'All', numeric: true, cell: ({ schools }) => schools },
        ]}
      />
      <Meanings report={report} />
    </Section>
  );
}

function Meanings({ report: { bands } }: { report: PublishedBands }) {
  return (
    <p className="text-sm text-ink-soft">
      From the band that needs least support to the one that needs most:{' '}
      {bands
        .map((band) => band.name)
        .filter((name, i, all) => all.indexOf(name) === i)
        .join(', ')}
      .
    </p>
  );
}
