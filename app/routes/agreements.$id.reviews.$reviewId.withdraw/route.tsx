import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';

import { withdrawForm } from '~/agreements/reviews/forms';
import { withdrawReview } from '~/agreements/reviews/minutes.server';
import { reviewPage } from '~/agreements/reviews/queries.server';
import { ReviewReasonPage } from '~/agreements/ui/reviews/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.withdraw');
  const { id = '', reviewId = '' } = params;
  const page = await reviewPage(viewer, id, reviewId);
  if (!page) throw notFound();
  if (!page.steps.withdraw && isOpened(request)) throw redirect(`/agreements/${id}/reviews/${reviewId}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.withdraw');
  const { id = '', reviewId = '' } = params;
  const form = await readForm(request, withdrawForm);
  if (!form.ok) return form.reply;
  const verdict = await withdrawReview(viewer, { agreementId: id, reviewId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done =
    verdict.value.droppedActions > 0
      ? `The review is withdrawn. Actions dropped: ${verdict.value.droppedActions}.`
      : 'The review is withdrawn.';
  return redirectWithNotice(request, `/agreements/${id}/reviews/${reviewId}`, done);
}

export default function Route() {
  return (
    <ReviewReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      title="Withdraw a mis-keyed review"
      warning="For a review that was keyed by mistake, such as under the wrong school. It stays on the list as withdrawn and counts for nothing: its open actions are dropped, its readings are taken out, and the frequency is again the one before. This cannot be undone."
      label="What was mis-keyed"
      hint="Everyone in the group can read this"
      button="Withdraw the review"
    />
  );
}

export const meta = () => [{ title: 'Withdraw a mis-keyed review – Alongside' }];
