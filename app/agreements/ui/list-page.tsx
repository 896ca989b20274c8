import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Page,
  Pagination,
  SelectField,
  Table,
  Tag,
  TextField,
  withQuery,
} from '~/ui';
import { AGREEMENT_STATES, type AgreementState } from '../domain';
import type { EscalationNotice } from '../escalation/queries.server';
import type { AgreementListRow } from '../list.server';
import { STATE_TAGS } from '../wording';
import { StateTag } from './frame';

/** Agreements of the viewer, those that wait for them first. */
export function AgreementsPage({
  rows,
  notices,
  total,
  filter,
  pageSize,
  seesVisits,
}: {
  rows: readonly AgreementListRow[];
  /** By agreement: a case about progress, or why one might be opened. */
  notices: Record<string, EscalationNotice>;
  total: number;
  filter: { state: AgreementState | null; text: string; page: number };
  pageSize: number;
  /** Whether there is a page of all visits for them: the service and providers have one. */
  seesVisits: boolean;
}) {
  const query = new URLSearchParams({
    ...(filter.text ? { q: filter.text } : {}),
    ...(filter.state ? { state: filter.state } : {}),
  });
  const form = formState(null, { q: filter.text, state: filter.state ?? '' });
  const active = [
    ...(filter.text
      ? [{ label: `“${filter.text}”`, removeHref: withQuery('/agreements', query, { q: null }) }]
      : []),
    ...(filter.state
      ? [
          {
            label: STATE_TAGS[filter.state].label,
            removeHref: withQuery('/agreements', query, { state: null }),
          },
        ]
      : []),
  ];
  return (
    <Page
      wide
      title="Agreements"
      breadcrumbs={[{ label: 'Home', href: '/home' }]}
      lead="What schools and those who support them have agreed, or are about to. What waits for you comes first."
      actions={seesVisits ? <Link to="/visits">Visits and their notes</Link> : null}
    >
      <Filters
        action="/agreements"
        active={active}
        fields={
          <>
            <TextField form={form} name="q" label="School, provider or reference" type="search" optional />
            <SelectField
              form={form}
              name="state"
              label="State"
              width="full"
              optional
              empty="Any state"
              options={AGREEMENT_STATES.map((state) => ({ value: state, label: STATE_TAGS[state].label }))}
            />
          </>
        }
      >
        <Table
          caption={active.length > 0 ? 'Agreements that fit the filters' : 'Your agreements'}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          empty={<Empty filtered={active.length > 0} />}
          columns={[
            {
              head: 'Agreement',
              nowrap: true,
              cell: (row) => <Link to={`/agreements/${row.id}`}>{row.ref}</Link>,
            },
            {
              head: 'Between',
              cell: (row) => (
                <>
                  {row.schoolName}
                  <br />
                  <span className="text-ink-soft">{row.providerName}</span>
                </>
              ),
            },
            {
              head: 'Runs',
              cell: (row) =>
                row.startsOn && row.endsOn
                  ? `${dateWords(row.startsOn)} to ${dateWords(row.endsOn)}`
                  : 'Not set',
            },
            { head: 'State', cell: (row) => <State row={row} notice={notices[row.id]} /> },
          ]}
        />
        {total > 0 ? (
          <Pagination
            page={filter.page}
            pageSize={pageSize}
            total={total}
            path="/agreements"
            query={query}
            noun="agreement"
          />
        ) : null}
        <DownloadList list="agreements" total={total} />
      </Filters>
    </Page>
  );
}

/** What waits for the viewer in an agreement that is not yet in force; in one that is, it is an amendment. */
const WAITS: Partial<Record<AgreementState, string>> = { draft: 'Yours to check', signing: 'Yours to sign' };

function State({ row, notice }: { row: AgreementListRow; notice: EscalationNotice | undefined }) {
  return (
    <div className="flex flex-wrap gap-2">
      <StateTag state={row.state} />
      {row.waiting ? <Tag tone="blue">{WAITS[row.state] ?? 'Amendment to sign'}</Tag> : null}
      {row.state === 'signing' ? (
        <span className="text-sm text-ink-soft">{count(row.signatures, 'signature')} of 4</span>
      ) : null}
      {notice?.open ? <Tag tone="amber">{notice.open.step}</Tag> : null}
      {notice && notice.suggestion.length > 0 ? <Tag tone="yellow">Progress to consider</Tag> : null}
    </div>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <EmptyState title="No agreement fits these filters">
      Take a filter away, or search for fewer words.
    </EmptyState>
  ) : (
    <EmptyState title="There are no agreements yet">
      An agreement is drafted when a broker approves a partnership. You will see it here, and be told.
    </EmptyState>
  );
}
