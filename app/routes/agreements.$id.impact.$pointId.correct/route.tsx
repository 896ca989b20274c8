import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { correctReading } from '~/agreements/impact/commands.server';
import { correctReadingForm } from '~/agreements/impact/forms';
import { readingPage } from '~/agreements/impact/queries.server';
import { CorrectReading } from '~/agreements/ui/impact/change-reading-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.impact.$pointId.correct');
  const page = await readingPage(viewer, params.id ?? '', params.pointId ?? '');
  if (!page) throw notFound();
  const open = page.mayMeasure && page.current && !page.dropped;
  if (!open && isOpened(request)) throw redirect(`/agreements/${page.id}/impact`);
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.impact.$pointId.correct');
  const form = await readForm(request, correctReadingForm);
  if (!form.ok) return form.reply;
  const { id = '', pointId = '' } = params;
  const verdict = await correctReading(viewer, { id, pointId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/impact`, 'The reading is corrected.');
}

export default function Route() {
  return <CorrectReading {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Correct a reading – Alongside' }];
