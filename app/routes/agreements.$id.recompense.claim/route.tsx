import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { newClaimAction, newClaimLoader } from '~/recompense/claims/steps.server';
import { NewClaimPage } from '~/recompense/ui/claims/new-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense.claim');
  return newClaimLoader(request, viewer, params.id ?? '');
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense.claim');
  return newClaimAction(request, viewer, params.id ?? '');
}

export default function Route() {
  return <NewClaimPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Make a claim – Alongside' }];
