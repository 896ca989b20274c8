import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { payablePage } from '~/recompense/payments/queries.server';
import { PayablePage } from '~/recompense/ui/payments/payable-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables.$id._index');
  const payable = await payablePage(viewer, params.id ?? '');
  if (!payable) throw notFound();
  return { payable };
}

export default function Route() {
  return <PayablePage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Payment for ${data?.payable.claimRef ?? 'a claim'} – Alongside` },
];
