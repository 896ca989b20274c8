import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { chargePage } from '~/recompense/tariffs/charge-queries.server';
import { ChargeView } from '~/recompense/ui/tariffs/charge-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'charges.$chargeId._index');
  const page = await chargePage(viewer, params.chargeId ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <ChargeView {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.name ?? 'Charge'} – Alongside` },
];
