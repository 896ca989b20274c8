import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { callOffReview } from '~/agreements/reviews/commands.server';
import { callOffForm } from '~/agreements/reviews/forms';

import { reviewPage } from '~/agreements/reviews/queries.server';
import { ReviewReasonPage } from '~/agreements/ui/reviews/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.call-off');
  const { id = '', reviewId = '' } = params;
  const page = await reviewPage(viewer, id, reviewId);
  if (!page) throw notFound();
  if (!page.steps['call-off'] && isOpened(request)) throw redirect(`/agreements/${id}/reviews/${reviewId}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.call-off');
  const { id = '', reviewId = '' } = params;
  const form = await readForm(request, callOffForm);
  if (!form.ok) return form.reply;
  const verdict = await callOffReview(viewer, { agreementId: id, reviewId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = 'The review is called off, and everyone has been told.';
  return redirectWithNotice(request, `/agreements/${id}/reviews/${reviewId}`, done);
}

export default function Route() {
  return (
    <ReviewReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      title="Call the review off"
      warning="It does not take place. It stays on the list with its number; plan another when the group can meet."
      label="Why it is called off"
      hint="Everyone invited can read this"
      button="Call the review off"
    />
  );
}

export const meta = () => [{ title: 'Call the review off – Alongside' }];
