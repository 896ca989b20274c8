import { Form } from '@remix-run/react';
import {
  Button,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  RadioGroup,
  TextArea,
} from '~/ui';
import type { ProposalView } from '../queries/proposal.server';
import { onDate, ProposalSummary, proposalCrumbs } from './proposal-parts';

/** The home school's answer: whether it can release its colleague. */
export function ReleasePage({
  proposal,
  answer,
}: {
  proposal: ProposalView;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const { card, school } = proposal;
  if (proposal.state !== 'accepted') {
    return (
      <Page title="No release is asked for now" breadcrumbs={proposalCrumbs(proposal, true)}>
        <ErrorSummary form={form} />
        <EmptyState title="There is nothing to answer now">
          <p>It was answered already, its date has passed, or {card.providerName} has not accepted yet.</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={`Can you release ${card.providerName}?`}
      caption={`${card.home.name}, to support ${school.name}`}
      breadcrumbs={proposalCrumbs(proposal, true)}
      lead={`${card.providerName} would like to do this. Please answer by ${onDate(proposal.answerBy)}.`}
    >
      <ErrorSummary form={form} />
      <ProposalSummary proposal={proposal} />
      <Form method="post">
        <Hidden values={{ version: proposal.version }} />
        <RadioGroup
          form={form}
          name="answer"
          label="Your answer"
          choices={[
            {
              value: 'release',
              label: 'Yes, we can release them for these days',
              hint: 'The broker approves next. How your school is recompensed is settled in the agreement, which you sign.',
            },
            {
              value: 'refuse',
              label: 'No, we cannot release them this time',
              hint: 'The days are free again at once.',
            },
          ]}
        />
        <TextArea
          form={form}
          name="reason"
          label="If not, why"
          hint="The broker and your colleague read it; the school that asked does not."
          rows={3}
          maxLength={2000}
          optional
        />
        <Button>Send your answer</Button>
      </Form>
    </Page>
  );
}
