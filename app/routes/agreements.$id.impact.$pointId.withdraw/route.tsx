import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawReading } from '~/agreements/impact/commands.server';
import { withdrawReadingForm } from '~/agreements/impact/forms';
import { readingPage } from '~/agreements/impact/queries.server';
import { WithdrawReading } from '~/agreements/ui/impact/change-reading-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.impact.$pointId.withdraw');
  const page = await readingPage(viewer, params.id ?? '', params.pointId ?? '');
  if (!page) throw notFound();
  const open = page.mayMeasure && page.current;
  if (!open && isOpened(request)) throw redirect(`/agreements/${page.id}/impact`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.impact.$pointId.withdraw');
  const form = await readForm(request, withdrawReadingForm);
  if (!form.ok) return form.reply;
  const { id = '', pointId = '' } = params;
  const verdict = await withdrawReading(viewer, { id, pointId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/impact`, 'The reading is withdrawn.');
}

export default function Route() {
  return <WithdrawReading {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Withdraw a reading – Alongside' }];
