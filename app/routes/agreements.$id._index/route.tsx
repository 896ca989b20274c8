import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sendForSigning } from '~/agreements/commands.server';
import { sendForm } from '~/agreements/forms';
import { noticesOf } from '~/agreements/life/notices.server';
import { lifePage } from '~/agreements/life/queries.server';
import { latestOf } from '~/agreements/life/timeline.server';
import { agreementPage } from '~/agreements/queries.server';
import { notesPanel } from '~/agreements/restricted-notes/queries.server';
import { AgreementOverview } from '~/agreements/ui/agreement-page';
import { LATEST_SHOWN } from '~/agreements/ui/life/latest-section';
import { RestrictedNotes } from '~/agreements/ui/restricted-notes/parts';
import { remindersOf } from '~/notifications/reminders/reminders-of.server';
import { RemindersGiven } from '~/notifications/ui/reminders/reminders-given';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id._index');
  const id = params.id ?? '';
  const [page, lived, story, notices, reminders, notes] = await Promise.all([
    agreementPage(viewer, id),
    lifePage(viewer, id),
    latestOf(viewer, id, LATEST_SHOWN),
    noticesOf(viewer, id),
    remindersOf(viewer, { type: 'agreement', id }),
    notesPanel(viewer, 'agreement', id),
  ]);
  if (!page || !lived || !story) throw notFound();
  return { page, life: lived.life, story, notices, reminders, notes };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id._index');
  const form = await readForm(request, sendForm);
  if (!form.ok) return form.reply;
  const verdict = await sendForSigning(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${params.id}`,
    'Sent for signing. Everyone who signs has been told.',
  );
}

export default function Route() {
  const { reminders, notes, ...overview } = useLoaderData<typeof loader>();
  return (
    <AgreementOverview {...overview} answer={useActionData<typeof action>()}>
      <RemindersGiven reminders={reminders} />
      <RestrictedNotes panel={notes} />
    </AgreementOverview>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agreement ${data?.page.ref ?? ''} – Alongside` },
];
