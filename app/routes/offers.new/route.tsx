import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createOffer } from '~/directory/commands/offers.server';
import { newOfferForm, offerFields } from '~/directory/forms';
import { providersToOfferFor } from '~/directory/queries/offers.server';
import { planningTerms } from '~/directory/terms.server';
import { NewOfferPage } from '~/directory/ui/offer-form';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'offers.new');
  return {
    formId: newFormId(),
    terms: planningTerms(),
    providers: await providersToOfferFor(viewer),
    providerId: new URL(request.url).searchParams.get('provider'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'offers.new');
  const form = await readForm(request, newOfferForm(planningTerms()));
  if (!form.ok) return form.reply;
  const { formId, providerId, intent, days } = form.value;
  const publish = intent === 'publish';
  const fields = offerFields(form.value);
  const verdict = await createOffer(viewer, { formId, providerId, publish, fields, days });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = publish ? 'The offer is published.' : 'The offer is saved as a draft.';
  return redirectWithNotice(request, `/offers/${verdict.value.id}`, done);
}

export default function Route() {
  return <NewOfferPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Write an offer – Alongside' }];
