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
import { DECLINE_CODES } from '../domain/declines';
import type { AnswerPage as AnswerPageView } from '../queries/proposal.server';
import { DECLINE_CHOICES } from '../wording';
import { onDate, ProposalSummary, proposalCrumbs } from './proposal-parts';

/** The provider's answer: yes, or no with the reason that fits best. */
export function AnswerPage({ view, answer }: { view: AnswerPageView; answer: FormAnswer | undefined }) {
  const { proposal, releaseFollows } = view;
  const { state, answerBy } = proposal;
  const late = state === 'accepted' || state === 'released';
  const form = formState(answer, late ? { answer: 'decline' } : {});
  if (state !== 'invited' && !late) {
    return (
      <Page title="This invitation is closed" breadcrumbs={proposalCrumbs(proposal, true)}>
        <ErrorSummary form={form} />
        <EmptyState title="There is nothing to answer now">
          <p>
            It was answered already, or its date has passed. Tell the broker if you would still like to help.
          </p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={`Can you help ${proposal.school.name}?`}
      caption={proposal.request.ref}
      breadcrumbs={proposalCrumbs(proposal, true)}
      lead={
        late
          ? 'You have accepted. If you cannot do it after all, please say so soon: the school can then look for somebody else.'
          : `Please answer by ${onDate(answerBy)}. Your days are held until then.`
      }
    >
      <ErrorSummary form={form} />
      <ProposalSummary proposal={proposal} />
      <Form method="post">
        <Hidden values={{ version: proposal.version }} />
        {late ? (
          <Hidden values={{ answer: 'decline' }} />
        ) : (
          <RadioGroup
            form={form}
            name="answer"
            label="Your answer"
            choices={[
              {
                value: 'accept',
                label: 'Yes, I would like to help',
                hint: releaseFollows
                  ? 'Your home school’s headteacher is asked next, then the broker approves. Nothing is signed yet.'
                  : 'The broker approves next. Your acceptance includes the release by your school. Nothing is signed yet.',
              },
              { value: 'decline', label: 'No, not this time', hint: 'Your days are free again at once.' },
            ]}
          />
        )}
        <RadioGroup
          form={form}
          name="code"
          label={late ? 'Why you cannot do it' : 'If not, the reason that fits best'}
          hint="Only the broker reads it. It helps us not to ask you again for something that does not suit."
          choices={DECLINE_CODES.map((code) => ({ value: code, label: DECLINE_CHOICES[code] }))}
        />
        <TextArea form={form} name="note" label="Anything to add" rows={3} maxLength={2000} optional />
        <Button>{late ? 'Send and free the days' : 'Send your answer'}</Button>
      </Form>
    </Page>
  );
}
