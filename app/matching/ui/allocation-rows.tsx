import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { moneyWords } from '~/kernel/money';
import { count } from '~/kernel/words';
import { BandTag, Card, EmptyState, Pagination, Section, Tabs, Tag, withQuery } from '~/ui';
import {
  type OfferShown,
  type PlanView,
  ROW_FILTERS,
  ROWS_PER_PAGE,
  type RowFilter,
  type RowShown,
} from '../allocation/rows-shown';
import { STATE_NAMES } from '../wording';
import { FitScore, ScoreLine } from './parts';

const FILTER_NAMES: Record<RowFilter, string> = {
  all: 'All requests',
  unmet: 'Not met',
  differs: 'Not its best alone',
  changed: 'Not on a shortlist yet',
};

/** Every request of a plan: what it gets, what it would get alone, how it stands today, and why. */
export function AllocationRows({
  head,
  ready,
  query,
}: {
  head: PlanView['head'];
  ready: NonNullable<PlanView['ready']>;
  query: string;
}) {
  const path = `/allocation/${head.id}`;
  return (
    <Section title="Request by request">
      <Tabs
        label="Which requests are shown"
        tabs={ROW_FILTERS.map((filter) => ({
          label: FILTER_NAMES[filter],
          href: withQuery(path, query, { show: filter === 'all' ? null : filter, page: null }),
          current: ready.filter === filter,
          count: ready.counts[filter],
        }))}
      />
      {ready.rows.length === 0 ? (
        <EmptyState title={ready.counts.all === 0 ? 'No open request' : 'None of these'}>
          <p>
            {ready.counts.all === 0
              ? 'When the plan was made, no request was waiting for a partner.'
              : 'Look at all requests to see the whole plan.'}
          </p>
        </EmptyState>
      ) : (
        <ol className="mt-4">
          {ready.rows.map((row) => (
            <li key={row.requestId}>
              <PlanRowCard row={row} path={path} />
            </li>
          ))}
        </ol>
      )}
      <Pagination
        page={ready.page}
        pageSize={ROWS_PER_PAGE}
        total={ready.total}
        path={path}
        query={query}
        noun="request"
      />
    </Section>
  );
}

function PlanRowCard({ row, path }: { row: RowShown; path: string }) {
  const { planned, alone } = row;
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="my-0 max-w-none">
          <Link to={`/requests/${row.requestId}`}>{row.schoolName}</Link> ({row.ref})
        </h3>
        <BandTag band={row.band} />
      </div>
      <p className="mt-1 text-sm text-ink-soft">{row.asks}</p>
      <dl className="my-3 grid gap-x-6 gap-y-3 md:grid-cols-3">
        <Fact label="In this plan">
          {planned ? (
            <>
              <Partner offer={planned} row={row} />
              <span className="block text-sm">
                {planned.days}. {planned.pence === 0 ? 'No charge' : moneyWords(planned.pence)}.
              </span>
              {row.mark ? (
                <Tag tone="blue">{row.mark === 'chosen' ? 'Chosen by the school' : 'Kept by you'}</Tag>
              ) : null}
            </>
          ) : (
            <span className="font-semibold">Nobody</span>
          )}
        </Fact>
        <Fact label="If it stood alone">
          {alone === null ? (
            'Nobody could'
          ) : planned?.offerId === alone.offerId ? (
            'The same'
          ) : (
            <Partner offer={alone} row={row} />
          )}
        </Fact>
        <Fact label="Today">
          {row.today.length === 0 ? (
            'Nobody put forward yet'
          ) : (
            <ul className="text-base">
              {row.today.map(({ name, state }) => (
                <li key={name}>
                  {name}: {STATE_NAMES[state].toLowerCase()}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
      {planned ? <ScoreLine score={planned.score} /> : null}
      <p className="mt-2">
        <span className="font-semibold">Why: </span>
        {row.why}
      </p>
      {row.lost ? <p>{row.lost}</p> : null}
      {planned ? <FitScore score={planned.score} factors={planned.factors} /> : null}
      {planned === null && alone ? <FitScore score={alone.score} factors={alone.factors} /> : null}
      <p className="text-sm">
        {row.options > 0 ? `${count(row.options, 'offer')} could meet it in full. ` : ''}
        {row.mark !== 'chosen' && row.options > 0 ? (
          <Link to={`${path}/again#row-${row.requestId}`}>
            Keep or rule out a partner<span className="visually-hidden"> for {row.schoolName}</span>
          </Link>
        ) : null}
      </p>
    </Card>
  );
}

function Partner({ offer, row }: { offer: OfferShown; row: RowShown }) {
  return (
    <Link to={`/requests/${row.requestId}/offers/${offer.offerId}`}>
      {offer.card?.providerName ?? 'A partner no longer in the directory'}, {offer.score} out of 100
    </Link>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm font-semibold text-ink-soft">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
