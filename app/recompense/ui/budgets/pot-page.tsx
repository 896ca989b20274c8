import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import {
  DateText,
  EmptyState,
  Page,
  Pagination,
  Section,
  SummaryList,
  Table,
  Timeline,
  WarningText,
} from '~/ui';
import type { PotPage } from '../../budgets/queries.server';
import { COMMITMENTS_PER_PAGE, spanWords } from '../../budgets/wording';
import { CommitmentTable } from './commitment-table';
import { PotTag, potCrumbs, Signed } from './frame';
import { PotBar, PotFiguresTable } from './pot-bar';

/** One pot: its figures, what is promised from it, what it was given. */
export function PotPageView({ page }: { page: PotPage }) {
  const { pot, may, commitments } = page;
  const at = `/recompense/pots/${pot.id}`;
  const { figures } = pot;
  return (
    <Page
      wide
      title={pot.name}
      caption={`Pot, ${spanWords(pot)}`}
      breadcrumbs={potCrumbs({ id: '', name: '' })}
      tag={<PotTag closed={pot.closed} />}
      actions={
        <>
          {may.allocate ? <Link to={`${at}/allocate`}>Change what it holds</Link> : null}
          {may.close ? <Link to={`${at}/close`}>Close the pot</Link> : null}
          {may.open ? <Link to={`${at}/close`}>Open it again</Link> : null}
        </>
      }
    >
      {figures.free < 0 ? (
        <WarningText>
          {moneyWords(-figures.free)} more is promised or spent than this pot was given. The lead approved it:
          give the pot more, or release what is not needed.
        </WarningText>
      ) : null}
      <PotBar figures={figures} label={pot.name} />
      <PotFiguresTable figures={figures} caption={`Figures of ${pot.name}`} />
      <Section title="Details">
        <SummaryList
          rows={[
            { label: 'Name', value: pot.name, href: may.edit ? `${at}/edit` : undefined },
            { label: 'What it is for', value: pot.about },
            { label: 'Cost code', value: pot.costCode },
            { label: 'Dates', value: spanWords(pot) },
          ]}
        />
      </Section>
      <Section title="Promised from this pot">
        {commitments.total === 0 ? (
          <EmptyState title="Nothing is promised yet">
            Money is asked for on an agreement’s page “Money for this agreement”.
          </EmptyState>
        ) : (
          <>
            <CommitmentTable rows={commitments.rows} caption={`Commitments of ${pot.name}`} />
            <Pagination
              page={commitments.page}
              pageSize={COMMITMENTS_PER_PAGE}
              total={commitments.total}
              path={at}
              noun="commitment"
            />
          </>
        )}
      </Section>
      <Section title="What it was given">
        <Table
          caption={`Allocations of ${pot.name}`}
          hideCaption
          rows={page.allocations}
          rowKey={({ id }) => id}
          empty={<p>Nothing has been allocated to this pot yet.</p>}
          columns={[
            { head: 'When', cell: (row) => <DateText date={row.at} /> },
            { head: 'Why, and by whom', cell: (row) => `${row.reason || 'First allocation'} (${row.by})` },
            { head: 'Change', numeric: true, cell: (row) => <Change pence={row.amountPence} /> },
            { head: 'Then held', numeric: true, cell: (row) => <Signed pence={row.afterPence} /> },
          ]}
        />
      </Section>
      <Section title="History">
        <Timeline
          entries={page.history.map(({ id, title, at: when, by, reason }) => ({
            key: id,
            title,
            at: when,
            by,
            children: reason,
          }))}
        />
      </Section>
    </Page>
  );
}

const Change = ({ pence }: { pence: number }) => (
  <span className="tabular-nums">{`${pence > 0 ? '+' : '−'}${moneyWords(Math.abs(pence))}`}</span>
);
