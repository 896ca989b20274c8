import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { takePage } from '~/recompense/tariffs/take-queries.server';
import { chosenUrn, isTakeable, takeAction } from '~/recompense/tariffs/take-steps.server';
import { TakeView } from '~/recompense/ui/tariffs/take-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.take.$kind.$itemKey');
  const { kind = '', itemKey = '' } = params;
  if (!isTakeable(kind)) throw notFound();
  const page = await takePage(viewer, { kind, itemKey, urn: chosenUrn(request) });
  if (!page) throw notFound();
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.take.$kind.$itemKey');
  const { kind = '', itemKey = '' } = params;
  if (!isTakeable(kind)) throw notFound();
  return takeAction(request, viewer, { kind, itemKey, urn: null });
}

export default function Route() {
  return <TakeView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Take from the price list – Alongside' }];
