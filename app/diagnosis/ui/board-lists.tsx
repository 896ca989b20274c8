import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import { BandTag, EmptyState, Pagination, Section, Table, withQuery } from '~/ui';
import { NONE } from '../board-forms';
import type { BoardColumn } from '../board-queries.server';
import { bandName } from '../board-wording';
import { bandId } from '../domain';
import { AdviserWords, DueTags, MovementMark } from './board-column';
import { BOARD_PATH, type BoardProps } from './board-props';

/** One band in full, by pages, under the same filters. */
export function BandList({ column, filter, query, pageSize }: BoardProps & { column: BoardColumn }) {
  const name = column.band?.name ?? 'No band yet';
  const back = withQuery(BOARD_PATH, query, { band: null, page: null });
  const list = new URLSearchParams();
  if (column.band) list.set('band', column.band.key);
  if (filter.phase) list.set('phase', filter.phase);
  return (
    <Section title={`${name} (${count(column.schools, 'school')})`}>
      <p className="flex flex-wrap gap-x-6">
        <Link to={back}>All bands</Link>
        {column.band ? <Link to={`/schools?${list}`}>The same in the list of schools</Link> : null}
      </p>
      <Table
        caption={`Schools in ${name}, the most pressing first`}
        hideCaption
        rows={column.shown}
        rowKey={({ urn }) => urn}
        empty={
          <EmptyState title="No school of this band fits these filters">
            <p>Take a filter off, or go back to all bands.</p>
          </EmptyState>
        }
        columns={[
          {
            head: 'School',
            cell: (row) => (
              <>
                <Link to={`/schools/${row.urn}`}>{row.name}</Link>
                <span className="block text-sm font-normal text-ink-soft">
                  {[row.phaseName, row.town].filter(Boolean).join(', ')}
                </span>
              </>
            ),
          },
          { head: 'Since last term', cell: (row) => <MovementMark school={row} /> },
          {
            head: 'Last looked at',
            cell: (row) => (row.lastOn ? dateWords(row.lastOn) : 'Not yet'),
          },
          {
            head: 'To do',
            cell: (row) =>
              row.due.state === 'up-to-date' && (row.open === null || row.open.state === 'draft') ? (
                'Nothing now'
              ) : (
                <span className="flex flex-wrap gap-1.5">
                  <DueTags school={row} />
                </span>
              ),
          },
          { head: 'Adviser', cell: (row) => <AdviserWords school={row} /> },
          {
            head: 'Pupils',
            numeric: true,
            cell: (row) => row.pupils?.toLocaleString('en-GB') ?? 'Not known',
          },
        ]}
      />
      {column.schools > pageSize ? (
        <Pagination
          page={filter.page}
          pageSize={pageSize}
          total={column.schools}
          path={BOARD_PATH}
          query={query}
          noun="school"
        />
      ) : null}
    </Section>
  );
}

/** Who has which schools; in order of name, for it is a list and no comparison. */
export function Caseloads({ board, query }: BoardProps) {
  if (board.caseloads.length === 0) return null;
  const framework = board.bands[0]?.framework;
  return (
    <Section title="Caseloads">
      <Table
        caption="Schools by adviser, as filtered"
        hideCaption
        rows={board.caseloads}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Adviser',
            cell: ({ id, name }) => (
              <Link to={withQuery(BOARD_PATH, query, { adviser: id, page: null })}>
                {name ?? 'No adviser'}
              </Link>
            ),
          },
          { head: 'Schools', numeric: true, cell: (row) => row.schools },
          ...board.columns.map(({ band }) => ({
            head: band ? bandName(band, framework) : 'No band yet',
            numeric: true,
            cell: ({ bands }: { bands: Record<string, number> }) => bands[band ? bandId(band) : NONE] ?? 0,
          })),
          { head: 'Contested', numeric: true, cell: (row) => row.contested },
          { head: 'Overdue', numeric: true, cell: (row) => row.overdue },
          { head: 'Due now', numeric: true, cell: (row) => row.due },
        ]}
      />
    </Section>
  );
}

/** Schools that left the board since last term, with what became of them. */
export function Gone({ board }: BoardProps) {
  if (board.gone.length === 0) return null;
  return (
    <Section title="Closed since last term">
      <p>They are no longer counted. A school that took over is counted once, in their place.</p>
      <Table
        caption="Schools closed since last term"
        hideCaption
        rows={board.gone}
        rowKey={({ urn }) => urn}
        columns={[
          { head: 'School', cell: ({ urn, name }) => <Link to={`/schools/${urn}`}>{name}</Link> },
          {
            head: 'Closed',
            cell: ({ closeDate }) => (closeDate ? dateWords(closeDate) : 'Day not recorded'),
          },
          { head: 'Band at the end of last term', cell: ({ band }) => <BandTag band={band} /> },
          {
            head: 'What it became',
            cell: ({ became }) =>
              became.length === 0
                ? 'No school that took over is recorded'
                : became.map(({ urn, name }) => (
                    <span key={urn} className="block">
                      <Link to={`/schools/${urn}`}>{name}</Link>
                    </span>
                  )),
          },
        ]}
      />
    </Section>
  );
}
