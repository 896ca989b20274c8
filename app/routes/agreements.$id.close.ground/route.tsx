import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeExit } from '~/agreements/exit/commands.server';
import { planForm } from '~/agreements/exit/forms';
import { exitPage } from '~/agreements/exit/queries.server';
import { ChangeGroundPage } from '~/agreements/ui/exit/plan-fields';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close.ground');
  const page = await exitPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may['judge-exit'] && isOpened(request)) throw redirect(`/agreements/${page.id}/close`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close.ground');
  const id = params.id ?? '';
  const form = await readForm(request, planForm);
  if (!form.ok) return form.reply;
  const verdict = await changeExit(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/close`, 'How it ends is saved.');
}

export default function Route() {
  return <ChangeGroundPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change how an agreement ends – Alongside' }];
