import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { endNeedForm } from '~/diagnosis/forms';
import { endNeed } from '~/diagnosis/need-commands.server';
import { needPage } from '~/diagnosis/need-queries.server';
import { EndNeedPage } from '~/diagnosis/ui/need-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { forbidden, isOpened, notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs.$needId.end');
  const page = await needPage(viewer, urnParam(params.urn), params.needId ?? '');
  if (!page) throw notFound();
  if (!page.reach.mayWrite) throw forbidden();
  if (page.need.state !== 'open' && isOpened(request))
    throw redirect(`/schools/${params.urn}/needs/${params.needId}`);
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs.$needId.end');
  const form = await readForm(request, endNeedForm);
  if (!form.ok) return form.reply;
  const verdict = await endNeed(viewer, { id: params.needId ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${params.urn}/needs`,
    'The need is closed. Its history is kept.',
  );
}

export default function Route() {
  return <EndNeedPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Close a need – Alongside' }];
