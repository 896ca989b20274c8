import { Link } from '@remix-run/react';
import { codedLabel, indicatorOf, periodWords } from '~/diagnosis/domain';
import { academicYearWords } from '~/kernel/academic-year';
import { count, list } from '~/kernel/words';
import { InsetText, Section, Table } from '~/ui';
import type { RunView } from '../queries.server';

type Row = NonNullable<RunView['figures']>['rows'][number];

/** What a file of published figures brings: how much, for which year, and the first rows of it. */
export function FigureSamples({ run }: { run: RunView }) {
  const { figures } = run;
  if (!figures || (run.status !== 'previewed' && run.status !== 'done')) return null;
  const done = run.status === 'done';
  const parts = [
    ...(figures.values > 0 ? [count(figures.values, 'figure')] : []),
    ...(figures.inspections > 0 ? [count(figures.inspections, 'inspection')] : []),
    ...(figures.comparators > 0
      ? [count(figures.comparators, 'figure to compare with', 'figures to compare with')]
      : []),
  ];
  return (
    <Section title={done ? 'What it brought' : 'What it would bring'}>
      <p>
        {parts.length === 0 ? 'Nothing new' : list(parts)}
        {figures.period === null ? '' : `, for ${academicYearWords(Number(figures.period))}`}.
      </p>
      {figures.notInRegister > 0 ? (
        <InsetText>
          {count(figures.notInRegister, 'school of the file is', 'schools of the file are')} not in the
          register kept here. Their figures {done ? 'are' : 'would be'} kept, and show once the register’s
          file is imported.
        </InsetText>
      ) : null}
      {figures.rows.length === 0 ? null : (
        <Table
          caption="The first rows that bring something new"
          rows={figures.rows}
          rowKey={(row) => `${row.urn}-${row.name}`}
          columns={[
            { head: 'School', cell: (row) => <RowName row={row} linked={figures.notInRegister === 0} /> },
            { head: done ? 'What changed' : 'What would change', cell: (row) => <Changes row={row} /> },
          ]}
        />
      )}
    </Section>
  );
}

/** Linked only where every school of the file has a page. */
function RowName({ row, linked }: { row: Row; linked: boolean }) {
  if (row.urn === null) return row.name.trim() === '' ? 'England' : row.name;
  return (
    <>
      {linked ? <Link to={`/schools/${row.urn}`}>{row.name}</Link> : row.name}
      <span className="block text-sm font-normal text-ink-soft">{row.urn}</span>
    </>
  );
}

function Changes({ row }: { row: Row }) {
  return (
    <ul>
      {row.changes.map((change) => (
        <li key={`${change.indicator}-${change.period}-${change.after}`}>
          {indicatorOf(change.indicator)?.label ?? 'Inspection'}, {periodWords(change.period)}:{' '}
          {change.before === null ? '' : `${said(change.indicator, change.before)} → `}
          {said(change.indicator, change.after)}
        </li>
      ))}
    </ul>
  );
}

function said(key: string, text: string): string {
  const indicator = indicatorOf(key);
  return indicator ? codedLabel(indicator, text) : text;
}
