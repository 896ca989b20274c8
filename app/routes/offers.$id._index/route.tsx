import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { confirmOffer, publishOffer, withdrawOffer } from '~/directory/commands/offers.server';
import { offerStepForm } from '~/directory/forms';
import { findOffer } from '~/directory/queries/offers.server';
import { OfferPage } from '~/directory/ui/offer-page';
import { OFFER_STEP_DONE } from '~/directory/wording';
import { readForm, refuse } from '~/platform/forms.server';
import { guard, guardPublic } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { practiceBehind } from '~/practice/notes/suggested.server';
import { PracticeBehind } from '~/practice/ui/notes/panels';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'offers.$id._index');
  const offer = await findOffer(viewer, params.id ?? '');
  if (!offer) throw notFound();
  const practice = await practiceBehind(viewer, { providerId: offer.provider.id, offerId: offer.id });
  return { offer, practice, mayAsk: viewer !== null && has(viewer, 'head') };
}

const STEPS = { publish: publishOffer, withdraw: withdrawOffer, confirm: confirmOffer };

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'offers.$id._index');
  const form = await readForm(request, offerStepForm);
  if (!form.ok) return form.reply;
  const { intent, version, reason } = form.value;
  const verdict = await STEPS[intent](viewer, { id: params.id ?? '', version, reason });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/offers/${verdict.value.id}`, OFFER_STEP_DONE[intent]);
}

export default function Route() {
  const { practice, ...page } = useLoaderData<typeof loader>();
  return (
    <OfferPage {...page} answer={useActionData<typeof action>()}>
      <PracticeBehind notes={practice} />
    </OfferPage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.offer.title ?? 'Offer'} – Alongside` },
];
