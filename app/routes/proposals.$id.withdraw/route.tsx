import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawProposal } from '~/matching/commands/shortlist.server';
import { withdrawForm } from '~/matching/forms';
import { loadWithdrawPage } from '~/matching/queries/proposal.server';
import { WithdrawPage } from '~/matching/ui/withdraw-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.withdraw');
  const view = await loadWithdrawPage(viewer, params.id ?? '');
  if (!view) throw notFound();
  return view;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.withdraw');
  const form = await readForm(request, withdrawForm);
  if (!form.ok) return form.reply;
  const verdict = await withdrawProposal(viewer, { ...form.value, proposalId: params.id ?? '' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/requests/${verdict.value.requestId}/matches`,
    'The proposal is withdrawn.',
  );
}

export default function Route() {
  return <WithdrawPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Withdraw a proposal – Alongside' }];
