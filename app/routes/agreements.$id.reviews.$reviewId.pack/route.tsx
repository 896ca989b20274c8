import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { freezePack } from '~/agreements/reviews/commands.server';
import { packForm } from '~/agreements/reviews/forms';
import { packPage } from '~/agreements/reviews/queries.server';
import { EvidencePackPage } from '~/agreements/ui/reviews/pack-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.pack');
  const page = await packPage(viewer, params.id ?? '', params.reviewId ?? '');
  if (!page) throw notFound();
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.pack');
  const { id = '', reviewId = '' } = params;
  const form = await readForm(request, packForm);
  if (!form.ok) return form.reply;
  const verdict = await freezePack(viewer, { agreementId: id, reviewId }, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/reviews/${reviewId}/pack`,
    'The pack is kept as it stands.',
  );
}

export default function Route() {
  return <EvidencePackPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Evidence pack – Alongside' }];
