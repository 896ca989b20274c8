import { Form, Link } from '@remix-run/react';
import type { FormReply } from '~/platform/forms.server';
import { Button, ButtonRow, ErrorSummary, formState, Hidden, Page, TextArea, WarningText } from '~/ui';
import { LONGEST } from '../forms';
import type { RequestView } from '../requests.server';

const WORDS = {
  withdraw: {
    title: 'Withdraw this request',
    label: 'Why are you withdrawing it?',
    hint: 'For example, the need has been met in another way. It helps your authority plan.',
    button: 'Withdraw the request',
    warning:
      'The search for a partner stops, and anyone already asked is told kindly that they are not needed. The needs stay, and you can ask again with a new request.',
  },
  decline: {
    title: 'Do not take this request forward',
    label: 'Why is it not taken forward?',
    hint: 'The school reads this. Say what they can do instead, and whom to talk to.',
    button: 'Tell the school and end the request',
    warning:
      'The school is told, with your reason. Anyone already asked is told that they are not needed. Talk to the head first.',
  },
} as const;

/** Ends a request, with a reason. */
export function EndRequestPage({
  request,
  how,
  answer,
}: {
  request: RequestView;
  how: keyof typeof WORDS;
  answer: FormReply | undefined;
}) {
  const words = WORDS[how];
  const form = formState(answer);
  return (
    <Page
      title={words.title}
      caption={`Request ${request.ref} for ${request.school.name}`}
      breadcrumbs={[
        { label: 'Requests', href: '/requests' },
        { label: request.ref, href: `/requests/${request.id}` },
      ]}
    >
      <ErrorSummary form={form} />
      <WarningText>{words.warning}</WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: request.version }} />
        <TextArea
          form={form}
          name="reason"
          label={words.label}
          hint={words.hint}
          maxLength={LONGEST.reason}
        />
        <ButtonRow>
          <Button tone="warning">{words.button}</Button>
          <Link to={`/requests/${request.id}`} className="inline-block py-2">
            Keep the request as it is
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
