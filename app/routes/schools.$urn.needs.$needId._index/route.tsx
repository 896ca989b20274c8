import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { needForm } from '~/diagnosis/forms';
import { changeNeed } from '~/diagnosis/need-commands.server';
import { needPage } from '~/diagnosis/need-queries.server';
import { NeedPage } from '~/diagnosis/ui/need-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs.$needId._index');
  const page = await needPage(viewer, urnParam(params.urn), params.needId ?? '');
  if (!page) throw notFound();
  return { ...page, requestId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs.$needId._index');
  const form = await readForm(request, needForm);
  if (!form.ok) return form.reply;
  const { version, ...answers } = form.value;
  const verdict = await changeNeed(viewer, { id: params.needId ?? '', version, answers });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/schools/${params.urn}/needs`, 'The need is saved.');
}

export default function Route() {
  return <NeedPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Need – Alongside' }];
