import { Link } from '@remix-run/react';
import { calendarDate } from '~/kernel/clock';
import { dateWords, instantWords } from '~/kernel/words';
import {
  ButtonLink,
  DownloadList,
  EmptyState,
  Filters,
  formState,
  Money,
  Page,
  Pagination,
  SelectField,
  Table,
  Tag,
  TextField,
  WithReferences,
  withQuery,
} from '~/ui';
import type { ClaimFilter, ClaimList } from '../../claims/list.server';
import { CLAIM_TAGS, SAMPLE_TAGS, WAITS_FOR } from '../../claims/wording';
import { CLAIM_STATES } from '../../domain/claims/vocabulary';
import { ClaimTag } from './frame';

/** Claims of the viewer, narrowed and in pages. */
export function ClaimsPage({
  list,
  filter,
  pageSize,
}: {
  list: ClaimList;
  filter: ClaimFilter;
  pageSize: number;
}) {
  const { rows, total, page } = list;
  const query = new URLSearchParams({
    ...(filter.text ? { q: filter.text } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.evidence ? { evidence: filter.evidence } : {}),
  });
  const active = [
    ...(filter.text
      ? [{ label: `“${filter.text}”`, removeHref: withQuery('/claims', query, { q: null }) }]
      : []),
    ...(filter.state
      ? [{ label: CLAIM_TAGS[filter.state].label, removeHref: withQuery('/claims', query, { state: null }) }]
      : []),
    ...(filter.evidence
      ? [
          {
            label: SAMPLE_TAGS[filter.evidence].label,
            removeHref: withQuery('/claims', query, { evidence: null }),
          },
        ]
      : []),
  ];
  const form = formState(null, {
    q: filter.text,
    state: filter.state ?? '',
    evidence: filter.evidence ?? '',
  });
  return (
    <Page
      wide
      title="Claims"
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Money', href: '/recompense' },
      ]}
      lead="What providers have claimed for the support they gave. The school answers each claim, the service approves it, and then it is invoiced and paid."
    >
      <Filters
        action="/claims"
        active={active}
        fields={
          <>
            <TextField form={form} name="q" label="Reference, school or provider" optional />
            <SelectField
              form={form}
              name="state"
              label="State"
              width="full"
              optional
              empty="Any"
              options={CLAIM_STATES.filter((state) => list.claims || state !== 'draft').map((state) => ({
                value: state,
                label: CLAIM_TAGS[state].label,
              }))}
            />
            <SelectField
              form={form}
              name="evidence"
              label="Evidence"
              width="full"
              optional
              empty="Any"
              options={[
                { value: 'asked', label: SAMPLE_TAGS.asked.label },
                { value: 'given', label: SAMPLE_TAGS.given.label },
              ]}
            />
          </>
        }
      >
        <Table
          caption={active.length > 0 ? 'Claims that fit the filters' : 'Claims'}
          hideCaption
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            active.length > 0 ? (
              <EmptyState title="No claim fits these filters">Take a filter away.</EmptyState>
            ) : (
              <EmptyState
                title="There are no claims yet"
                action={
                  list.claims ? <ButtonLink to="/agreements">Go to your agreements</ButtonLink> : undefined
                }
              >
                {list.claims
                  ? 'A claim is made from an agreement, on its page “Recompense”, once a visit has been held or an instalment is due.'
                  : 'A claim is listed here once a provider has sent it.'}
              </EmptyState>
            )
          }
          columns={[
            {
              head: 'Claim',
              nowrap: true,
              cell: ({ id, ref }) => <Link to={`/claims/${id}`}>{ref ?? 'Draft'}</Link>,
            },
            {
              head: 'For',
              cell: ({ schoolName, providerName, agreementRef }) => (
                <>
                  {schoolName}
                  <span className="block text-sm text-ink-soft">
                    <WithReferences text={`${providerName}, ${agreementRef}`} />
                  </span>
                </>
              ),
            },
            {
              head: 'Sent',
              nowrap: true,
              cell: ({ submittedAt }) =>
                submittedAt ? (
                  <time
                    dateTime={new Date(submittedAt).toISOString()}
                    title={instantWords(new Date(submittedAt))}
                  >
                    {dateWords(calendarDate(new Date(submittedAt)))}
                  </time>
                ) : (
                  'Not sent'
                ),
            },
            {
              head: 'State',
              cell: ({ state, evidence }) => (
                <>
                  <ClaimTag state={state} />
                  {evidence ? (
                    <span className="mt-1 block">
                      <Tag tone={SAMPLE_TAGS[evidence].tone}>{SAMPLE_TAGS[evidence].label}</Tag>
                    </span>
                  ) : null}
                  {WAITS_FOR[state] ? (
                    <span className="mt-1 block text-sm text-ink-soft">{WAITS_FOR[state]}</span>
                  ) : null}
                </>
              ),
            },
            { head: 'Sum', numeric: true, cell: ({ totalPence }) => <Money pence={totalPence} /> },
          ]}
        />
        {total > 0 ? (
          <Pagination
            page={page}
            pageSize={pageSize}
            total={total}
            path="/claims"
            query={query}
            noun="claim"
          />
        ) : null}
        <DownloadList list="claims" total={total} />
      </Filters>
    </Page>
  );
}
