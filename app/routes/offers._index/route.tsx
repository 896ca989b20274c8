import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { confirmOffer } from '~/directory/commands/offers.server';
import { readOfferList } from '~/directory/filters';
import { confirmOfferForm } from '~/directory/forms';
import { listOffers, OFFERS_PAGE_SIZE } from '~/directory/queries/offers.server';
import { planningTerms } from '~/directory/terms.server';
import { OffersPage } from '~/directory/ui/offers-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { withQuery } from '~/ui';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'offers._index');
  const asked = readOfferList(new URL(request.url).searchParams);
  const [now = '', later = ''] = planningTerms();
  return {
    ...(await listOffers(viewer, asked)),
    pageSize: OFFERS_PAGE_SIZE,
    asked,
    terms: { this: now, next: later },
    forService: isService(viewer),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'offers._index');
  const form = await readForm(request, confirmOfferForm);
  if (!form.ok) return form.reply;
  const verdict = await confirmOffer(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const here = withQuery('/offers', new URL(request.url).searchParams, { index: null });
  return redirectWithNotice(request, here, 'The offer is confirmed for this term.');
}

export default function Route() {
  return <OffersPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Offers – Alongside' }];
