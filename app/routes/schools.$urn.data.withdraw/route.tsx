import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawForm } from '~/diagnosis/indicator-forms';
import { withdrawPage, withdrawValue } from '~/diagnosis/indicator-withdraw.server';
import { WithdrawPage } from '~/diagnosis/ui/withdraw-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.data.withdraw');
  const chosen = new URL(request.url).searchParams.get('value');
  const view = await withdrawPage(viewer, urnParam(params.urn), chosen);
  if (!view) throw notFound();
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.data.withdraw');
  const urn = urnParam(params.urn);
  const form = await readForm(request, withdrawForm);
  if (!form.ok) return form.reply;
  const verdict = await withdrawValue(viewer, { ...form.value, urn });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const after = verdict.value.restored ? ' The value before it is in force again.' : '';
  return redirectWithNotice(request, `/schools/${urn}/data`, `The value is withdrawn.${after}`);
}

export default function Route() {
  return <WithdrawPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Withdraw a value – Alongside' }];
