import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { editPotForm } from '~/recompense/budgets/forms';
import { editPot } from '~/recompense/budgets/pots.server';
import { potForm } from '~/recompense/budgets/queries.server';
import { EditPotPage } from '~/recompense/ui/budgets/pot-forms';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId.edit');
  const found = await potForm(viewer, params.potId ?? '');
  if (!found) throw notFound();
  return { pot: found.pot };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId.edit');
  const id = params.potId ?? '';
  const form = await readForm(request, editPotForm);
  if (!form.ok) return form.reply;
  const verdict = await editPot(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/recompense/pots/${id}`,
    verdict.value.changed ? 'The details are saved.' : 'Nothing was changed.',
  );
}

export default function Route() {
  return <EditPotPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change the details of a pot – Alongside' }];
