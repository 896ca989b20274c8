import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { recordMeetingBeforehand } from '~/agreements/reviews/commands.server';
import { preMeetingForm } from '~/agreements/reviews/forms';
import { reviewPage } from '~/agreements/reviews/queries.server';
import { PreMeetingPage } from '~/agreements/ui/reviews/pre-meeting-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.pre-meeting');
  const { id = '', reviewId = '' } = params;
  const page = await reviewPage(viewer, id, reviewId);
  if (!page) throw notFound();
  if (!page.steps['meet-beforehand'] && isOpened(request)) {
    throw redirect(`/agreements/${id}/reviews/${reviewId}`);
  }
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.pre-meeting');
  const { id = '', reviewId = '' } = params;
  const form = await readForm(request, preMeetingForm);
  if (!form.ok) return form.reply;
  const verdict = await recordMeetingBeforehand(viewer, { agreementId: id, reviewId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.late
    ? 'Their meeting is recorded, and marked as less than a week before the review.'
    : 'Their meeting is recorded.';
  return redirectWithNotice(request, `/agreements/${id}/reviews/${reviewId}`, done);
}

export default function Route() {
  return <PreMeetingPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Head and adviser have met – Alongside' }];
