import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { sendForSigning } from '~/agreements/commands.server';
import { sendForm } from '~/agreements/forms';
import { lifePage } from '~/agreements/life/queries.server';
import { agreementPage } from '~/agreements/queries.server';
import { AgreementOverview } from '~/agreements/ui/agreement-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id._index');
  const id = params.id ?? '';
  const [page, lived] = await Promise.all([agreementPage(viewer, id), lifePage(viewer, id)]);
  if (!page || !lived) throw notFound();
  return { page, life: lived.life };
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
  return <AgreementOverview {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agreement ${data?.page.ref ?? ''} – Alongside` },
];
