import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { closedDayWords } from '~/agreements/closed-day.server';
import { planReview } from '~/agreements/reviews/commands.server';
import { MEMBER_LIST, planForm } from '~/agreements/reviews/forms';
import { newReviewPage } from '~/agreements/reviews/queries.server';
import { changeRows } from '~/agreements/rows';
import { PlanReviewPage } from '~/agreements/ui/reviews/plan-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.new');
  const page = await newReviewPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.review && isOpened(request)) throw redirect(`/agreements/${page.id}/reviews`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.new');
  const { id = '' } = params;
  const answers = await readAnswers(request);
  const rows = changeRows(answers, MEMBER_LIST, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, planForm);
  if (!form.ok) return form.reply;
  const verdict = await planReview(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const closed = await closedDayWords(viewer, id, form.value.plannedFor);
  return redirectWithNotice(
    request,
    `/agreements/${id}/reviews/${verdict.value.id}`,
    `Improvement Review ${verdict.value.number} is planned. The school and the provider have been told.${closed}`,
  );
}

export default function Route() {
  return <PlanReviewPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Plan an Improvement Review – Alongside' }];
