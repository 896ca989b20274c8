import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { correctForm, MINUTES_LISTS } from '~/agreements/reviews/forms';
import { correctReview } from '~/agreements/reviews/minutes.server';
import { recordPage } from '~/agreements/reviews/minutes-queries.server';
import { changeRows } from '~/agreements/rows';
import { MinutesFormPage } from '~/agreements/ui/reviews/minutes-form';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.correct');
  const { id = '', reviewId = '' } = params;
  const page = await recordPage(viewer, id, reviewId);
  if (!page) throw notFound();
  if (!page.steps.correct && isOpened(request)) throw redirect(`/agreements/${id}/reviews/${reviewId}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.correct');
  const { id = '', reviewId = '' } = params;
  const answers = await readAnswers(request);
  const rows = changeRows(answers, MINUTES_LISTS, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, correctForm);
  if (!form.ok) return form.reply;
  const verdict = await correctReview(viewer, { agreementId: id, reviewId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = verdict.value.changed
    ? `Version ${verdict.value.number} of the minutes is in force.`
    : 'There was nothing to change.';
  return redirectWithNotice(request, `/agreements/${id}/reviews/${reviewId}`, done);
}

export default function Route() {
  return <MinutesFormPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Correct the minutes of a review – Alongside' }];
