import { Link } from '@remix-run/react';
import { designationWords } from '~/directory/wording';
import { EmptyState, Section, Table, Tag } from '~/ui';
import type { PanelView } from '../queries/panel.server';
import { STATE_NAMES, STATE_TONES } from '../wording';

/** The part of a request's page about its partners, for the route that joins the two areas. */
export function ProposalsPanel({ panel }: { panel: PanelView }) {
  const { requestId, proposals, service } = panel;
  const started = panel.requestState === 'matching' || panel.requestState === 'partnered';
  if (!started && proposals.length === 0) return null;
  return (
    <Section title="Partners" action={<Link to={`/requests/${requestId}/matches`}>Possible partners</Link>}>
      <Table
        caption="Partners put forward"
        hideCaption
        rows={proposals}
        rowKey={(row) => row.id}
        empty={
          <EmptyState title={service ? 'Nobody is put forward yet' : 'There is nobody to choose from yet'}>
            <p>
              {service
                ? 'Rank the offers, put two to four forward, and share them with the school.'
                : 'Your broker is looking. You are told when there are partners to look at.'}
            </p>
          </EmptyState>
        }
        columns={[
          { head: 'Partner', cell: (row) => <Link to={`/proposals/${row.id}`}>{row.providerName}</Link> },
          { head: 'Kind of leader', cell: (row) => designationWords(row.designation) },
          { head: 'Offer', cell: (row) => row.title },
          { head: 'State', cell: (row) => <Tag tone={STATE_TONES[row.state]}>{STATE_NAMES[row.state]}</Tag> },
        ]}
      />
    </Section>
  );
}
