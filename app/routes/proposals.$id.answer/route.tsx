import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { acceptInvitation, declineInvitation } from '~/matching/commands/invitation.server';
import { answerForm } from '~/matching/forms';
import { loadAnswerPage } from '~/matching/queries/proposal.server';
import { AnswerPage } from '~/matching/ui/answer-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.answer');
  const view = await loadAnswerPage(viewer, params.id ?? '');
  if (!view) throw notFound();
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id.answer');
  const proposalId = params.id ?? '';
  const form = await readForm(request, answerForm);
  if (!form.ok) return form.reply;
  const { answer, code, note, version } = form.value;
  if (answer === 'accept') {
    const verdict = await acceptInvitation(viewer, { proposalId, version });
    if (!verdict.ok) return refuse(form.submission, verdict);
    const next = verdict.value.released ? 'The broker approves next.' : 'Your home school is asked next.';
    return redirectWithNotice(request, `/proposals/${proposalId}`, `Thank you. ${next}`);
  }
  const verdict = await declineInvitation(viewer, { proposalId, version, code: code ?? 'other', note });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/proposals/${proposalId}`,
    'Thank you for telling us. Your days are free again.',
  );
}

export default function Route() {
  return <AnswerPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Answer an invitation – Alongside' }];
