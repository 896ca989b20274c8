import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { CHARGES_PER_PAGE, chargesPage, readChargeFilter } from '~/recompense/tariffs/charge-queries.server';
import { ChargesView } from '~/recompense/ui/tariffs/charges-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'charges._index');
  const filter = readChargeFilter(new URL(request.url).searchParams);
  return { page: await chargesPage(viewer, filter), filter, pageSize: CHARGES_PER_PAGE };
}

export default function Route() {
  return <ChargesView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Charges – Alongside' }];
