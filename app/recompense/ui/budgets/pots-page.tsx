import { Link } from '@remix-run/react';
import { StateTag } from '~/agreements/ui/frame';
import { count } from '~/kernel/words';
import { ButtonLink, DownloadList, EmptyState, Money, NextStep, Page, Section, Table } from '~/ui';
import type { PotsPage } from '../../budgets/queries.server';
import { financialYearWords, spanWords } from '../../budgets/wording';
import { PotTag, potCrumbs, Signed } from './frame';
import { PotBar } from './pot-bar';

/** The authority's pots in a financial year, with what became of each. */
export function PotsPageView({ page }: { page: PotsPage }) {
  const { pots, year, total } = page;
  return (
    <Page
      wide
      title={`Budgets ${financialYearWords(year)}`}
      breadcrumbs={potCrumbs()}
      lead="The funds support is paid from: what each was given, what is promised to agreements, what claims have spent and what is free."
      actions={
        <>
          {page.mayMake && pots.length > 0 ? <Link to="/recompense/pots/new">Make a pot</Link> : null}
          <Link to="/recompense/commitments">All commitments</Link>
        </>
      }
      next={<Next page={page} />}
    >
      <nav aria-label="Financial years" className="no-print mb-6 flex flex-wrap gap-x-6 gap-y-2">
        <Link to={`/recompense/pots?year=${year - 1}`} className="inline-block py-2">
          {financialYearWords(year - 1)}
          <span className="visually-hidden">, the year before</span>
        </Link>
        <span className="inline-block py-2 font-semibold" aria-current="true">
          {financialYearWords(year)}
        </span>
        <Link to={`/recompense/pots?year=${year + 1}`} className="inline-block py-2">
          {financialYearWords(year + 1)}
          <span className="visually-hidden">, the year after</span>
        </Link>
      </nav>
      {pots.length === 0 ? (
        <EmptyState
          title={page.any ? 'No pot of this year' : 'There is no pot yet'}
          action={page.mayMake ? <ButtonLink to="/recompense/pots/new">Make a pot</ButtonLink> : undefined}
        >
          {page.any
            ? 'Pots whose dates touch this financial year (1 April to 31 March) stand here.'
            : 'Until there is one, agreements are signed without asking for money first. Once there is, the authority signs only what a pot covers.'}
          {page.mayMake ? null : ' The lead makes pots.'}
        </EmptyState>
      ) : (
        <>
          <PotBar figures={total} label={`All pots of ${financialYearWords(year)}`} />
          <Table
            caption={`Pots of ${financialYearWords(year)}`}
            hideCaption
            rows={pots}
            rowKey={({ id }) => id}
            columns={[
              {
                head: 'Pot',
                cell: (pot) => (
                  <>
                    <Link to={`/recompense/pots/${pot.id}`}>{pot.name}</Link>
                    <span className="block text-sm font-normal text-ink-soft">
                      {pot.costCode}. {spanWords(pot)}
                    </span>
                  </>
                ),
              },
              { head: 'State', cell: (pot) => <PotTag closed={pot.closed} /> },
              {
                head: 'Allocated',
                numeric: true,
                cell: ({ figures }) => <Money pence={figures.allocated} />,
              },
              {
                head: 'Committed',
                numeric: true,
                cell: ({ figures }) => <Money pence={figures.committed} />,
              },
              { head: 'Spent', numeric: true, cell: ({ figures }) => <Money pence={figures.spent} /> },
              { head: 'Free', numeric: true, cell: ({ figures }) => <Signed pence={figures.free} /> },
            ]}
            total={[
              'In all',
              '',
              <Money key="allocated" pence={total.allocated} />,
              <Money key="committed" pence={total.committed} />,
              <Money key="spent" pence={total.spent} />,
              <Signed key="free" pence={total.free} />,
            ]}
          />
          <DownloadList list="pots" total={page.pots.length} />
          <UncoveredSection rows={page.uncovered} />
          <Section title="How to read this">
            <p className="max-w-measure">
              Allocated is what a pot was given. Committed is promised to agreements and not spent yet; spent
              is the authority’s part of approved claims, without VAT. Free is what is left: allocated, less
              committed, less spent. A pot that runs over two financial years stands in both, with its whole
              figures.
            </p>
          </Section>
        </>
      )}
    </Page>
  );
}

/** More of them than this on one page is no help; the rest follows as these are covered. */
const SHOWN = 20;

function UncoveredSection({ rows }: { rows: PotsPage['uncovered'] }) {
  if (rows.length === 0) return null;
  return (
    <Section title="Agreements the budget does not cover">
      <p className="mb-3 max-w-measure">
        The authority’s part of {count(rows.length, 'agreement')} is not approved in full. Until it is, the
        authority cannot sign what waits for its signature, and claims that draw on what is missing cannot be
        approved.
        {rows.length > SHOWN ? ` The ${SHOWN} that lack most are shown.` : ''}
      </p>
      <Table
        caption="Agreements the budget does not cover"
        hideCaption
        rows={rows.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        columns={[
          {
            head: 'Agreement',
            cell: (row) => (
              <>
                <Link to={`/agreements/${row.id}/recompense/fund`}>{row.ref}</Link>
                <span className="block text-sm font-normal text-ink-soft">{row.schoolName}</span>
              </>
            ),
          },
          { head: 'State', cell: ({ state }) => <StateTag state={state} /> },
          { head: 'Authority’s part', numeric: true, cell: (row) => <Money pence={row.needPence} /> },
          { head: 'Approved', numeric: true, cell: (row) => <Money pence={row.approvedPence} /> },
          { head: 'Waiting for the lead', numeric: true, cell: (row) => <Money pence={row.askedPence} /> },
          { head: 'Missing', numeric: true, cell: (row) => <Money pence={row.missingPence} /> },
        ]}
      />
    </Section>
  );
}

function Next({ page }: { page: PotsPage }) {
  if (page.waiting === 0) return null;
  const what = count(page.waiting, 'commitment');
  if (!page.mayMake) {
    return <NextStep title={`${what} ${page.waiting === 1 ? 'waits' : 'wait'} for the lead`} />;
  }
  return (
    <NextStep
      title={`Decide about ${what}`}
      after="Whoever asked is told, and an agreement that waited for its money can be signed."
    >
      <ButtonLink to="/recompense/commitments?state=asked">See what is asked</ButtonLink>
    </NextStep>
  );
}
