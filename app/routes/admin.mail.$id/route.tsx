import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { messageForm } from '~/accounts/mail-forms';
import { MessagePage } from '~/accounts/ui/mail/message-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { retryMail, showLink } from '~/platform/mail/commands.server';
import { findMail, mailHealth } from '~/platform/mail/queries.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.mail.$id');
  const message = await findMail(viewer, params.id ?? '');
  if (!message) throw notFound();
  const health = await mailHealth(viewer);
  return { message, sends: health !== null && health.transport !== 'none' };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.mail.$id');
  const id = params.id ?? '';
  const form = await readForm(request, messageForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'show-link') {
    const verdict = await showLink(viewer, id);
    if (!verdict.ok) return refuse(form.submission, verdict);
    // Shown on the answer itself, and nowhere an address would lead back to.
    return { shown: verdict.value };
  }
  const verdict = await retryMail(viewer, id);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/admin/mail/${id}`, 'The message is on its way again.');
}

export default function Route() {
  const answer = useActionData<typeof action>();
  const shown = answer && 'shown' in answer ? answer.shown : null;
  const refused = answer && 'error' in answer ? answer : undefined;
  return <MessagePage {...useLoaderData<typeof loader>()} answer={refused} shown={shown} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.message.subject ?? 'Message'} – Alongside` },
];
