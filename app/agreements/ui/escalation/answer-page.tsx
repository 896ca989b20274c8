import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  TextArea,
} from '~/ui';
import type { AnswerPage } from '../../escalation/queries.server';
import { between, crumbsOf } from '../frame';
import { WhoReads } from './parts';

/** What the school says to a step. */
export function AnswerStepPage({
  page,
  formId,
  answer,
}: {
  page: AnswerPage;
  formId: string;
  answer?: FormAnswer;
}) {
  const { step } = page;
  const form = formState(answer);
  const back = `/agreements/${page.id}/escalation`;
  return (
    <Page
      title="Answer the authority"
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Escalation', href: back }]}
    >
      <ErrorSummary form={form} />
      <InsetText>
        <p className="font-semibold">
          {step.title}, {dateWords(step.on)}
        </p>
        <p className="whitespace-pre-line">{step.reason}</p>
        {step.asks ? <p className="mt-2 whitespace-pre-line">Asked of the school: {step.asks}</p> : null}
        {step.paper ? (
          <p className="mt-2">
            <Link to={`/agreements/${page.id}/escalation/${step.number}/letter`}>
              Read the {step.paper.toLowerCase()}
            </Link>
          </p>
        ) : null}
      </InsetText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ formId, number: step.number }} />
        <TextArea
          form={form}
          name="text"
          label="Your answer"
          hint="What you see differently, evidence that was not looked at, what has been done since. It is kept as you send it."
          rows={10}
          maxLength={10000}
        />
        <ButtonRow>
          <Button>Send your answer</Button>
          <Link to={back} className="inline-block py-2">
            Go back, send nothing
          </Link>
        </ButtonRow>
      </Form>
      <WhoReads />
    </Page>
  );
}
