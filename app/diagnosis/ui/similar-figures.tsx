import { Link } from '@remix-run/react';
import { list } from '~/kernel/words';
import { type Column, Section, Table } from '~/ui';
import { indicatorOf, periodWords } from '../domain';
import type { ComparedFigure, SimilarSchool, SimilarView } from '../similar-queries.server';
import { cellWords, FIGURE_HEADS, inspectionWords, perCentWords } from '../similar-wording';

/** Published figures of a school and those most like it, side by side, each of one year. */
export function SimilarFigures({ view }: { view: SimilarView }) {
  const { school, rows, compared } = view;
  const columns: Column<SimilarSchool>[] = [
    { head: 'School', cell: (row) => <Name row={row} own={row.urn === school.urn} /> },
    ...compared.map((figure) => ({
      head: headOf(figure),
      numeric: true,
      cell: (row: SimilarSchool) => cellOf(figure, row.urn),
    })),
    ...(compared.length > 0 ? [] : [FREE_MEALS]),
    { head: 'Latest inspection', cell: (row) => inspectionWords(view.inspections[row.urn]) },
  ];
  return (
    <Section title="Published figures side by side">
      <p>
        {compared.length === 0
          ? 'No results of this phase are published in the files brought in; inspection outcomes are.'
          : `${yearsSentence(compared)} Figures that are not published count in no average.`}
      </p>
      <Table
        caption="Published figures side by side"
        hideCaption
        rows={[school, ...rows]}
        rowKey={(row) => row.urn}
        columns={columns}
        total={
          compared.some(({ average }) => average !== null)
            ? ['Average of the similar schools', ...compared.map(averageOf), null]
            : undefined
        }
      />
    </Section>
  );
}

const FREE_MEALS: Column<SimilarSchool> = {
  head: 'Free school meals',
  numeric: true,
  cell: (row) => perCentWords(row.fsmPercent),
};

function Name({ row, own }: { row: SimilarSchool; own: boolean }) {
  if (!own) return <Link to={`/schools/${row.urn}`}>{row.name}</Link>;
  return (
    <>
      {row.name}
      <span className="block text-sm font-normal text-ink-soft">This school</span>
    </>
  );
}

function headOf({ indicator }: ComparedFigure): string {
  return FIGURE_HEADS[indicator] ?? indicatorOf(indicator)?.label ?? indicator;
}

function cellOf({ indicator: key, values }: ComparedFigure, urn: number): string {
  const indicator = indicatorOf(key);
  return indicator ? cellWords(indicator, values[urn]) : 'Not published';
}

function averageOf({ indicator: key, average }: ComparedFigure): string | null {
  const indicator = indicatorOf(key);
  return indicator && average !== null ? cellWords(indicator, { value: average, text: null }) : null;
}

/** "Results at the end of year 6 in 2025 to 2026.", with what is of another year said. */
function yearsSentence(compared: readonly ComparedFigure[]): string {
  const years = [...new Set(compared.map(({ period }) => period))].sort().reverse();
  const said = years.map((year, i) => {
    const of = compared.filter(({ period }) => period === year);
    const names = of.map((figure) => headOf(figure).toLowerCase());
    return i === 0 ? periodWords(year) : `${list(names)} in ${periodWords(year)}`;
  });
  return `Results at the end of year 6 in ${said.join('; ')}.`;
}
