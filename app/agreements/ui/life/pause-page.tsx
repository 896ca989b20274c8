import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
  WarningText,
} from '~/ui';
import type { PausePage } from '../../life/interruption-queries.server';
import { between, crumbsOf, StateTag } from '../frame';
import { PlannedVisits } from './pause-parts';

/** Setting an agreement aside, or letting its pause go on: why, and by when it is looked at again. */
export function PauseAgreementPage({ page, answer }: { page: PausePage; answer?: FormAnswer }) {
  const form = formState(answer);
  const paused = page.state === 'paused';
  return (
    <Page
      title={paused ? 'Let the pause go on' : 'Pause the agreement'}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
    >
      <ErrorSummary form={form} />
      <WarningText>
        {paused
          ? `It was to be looked at again by ${dateWords(page.resumeBy)}. Ask the school and the provider before you set another date.`
          : 'Agree it with the school and the provider first. The days stay kept in the provider’s calendar.'}
      </WarningText>
      <PlannedVisits agreementId={page.id} planned={page.planned} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: page.version }} />
        <TextArea
          form={form}
          name="reason"
          label={paused ? 'Why it stays paused' : 'Why it is paused'}
          hint="All the parties see this"
          maxLength={1000}
        />
        <DateField
          form={form}
          name="resumeBy"
          label="By when it is looked at again"
          hint={`After today, and by ${dateWords(page.latest)} at the latest. You are reminded of it.`}
        />
        <ButtonRow>
          <Button>{paused ? 'Let it stay paused' : 'Pause the agreement'}</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
