import { Form, Link } from '@remix-run/react';
import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  NextStep,
  Page,
  Section,
  SummaryList,
  Tag,
  TextArea,
} from '~/ui';
import type { OfferForRequest } from '../queries/matches.server';
import { FitScore, HowScored, offerRows, RequestOutline, requestCrumbs } from './parts';
import { WhatWouldChange } from './what-would-change';

/** One offer looked at for one request, suggested or not: every reason, and the way to put it forward. */
export function OfferFitPage({
  view,
  formId,
  answer,
}: {
  view: OfferForRequest;
  formId: string;
  answer: FormAnswer | undefined;
}) {
  const { request, card, reasons, proposalId } = view;
  const form = formState(answer);
  const firm = reasons.filter(({ soft }) => !soft);
  return (
    <Page
      title={card.title}
      caption={`${card.providerName} for ${request.schoolName}`}
      breadcrumbs={requestCrumbs(request, {
        label: 'Possible partners',
        href: `/requests/${request.id}/matches`,
      })}
      tag={
        <Tag tone={proposalId ? 'blue' : reasons.length === 0 ? 'green' : 'grey'}>
          {proposalId ? 'On the shortlist' : reasons.length === 0 ? 'Suggested' : 'Not suggested'}
        </Tag>
      }
      lead={<RequestOutline request={request} />}
      next={
        <>
          <ErrorSummary form={form} />
          <FitNextStep view={view} formId={formId} firm={firm.length > 0} form={form} />
        </>
      }
    >
      {reasons.length > 0 ? (
        <Section title="Why it is not suggested">
          <InsetText>
            <ul className="list-disc pl-5">
              {reasons.map(({ code, sentence, soft }) => (
                <li key={code}>
                  {sentence} {soft ? 'You can set this aside with a reason.' : 'This cannot be set aside.'}
                </li>
              ))}
            </ul>
          </InsetText>
        </Section>
      ) : null}
      {view.change ? <WhatWouldChange what={view.change} /> : null}
      <Section title={reasons.length > 0 ? 'How it would fit otherwise' : 'How it fits'}>
        <FitScore score={view.score} factors={view.factors} open />
        <HowScored />
      </Section>
      <Section title="The offer">
        <SummaryList rows={[...offerRows(card), { label: 'What it is', value: card.description }]} />
      </Section>
    </Page>
  );
}

function FitNextStep({
  view,
  formId,
  firm,
  form,
}: {
  view: OfferForRequest;
  formId: string;
  firm: boolean;
  form: ReturnType<typeof formState>;
}) {
  const { proposalId, reasons, request } = view;
  if (proposalId) {
    return (
      <NextStep title="It is on the shortlist">
        <Link to={`/proposals/${proposalId}`}>See where it stands</Link>
      </NextStep>
    );
  }
  if (firm || request.state !== 'matching') {
    return (
      <NextStep
        title={firm ? 'It cannot be put forward' : 'No partner is being looked for now'}
        after="Should what stands against it change, rank the offers again."
      />
    );
  }
  return (
    <NextStep
      title={reasons.length > 0 ? 'Put it forward all the same' : 'Put it forward'}
      after="The school sees it when you share the shortlist. Your reason is kept with the record."
    >
      <Form method="post">
        <Hidden values={{ id: formId }} />
        <TextArea
          form={form}
          name="reason"
          label="Why you put it forward"
          rows={3}
          maxLength={2000}
          optional={reasons.length === 0}
        />
        <Button>Put forward</Button>
      </Form>
    </NextStep>
  );
}
