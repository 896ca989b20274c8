import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { closePotForm } from '~/recompense/budgets/forms';
import { closePot } from '~/recompense/budgets/pots.server';
import { potForm } from '~/recompense/budgets/queries.server';
import { ClosePotPage } from '~/recompense/ui/budgets/pot-forms';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId.close');
  const found = await potForm(viewer, params.potId ?? '');
  if (!found) throw notFound();
  return { pot: found.pot };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId.close');
  const id = params.potId ?? '';
  const form = await readForm(request, closePotForm);
  if (!form.ok) return form.reply;
  const { closed, ...input } = form.value;
  const verdict = await closePot(viewer, { id, ...input, closed: closed === 'yes' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/recompense/pots/${id}`,
    verdict.value.closed ? 'The pot is closed.' : 'The pot is open again.',
  );
}

export default function Route() {
  return <ClosePotPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Close or open a pot – Alongside' }];
