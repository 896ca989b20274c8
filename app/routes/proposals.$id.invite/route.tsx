import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { invite } from '~/matching/commands/invitation.server';
import { inviteForm } from '~/matching/forms';
import { loadInvitePage } from '~/matching/queries/proposal.server';
import { InvitePage } from '~/matching/ui/invite-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.invite');
  const view = await loadInvitePage(viewer, params.id ?? '');
  if (!view) throw notFound();
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.invite');
  const proposalId = params.id ?? '';
  const view = await loadInvitePage(viewer, proposalId);
  if (!view) throw notFound();
  const form = await readForm(request, inviteForm(view.terms.map(({ term }) => term)));
  if (!form.ok) return form.reply;
  const verdict = await invite(viewer, { ...form.value, proposalId });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/proposals/${proposalId}`,
    'The days are held and the invitation is sent.',
  );
}

export default function Route() {
  return <InvitePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Invite a partner – Alongside' }];
