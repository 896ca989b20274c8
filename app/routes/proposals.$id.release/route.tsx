import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { answerRelease } from '~/matching/commands/invitation.server';
import { releaseForm } from '~/matching/forms';
import { loadReleasePage } from '~/matching/queries/proposal.server';
import { ReleasePage } from '~/matching/ui/release-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.release');
  const proposal = await loadReleasePage(viewer, params.id ?? '');
  if (!proposal) throw notFound();
  return { proposal };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.release');
  const proposalId = params.id ?? '';
  const form = await readForm(request, releaseForm);
  if (!form.ok) return form.reply;
  const { answer, version, reason } = form.value;
  const release = answer === 'release';
  const verdict = await answerRelease(viewer, { proposalId, version, release, reason });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const said = release
    ? 'Thank you. The broker approves next.'
    : 'Thank you for telling us. The days are free again.';
  return redirectWithNotice(request, `/proposals/${proposalId}`, said);
}

export default function Route() {
  return <ReleasePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Release a colleague – Alongside' }];
