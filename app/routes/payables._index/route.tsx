import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { PAYABLES_PER_PAGE, payablesPage, readPayablesFilter } from '~/recompense/payments/queries.server';
import { PayablesPage } from '~/recompense/ui/payments/payables-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables._index');
  const filter = readPayablesFilter(new URL(request.url).searchParams);
  return { list: await payablesPage(viewer, filter), filter, pageSize: PAYABLES_PER_PAGE };
}

export default function Route() {
  return <PayablesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Payments to providers’ schools – Alongside' }];
