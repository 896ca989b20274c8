import { Form, Link } from '@remix-run/react';
import { Button, DownloadList, EmptyState, formState, Page, Pagination, SelectField, Table, Tag } from '~/ui';
import { PROPOSAL_STATES } from '../domain/proposal-states';
import { PROPOSALS_PER_PAGE } from '../paging';
import type { ProposalsList } from '../queries/list.server';
import { STATE_NAMES, STATE_TONES } from '../wording';
import { onDate } from './proposal-parts';

/** Every proposal the viewer has a part in. */
export function ProposalsPage({
  list,
  query,
  outside,
}: {
  list: ProposalsList;
  query: string;
  outside: boolean;
}) {
  const title = outside ? 'Invitations' : 'Proposals';
  return (
    <Page
      wide
      title={title}
      lead={
        outside
          ? 'Schools that asked for your support, or that of your colleagues, and where each invitation stands.'
          : 'Partners put forward for requests, and where each stands.'
      }
    >
      <Form method="get" className="mb-6 flex flex-wrap items-end gap-4 [&_.field]:mb-0">
        <SelectField
          form={formState(null, { state: list.state ?? '' })}
          name="state"
          label="State"
          empty="Any state"
          optional
          options={PROPOSAL_STATES.map((state) => ({ value: state, label: STATE_NAMES[state] }))}
        />
        <Button tone="secondary">Filter</Button>
      </Form>
      <Table
        caption={title}
        hideCaption
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={list.state ? 'None in this state' : 'None yet'}>
            <p>
              {outside
                ? 'When a school would like your support, the invitation appears here and on your home page.'
                : 'Proposals begin when a broker puts offers forward for a request.'}
            </p>
          </EmptyState>
        }
        columns={[
          {
            head: 'Partnership',
            cell: (row) => (
              <Link to={`/proposals/${row.id}`}>
                {row.providerName} for {row.schoolName}
              </Link>
            ),
          },
          { head: 'Request', cell: (row) => row.ref },
          { head: 'State', cell: (row) => <Tag tone={STATE_TONES[row.state]}>{STATE_NAMES[row.state]}</Tag> },
          {
            head: 'Answer by',
            cell: (row) =>
              row.state === 'invited' || row.state === 'accepted' ? onDate(row.answerBy) : 'No date',
          },
        ]}
      />
      <Pagination
        page={list.page}
        pageSize={PROPOSALS_PER_PAGE}
        total={list.total}
        path="/proposals"
        query={query}
        noun="proposal"
      />
      <DownloadList list="proposals" total={list.total} />
    </Page>
  );
}
