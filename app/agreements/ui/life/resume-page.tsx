import { Form, Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  SummaryList,
  TextArea,
} from '~/ui';
import type { PausePage } from '../../life/interruption-queries.server';
import { between, crumbsOf, StateTag } from '../frame';
import { PlannedVisits } from './pause-parts';

/** Looking at a pause again: resume, let it go on, or end the agreement. */
export function ResumeAgreementPage({ page, answer }: { page: PausePage; answer?: FormAnswer }) {
  const form = formState(answer);
  return (
    <Page
      title="Resume the agreement"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
      lead="Look at the dates with the school and the provider: what was due in the meantime may have to move."
      actions={
        <>
          <Link to={`/agreements/${page.id}/pause`}>Let it stay paused until another date</Link>
          <Link to={`/agreements/${page.id}/end`}>End this agreement</Link>
        </>
      }
    >
      <ErrorSummary form={form} />
      {page.pausedOn ? (
        <SummaryList
          rows={[
            {
              label: 'Paused since',
              value: `${dateWords(page.pausedOn)} (${page.days === 0 ? 'today' : count(page.days, 'day')})`,
            },
            { label: 'To be looked at by', value: dateWords(page.resumeBy) },
          ]}
        />
      ) : null}
      <PlannedVisits agreementId={page.id} planned={page.planned} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: page.version }} />
        <TextArea
          form={form}
          name="reason"
          label="What has changed"
          hint="All the parties see this"
          maxLength={1000}
        />
        <ButtonRow>
          <Button>Resume the agreement</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
