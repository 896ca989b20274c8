import { Form } from '@remix-run/react';
import { designationWords } from '~/directory/wording';
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
  RadioGroup,
  TextArea,
} from '~/ui';
import { OTHERS } from '../forms';
import type { ShortlistView } from '../queries/shortlist.server';
import { RequestOutline, requestCrumbs } from './parts';

/** The headteacher's choice among the partners shown, or the wish for others. */
export function ChoosePage({ view, answer }: { view: ShortlistView; answer: FormAnswer | undefined }) {
  const { request } = view;
  const form = formState(answer);
  const open = view.candidates.filter((one) => one.state === 'shortlisted');
  const decided = open.length < view.candidates.length || request.state !== 'matching';
  return (
    <Page
      title="Choose a partner"
      caption={`${request.ref}, ${request.schoolName}`}
      breadcrumbs={requestCrumbs(request, {
        label: 'Possible partners',
        href: `/requests/${request.id}/matches`,
      })}
      lead={<RequestOutline request={request} />}
    >
      {decided || open.length === 0 ? (
        <EmptyState
          title={decided ? 'A partner has been chosen already' : 'There is nobody to choose from yet'}
          action={<ButtonLink to={`/requests/${request.id}/matches`}>See the partners</ButtonLink>}
        />
      ) : (
        <Form method="post">
          <ErrorSummary form={form} />
          <Hidden values={{ shortlistVersion: view.version }} />
          <RadioGroup
            form={form}
            name="choice"
            label="Who would you like to work with?"
            hint="Any of them is a good answer: the choice is the school’s. This is not yet an agreement."
            choices={[
              ...open.map((one) => ({
                value: one.id,
                label: `${one.providerName}, ${designationWords(one.designation)}, ${one.home.name}`,
                hint: `${one.title}.${one.score === null ? '' : ` Fit ${one.score} out of 100.`}`,
              })),
              {
                value: OTHERS,
                label: 'None of these: I would like to see others',
                hint: 'Your broker looks again. Those shown here can still be chosen.',
              },
            ]}
          />
          <TextArea
            form={form}
            name="reason"
            label="Your reason"
            hint="Needed if you would like to see others; otherwise as you wish. Your broker reads it, the partners do not."
            rows={4}
            maxLength={2000}
            optional
          />
          <ButtonRow>
            <Button>Send your choice</Button>
            <ButtonLink to={`/requests/${request.id}/compare`} tone="secondary">
              Compare them first
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
