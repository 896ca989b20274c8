import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { parseUrn } from '~/kernel/urn';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { pricesPage } from '~/recompense/tariffs/queries.server';
import { PricesView } from '~/recompense/ui/tariffs/prices-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices._index');
  const asked = new URL(request.url).searchParams.get('urn');
  const page = await pricesPage(viewer, asked === null ? null : parseUrn(asked));
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <PricesView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Price list – Alongside' }];
