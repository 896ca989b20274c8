import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { Details, EmptyState, Section, Table } from '~/ui';
import { NONE } from '../board-forms';
import { bandName, seriesWords } from '../board-wording';
import { type BandCount, type BandPlace, bandId } from '../domain';
import { BandChart } from './band-chart';
import type { BoardProps } from './board-props';

type Measure = 'schools' | 'pupils';
const WORDS: Record<Measure, string> = { schools: 'Schools by band', pupils: 'Pupils by band' };

/** Schools and pupils by band at the end of each term, and today: drawn, with the table beside. */
export function OverTime({ board, today }: BoardProps) {
  const { series, bands } = board;
  const banded = series.some(({ bands: counts }) => Object.keys(counts).some((key) => key !== ''));
  if (!banded)
    return (
      <Section title="Over time">
        <EmptyState title="No school has a band yet">
          <p>
            Bands are settled by <Link to="/analysis">diagnoses</Link>. From the first term on, this shows how
            many schools and pupils are in each.
          </p>
        </EmptyState>
      </Section>
    );
  const unknown = series.at(-1)?.pupilsUnknown ?? 0;
  return (
    <Section title="Over time">
      <p>
        The whole authority at the end of each term since bands are recorded, whatever the filters
        {series.length < 7 ? `; so far ${count(series.length - 1, 'term')}, and today` : ''}. Darker is a band
        that needs more support.
      </p>
      <Measured measure="schools" series={series} bands={bands} today={today} />
      <Measured measure="pupils" series={series} bands={bands} today={today} />
      {unknown > 0 ? (
        <p>
          The register gives no number of pupils for {count(unknown, 'school')} of today: counted as schools,
          and in no sum of pupils.
        </p>
      ) : null}
      <Details summary="Which schools and pupils are counted">
        <ul>
          <li>
            Schools open on that day, by the dates of the register. A school that converted is counted once:
            the old one until it closed, the new one from then.
          </li>
          <li>
            Pupils are those the register gave at that time, as far as its changes have been imported here.
            Before the first import it is the number that import found.
          </li>
        </ul>
      </Details>
    </Section>
  );
}

function Measured({
  measure,
  series,
  bands,
  today,
}: {
  measure: Measure;
  series: readonly BandCount[];
  bands: readonly BandPlace[];
  today: string;
}) {
  const parts = partsOf(series, bands);
  const value = (count: BandCount, key: string) => count.bands[key === NONE ? '' : key]?.[measure] ?? 0;
  const figure = (n: number) => n.toLocaleString('en-GB');
  return (
    <div className="gap-10 lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <BandChart
        name={WORDS[measure]}
        bars={series.map((count) => ({
          label: seriesWords(count.day, today),
          parts: parts.map(({ key, name }) => ({ key, name, n: value(count, key) })),
        }))}
      />
      <Table
        caption={`${WORDS[measure]}: the same in figures`}
        rows={series}
        rowKey={({ day }) => day}
        columns={[
          { head: 'End of', cell: ({ day }) => seriesWords(day, today) },
          ...parts.map(({ key, name }) => ({
            head: name,
            numeric: true,
            cell: (count: BandCount) => figure(value(count, key)),
          })),
          { head: 'All', numeric: true, cell: (count) => figure(count[measure]) },
          ...(measure === 'pupils' && series.some(({ pupilsUnknown }) => pupilsUnknown > 0)
            ? [
                {
                  head: 'Schools not known',
                  numeric: true,
                  cell: ({ pupilsUnknown }: BandCount) => figure(pupilsUnknown),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}

/** Bands of the series in their order, and "no band yet" where there were schools without. */
export function partsOf(
  series: readonly BandCount[],
  bands: readonly BandPlace[],
): { key: string; name: string }[] {
  const framework = bands[0]?.framework;
  return [
    ...bands.map((band) => ({ key: bandId(band), name: bandName(band, framework) })),
    ...(series.some(({ bands: counts }) => counts['']) ? [{ key: NONE, name: 'No band yet' }] : []),
  ];
}
