import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { draftAgreement } from '~/agreements/draft.server';
import { approveProposal } from '~/matching/commands/approval.server';
import { approveForm } from '~/matching/forms';
import { loadApprovePage } from '~/matching/queries/proposal.server';
import { ApprovePage } from '~/matching/ui/approve-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.approve');
  const view = await loadApprovePage(viewer, params.id ?? '');
  if (!view) throw notFound();
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.approve');
  const proposalId = params.id ?? '';
  const form = await readForm(request, approveForm);
  if (!form.ok) return form.reply;
  const verdict = await approveProposal(viewer, { ...form.value, proposalId }, draftAgreement);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/proposals/${proposalId}`, 'Approved. The agreement is drafted.');
}

export default function Route() {
  return <ApprovePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Approve a partnership – Alongside' }];
