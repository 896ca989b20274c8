import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { makePotForm } from '~/recompense/budgets/forms';
import { makePot } from '~/recompense/budgets/pots.server';
import { yearNow } from '~/recompense/budgets/queries.server';
import { MakePotPage } from '~/recompense/ui/budgets/pot-forms';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'recompense.pots.new');
  const { from, to } = yearNow();
  return { id: newFormId(), startsOn: from, endsOn: to };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.new');
  const form = await readForm(request, makePotForm);
  if (!form.ok) return form.reply;
  const { amount, ...input } = form.value;
  const verdict = await makePot(viewer, { ...input, amountPence: amount });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/recompense/pots/${verdict.value.id}`, 'The pot is made.');
}

export default function Route() {
  return <MakePotPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Make a pot – Alongside' }];
