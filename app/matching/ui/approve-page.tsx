import { Form } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
} from '~/ui';
import type { ApprovePage as ApprovePageView } from '../queries/proposal.server';
import { ProposalSummary, proposalCrumbs } from './proposal-parts';

/** The broker's approval: what it means, and a reason where a higher-ranked offer is passed over. */
export function ApprovePage({ view, answer }: { view: ApprovePageView; answer: FormAnswer | undefined }) {
  const { proposal, needsReason, others } = view;
  const form = formState(answer, {
    overrideReason: proposal.choiceReason ? `The school chose them: ${proposal.choiceReason}` : '',
  });
  if (proposal.state !== 'released') {
    return (
      <Page title="Nothing to approve now" breadcrumbs={proposalCrumbs(proposal, true)}>
        <ErrorSummary form={form} />
        <EmptyState
          title={
            proposal.state === 'approved' ? 'This partnership is approved' : 'It is not ready to be approved'
          }
        >
          <p>See where it stands on its own page.</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title="Approve the partnership"
      caption={`${proposal.card.providerName} for ${proposal.school.name}, ${proposal.request.ref}`}
      breadcrumbs={proposalCrumbs(proposal, true)}
      lead="The school chose, the provider accepted and the home school agrees."
    >
      <ErrorSummary form={form} />
      <ProposalSummary proposal={proposal} />
      <Form method="post">
        <Hidden values={{ version: proposal.version }} />
        {needsReason ? (
          <TextArea
            form={form}
            name="overrideReason"
            label="Why this partner, although another was ranked higher"
            hint="Kept on record. The score informs your judgement and does not replace it."
            rows={3}
            maxLength={2000}
          />
        ) : null}
        <h2>What happens when you approve</h2>
        <ul className="mb-6 list-disc pl-5">
          <li>The agreement is drafted from the request and the offer, for all parties to read and sign.</li>
          <li>The days stay held until all have signed.</li>
          {others > 0 ? (
            <li>{count(others, 'other')} on the shortlist stood down; anybody who was asked is thanked.</li>
          ) : null}
        </ul>
        <ButtonRow>
          <Button>Approve</Button>
          <ButtonLink to={`/proposals/${proposal.id}`} tone="secondary">
            Not yet
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
