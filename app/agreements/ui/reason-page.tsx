import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonRow,
  type ButtonTone,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
  WarningText,
} from '~/ui';
import type { AgreementHead } from '../queries.server';
import { between, crumbsOf, StateTag } from './frame';

/** Something with consequences that needs a reason. */
export function ReasonPage({
  page,
  title,
  warning,
  label,
  hint,
  button,
  tone = 'warning',
  answer,
}: {
  page: AgreementHead;
  title: string;
  warning: ReactNode;
  label: string;
  hint: string;
  button: string;
  /** `warning` for what takes something away from people. */
  tone?: ButtonTone;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { version: page.version });
  return (
    <Page
      title={title}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={crumbsOf(page)}
      tag={<StateTag state={page.state} />}
    >
      <ErrorSummary form={form} />
      <WarningText>{warning}</WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: page.version }} />
        <TextArea form={form} name="reason" label={label} hint={hint} maxLength={1000} />
        <ButtonRow>
          <Button tone={tone}>{button}</Button>
          <Link to={`/agreements/${page.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
