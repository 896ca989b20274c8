import { Form, Link } from '@remix-run/react';
import { Button, EmptyState, Hidden, Section, Table, Tag } from '~/ui';
import { SHORTLIST_MOST } from '../domain/rules';
import type { Candidate, ShortlistView } from '../queries/shortlist.server';
import { STATE_NAMES, STATE_TONES } from '../wording';

/** The broker's shortlist: who is put forward, where each stands, and how to take one off. */
export function ShortlistSection({ shortlist }: { shortlist: ShortlistView }) {
  const { request, candidates } = shortlist;
  return (
    <Section
      title={`Shortlist (${candidates.length} of ${SHORTLIST_MOST} at most)`}
      action={
        candidates.length > 1 ? (
          <Link to={`/requests/${request.id}/compare`}>Compare side by side</Link>
        ) : undefined
      }
    >
      <Table
        caption="Partners put forward"
        hideCaption
        rows={candidates}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="Nobody is on the shortlist yet">
            <p>Put two to four partners forward, so that the school has a real choice.</p>
          </EmptyState>
        }
        columns={[
          { head: 'Partner', cell: (one) => <Link to={`/proposals/${one.id}`}>{one.providerName}</Link> },
          { head: 'Offer', cell: (one) => one.title },
          {
            head: 'Fit',
            numeric: true,
            cell: (one) => (one.score === null ? 'Not scored' : `${one.score} of 100`),
          },
          { head: 'State', cell: (one) => <Tag tone={STATE_TONES[one.state]}>{stateWords(one)}</Tag> },
          { head: 'Take off', cell: (one) => <TakeOff one={one} requestId={request.id} /> },
        ]}
      />
    </Section>
  );
}

function stateWords(one: Candidate): string {
  if (one.state !== 'shortlisted') return STATE_NAMES[one.state];
  return one.shared ? 'With the school' : 'Not shared yet';
}

/** One the school has not seen goes at once; for any other a reason is asked on a page of its own. */
function TakeOff({ one, requestId }: { one: Candidate; requestId: string }) {
  const who = <span className="visually-hidden"> {one.providerName}</span>;
  if (one.shared) return <Link to={`/proposals/${one.id}/withdraw`}>Withdraw{who}</Link>;
  return (
    <Form method="post" action={`/requests/${requestId}/matches`}>
      <Hidden values={{ intent: 'remove', proposalId: one.id, version: one.version }} />
      <Button tone="link">Take off{who}</Button>
    </Form>
  );
}
