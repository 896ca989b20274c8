import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { recordReadings } from '~/agreements/impact/commands.server';
import { newReadingsForm } from '~/agreements/impact/forms';
import { newReadingsPage } from '~/agreements/impact/queries.server';
import { NewReadings } from '~/agreements/ui/impact/new-readings-page';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.impact.new');
  const page = await newReadingsPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.mayMeasure && isOpened(request)) throw redirect(`/agreements/${page.id}/impact`);
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.impact.new');
  const form = await readForm(request, newReadingsForm);
  if (!form.ok) return form.reply;
  const verdict = await recordReadings(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${params.id}/impact`,
    `${count(verdict.value.recorded, 'reading')} saved.`,
  );
}

export default function Route() {
  return <NewReadings {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Enter readings – Alongside' }];
