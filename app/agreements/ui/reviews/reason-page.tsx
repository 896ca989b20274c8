import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  TextArea,
  WarningText,
} from '~/ui';
import type { ReviewPage } from '../../reviews/queries.server';
import { between } from '../frame';
import { ReviewTag, reviewCrumbs } from './parts';

/** Calling a review off, or withdrawing one: what follows from it, and why. */
export function ReviewReasonPage({
  page,
  title,
  warning,
  label,
  hint,
  button,
  answer,
}: {
  page: ReviewPage;
  title: string;
  warning: ReactNode;
  label: string;
  hint: string;
  button: string;
  answer?: FormAnswer;
}) {
  const { review } = page;
  const form = formState(answer, { version: review.version });
  return (
    <Page
      title={title}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={reviewCrumbs(page, review)}
      tag={<ReviewTag state={review.state} />}
    >
      <ErrorSummary form={form} />
      <WarningText>{warning}</WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: review.version }} />
        <TextArea form={form} name="reason" label={label} hint={hint} maxLength={1000} />
        <ButtonRow>
          <Button tone="warning">{button}</Button>
          <Link to={`/agreements/${page.id}/reviews/${review.id}`} className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
