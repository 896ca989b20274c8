import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askForOthers, choosePartner } from '~/matching/commands/shortlist.server';
import { chooseForm, OTHERS } from '~/matching/forms';
import { loadShortlist } from '~/matching/queries/shortlist.server';
import { ChoosePage } from '~/matching/ui/choose-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.choose');
  const view = await loadShortlist(viewer, params.id ?? '');
  if (!view?.as.clientHead) throw notFound();
  return { view };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.choose');
  const requestId = params.id ?? '';
  const form = await readForm(request, chooseForm);
  if (!form.ok) return form.reply;
  const { choice, shortlistVersion, reason } = form.value;
  if (choice === OTHERS) {
    const verdict = await askForOthers(viewer, { requestId, shortlistVersion, reason: reason ?? '' });
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, `/requests/${requestId}/matches`, 'Your broker will look for others.');
  }
  const verdict = await choosePartner(viewer, { requestId, proposalId: choice, shortlistVersion, reason });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/proposals/${choice}`, 'Your choice is with your broker.');
}

export default function Route() {
  return <ChoosePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Choose a partner – Alongside' }];
