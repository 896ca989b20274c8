import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { editOffer } from '~/directory/commands/offers.server';
import { editOfferForm, offerFields } from '~/directory/forms';
import { findEditableOffer } from '~/directory/queries/offers.server';
import { planningTerms } from '~/directory/terms.server';
import { EditOfferPage } from '~/directory/ui/offer-form';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'offers.$id.edit');
  const offer = await findEditableOffer(viewer, params.id ?? '');
  if (!offer) throw notFound();
  return { offer, terms: planningTerms() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'offers.$id.edit');
  const id = params.id ?? '';
  const form = await readForm(request, editOfferForm(planningTerms()));
  if (!form.ok) return form.reply;
  const { version, days } = form.value;
  const verdict = await editOffer(viewer, { id, version, fields: offerFields(form.value), days });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/offers/${id}`, 'The offer is saved.');
}

export default function Route() {
  return <EditOfferPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Edit offer – Alongside' }];
