import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addToShortlist } from '~/matching/commands/shortlist.server';
import { putForwardForm } from '~/matching/forms';
import { loadOfferForRequest } from '~/matching/queries/matches.server';
import { OfferFitPage } from '~/matching/ui/offer-fit-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.offers.$offerId');
  const view = await loadOfferForRequest(viewer, params.id ?? '', params.offerId ?? '');
  if (!view) throw notFound();
  return { view, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.offers.$offerId');
  const requestId = params.id ?? '';
  const form = await readForm(request, putForwardForm);
  if (!form.ok) return form.reply;
  const verdict = await addToShortlist(viewer, { ...form.value, requestId, offerId: params.offerId ?? '' });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/requests/${requestId}/matches`, 'Put on the shortlist.');
}

export default function Route() {
  return <OfferFitPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'How an offer fits – Alongside' }];
