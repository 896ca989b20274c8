import { Form } from '@remix-run/react';
import { list } from '~/kernel/words';
import type { FormReply } from '~/platform/forms.server';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
  SummaryList,
} from '~/ui';
import { focusAreaName, type Step, stepPath } from '../domain';
import type { RequestView } from '../requests.server';
import { answerWords, PAGE_TITLES } from '../wording';
import { NeedSummary } from './need-summary';

/** Every answer of a draft, with the way to change it, before it is sent on. */
export function CheckPage({
  draft: { request, asHead },
  answer,
}: {
  draft: { request: RequestView; asHead: boolean };
  answer: FormReply | undefined;
}) {
  const form = formState(answer);
  const change = (step: Step) => `/requests/${request.id}/draft/${stepPath(step)}?from=check`;
  const words = answerWords(request);
  return (
    <Page
      title={PAGE_TITLES.check}
      caption={`Request ${request.ref} for ${request.school.name}`}
      breadcrumbs={[
        { label: 'Requests', href: '/requests' },
        { label: request.ref, href: `/requests/${request.id}` },
      ]}
    >
      <ErrorSummary form={form} />
      {request.needs.map((need, i) => (
        <Section
          key={need.id}
          title={request.needs.length > 1 ? `Need ${i + 1}: ${focusAreaName(need.focusArea)}` : 'The need'}
        >
          <NeedSummary need={need} change={(part) => change({ page: 'need', needId: need.id, part })} />
        </Section>
      ))}
      <Section title="The support you want">
        <SummaryList
          rows={[
            {
              label: 'Needs in this request',
              value: list(request.needs.map((need) => focusAreaName(need.focusArea))),
              href: change({ page: 'needs' }),
            },
            { label: 'Days', value: words.days, href: change({ page: 'days' }) },
            { label: 'Dates', value: words.when, href: change({ page: 'days' }) },
            { label: 'Kinds of support', value: words.formats, href: change({ page: 'how' }) },
            { label: 'Online', value: words.remote, href: change({ page: 'how' }) },
            { label: 'Anything else', value: words.context, href: change({ page: 'context' }) },
            { label: 'Limit on cost', value: words.cost || 'None given', href: change({ page: 'cost' }) },
          ]}
        />
      </Section>
      <InsetText>
        <p>
          {asHead
            ? 'Sending this is not a commitment. Your authority looks for partners who fit, you choose among them, and nothing is agreed until an agreement is signed. You can withdraw the request at any time until a partner is found.'
            : 'The head reads this, can change anything in it, and decides whether to send it. Until then it is a draft.'}
        </p>
      </InsetText>
      <Form method="post" noValidate>
        <Hidden values={{ version: request.version }} />
        <ButtonRow>
          <Button>{sendWords(asHead, request.raisedBySchool)}</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function sendWords(asHead: boolean, raisedBySchool: boolean): string {
  if (!asHead) return 'Send to the head to confirm';
  return raisedBySchool ? 'Send the request' : 'Confirm and send the request';
}
