import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { takeChoiceBack } from '~/matching/commands/shortlist.server';
import { takeBackForm } from '~/matching/forms';
import { loadProposalPage } from '~/matching/queries/proposal.server';
import { ProposalPage } from '~/matching/ui/proposal-page';
import { remindersOf } from '~/notifications/reminders/reminders-of.server';
import { RemindersGiven } from '~/notifications/ui/reminders/reminders-given';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id._index');
  const proposal = await loadProposalPage(viewer, params.id ?? '');
  if (!proposal) throw notFound();
  return { proposal, reminders: await remindersOf(viewer, { type: 'proposal', id: proposal.id }) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'proposals.$id._index');
  const form = await readForm(request, takeBackForm);
  if (!form.ok) return form.reply;
  const verdict = await takeChoiceBack(viewer, { ...form.value, proposalId: params.id ?? '' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/requests/${verdict.value.requestId}/choose`, 'You can choose again.');
}

export default function Route() {
  const { proposal, reminders } = useLoaderData<typeof loader>();
  return (
    <ProposalPage proposal={proposal} answer={useActionData<typeof action>()}>
      <RemindersGiven reminders={reminders} />
    </ProposalPage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const about = data ? `${data.proposal.card.providerName}, ${data.proposal.request.ref}` : 'Proposal';
  return [{ title: `${about} – Alongside` }];
};
