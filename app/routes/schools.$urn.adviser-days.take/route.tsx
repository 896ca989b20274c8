import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { furtherDaysPage } from '~/recompense/entitlements/take.server';
import { takeAction } from '~/recompense/tariffs/take-steps.server';
import { TakeView } from '~/recompense/ui/tariffs/take-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.adviser-days.take');
  const urn = urnParam(params.urn);
  const found = await furtherDaysPage(viewer, urn);
  if (!found) throw notFound();
  if (!found.mayAsk && isOpened(request)) throw redirect(`/schools/${urn}/adviser-days`);
  return { page: found.page, formId: newFormId(), back: `/schools/${urn}/adviser-days` };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.adviser-days.take');
  const urn = urnParam(params.urn);
  const found = await furtherDaysPage(viewer, urn);
  if (!found) throw notFound();
  return takeAction(request, viewer, { kind: 'adviser-days', itemKey: found.page.thing.key, urn });
}

export default function Route() {
  const { page, formId, back } = useLoaderData<typeof loader>();
  const crumbs = [
    { label: 'Home', href: '/home' },
    { label: page.school?.name ?? 'School', href: back.replace('/adviser-days', '') },
    { label: 'Adviser days', href: back },
  ];
  return <TakeView {...{ page, formId, back, crumbs }} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Further adviser days – Alongside' }];
