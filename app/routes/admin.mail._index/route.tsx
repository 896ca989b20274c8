import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { mailForm } from '~/accounts/mail-forms';
import { MailPage } from '~/accounts/ui/mail/mail-page';
import { listPlace } from '~/kernel/list-place';
import { MAIL_STATUSES } from '~/kernel/mail';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { retryAllFailed, tryLineNow } from '~/platform/mail/commands.server';
import { sendKept } from '~/platform/mail/kept.server';
import { listMail, mailHealth, openMailProblems } from '~/platform/mail/queries.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.mail._index');
  const query = new URL(request.url).searchParams;
  const status = MAIL_STATUSES.find((one) => one === query.get('status')) ?? null;
  const search = (query.get('q') ?? '').trim().slice(0, 100);
  const health = await mailHealth(viewer);
  if (!health) throw notFound();
  const mail = await listMail(viewer, { status, search, ...listPlace(query) });
  const problems = (await openMailProblems(viewer)).length;
  return { ...mail, status, search, health, problems };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.mail._index');
  const form = await readForm(request, mailForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'try-line') {
    const verdict = await tryLineNow(viewer);
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, '/admin/mail', 'One message is being tried. Look again in a minute.');
  }
  const { intent, days } = form.value;
  const verdict =
    intent === 'send-kept' && days ? await sendKept(viewer, days) : await retryAllFailed(viewer);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const words = `${count(verdict.value.count, 'message')} on the way${intent === 'retry-all' ? ' again' : ''}.`;
  return redirectWithNotice(request, '/admin/mail', words);
}

export default function Route() {
  return <MailPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Messages – Alongside' }];
