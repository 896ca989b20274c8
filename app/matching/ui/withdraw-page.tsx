import { Form } from '@remix-run/react';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
} from '~/ui';
import type { ProposalView } from '../queries/proposal.server';
import { proposalCrumbs } from './proposal-parts';

/** The broker takes a proposal back. */
export function WithdrawPage({
  proposal,
  asked,
  answer,
}: {
  proposal: ProposalView;
  /** Whether the provider has been invited, and so is told. */
  asked: boolean;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  return (
    <Page
      title="Withdraw this proposal"
      caption={`${proposal.card.providerName} for ${proposal.school.name}, ${proposal.request.ref}`}
      breadcrumbs={proposalCrumbs(proposal, true)}
      lead={
        asked
          ? 'The days are freed and the provider is told that the invitation is withdrawn. The school may choose again.'
          : 'It leaves the shortlist. The provider was never asked and is not told.'
      }
    >
      <ErrorSummary form={form} />
      <Form method="post">
        <Hidden values={{ version: proposal.version }} />
        <TextArea
          form={form}
          name="reason"
          label="Your reason"
          hint="Kept on record for the service."
          rows={3}
          maxLength={2000}
        />
        <ButtonRow>
          <Button tone="warning">Withdraw</Button>
          <ButtonLink to={`/proposals/${proposal.id}`} tone="secondary">
            Keep it
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  );
}
