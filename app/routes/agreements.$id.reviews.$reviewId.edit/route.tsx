import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { closedDayWords } from '~/agreements/closed-day.server';
import { editReview } from '~/agreements/reviews/commands.server';
import { editForm, MEMBER_LIST } from '~/agreements/reviews/forms';
import { editReviewPage } from '~/agreements/reviews/queries.server';
import { changeRows } from '~/agreements/rows';
import { PlanReviewPage } from '~/agreements/ui/reviews/plan-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.edit');
  const { id = '', reviewId = '' } = params;
  const page = await editReviewPage(viewer, id, reviewId);
  if (!page) throw notFound();
  if (!page.mayEdit && isOpened(request)) throw redirect(`/agreements/${id}/reviews/${reviewId}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.edit');
  const { id = '', reviewId = '' } = params;
  const answers = await readAnswers(request);
  const rows = changeRows(answers, MEMBER_LIST, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, editForm);
  if (!form.ok) return form.reply;
  const verdict = await editReview(viewer, { agreementId: id, reviewId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const closed = await closedDayWords(viewer, id, form.value.plannedFor);
  const done = verdict.value.changed ? `The review is changed.${closed}` : 'There was nothing to change.';
  return redirectWithNotice(request, `/agreements/${id}/reviews/${reviewId}`, done);
}

export default function Route() {
  return <PlanReviewPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change an Improvement Review – Alongside' }];
