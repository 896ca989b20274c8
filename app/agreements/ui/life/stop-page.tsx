import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  RadioGroup,
  TextArea,
  WarningText,
} from '~/ui';
import { GROUND_WORDS, type StopGround } from '../../domain/life/stop';
import type { StopPage } from '../../life/interruption-queries.server';
import { between, crumbsOf, StateTag } from '../frame';

const HINTS: Partial<Record<StopGround, string>> = {
  'no-longer-needed': 'The search for a partner is not opened again.',
  'leader-lost': 'For example, they have left their school or their designation has ended.',
};

/** Ending an agreement before its work is done: on which ground, and why. */
export function StopAgreementPage({ page, answer }: { page: StopPage; answer?: FormAnswer }) {
  const form = formState(answer);
  return (
    <Page
      title="End the agreement"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
    >
      <ErrorSummary form={form} />
      <WarningText>
        This cannot be undone. Days not yet used return to the provider, and the search for a partner opens
        again unless the support is no longer needed.
      </WarningText>
      {page.mayReplace ? (
        <p className="mb-6 max-w-measure">
          If the provider has left or cannot go on,{' '}
          <Link to={`/agreements/${page.id}/partner`}>find another partner</Link> instead: you see there what
          a new agreement takes up.
        </p>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: page.version }} />
        <RadioGroup
          form={form}
          name="ground"
          label="Why it is ended"
          choices={page.grounds.map((ground) => ({
            value: ground,
            label: GROUND_WORDS[ground],
            hint: HINTS[ground],
          }))}
        />
        <TextArea
          form={form}
          name="reason"
          label="Say more"
          hint="All the parties see this. Say it as you would to them."
          maxLength={1000}
        />
        <ButtonRow>
          <Button tone="warning">End the agreement</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
