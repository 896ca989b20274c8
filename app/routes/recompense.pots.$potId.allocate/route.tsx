import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { allocateForm } from '~/recompense/budgets/forms';
import { allocateToPot } from '~/recompense/budgets/pots.server';
import { potForm } from '~/recompense/budgets/queries.server';
import { AllocatePage } from '~/recompense/ui/budgets/pot-forms';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId.allocate');
  const found = await potForm(viewer, params.potId ?? '');
  if (!found) throw notFound();
  return { pot: found.pot, allocationId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.pots.$potId.allocate');
  const id = params.potId ?? '';
  const form = await readForm(request, allocateForm);
  if (!form.ok) return form.reply;
  const { amount, ...input } = form.value;
  const verdict = await allocateToPot(viewer, { id, ...input, amountPence: amount });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/recompense/pots/${id}`,
    `The pot holds ${moneyWords(verdict.value.allocatedPence)} now.`,
  );
}

export default function Route() {
  return <AllocatePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change what a pot holds – Alongside' }];
