import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { readInvoiceFilter } from '~/recompense/invoices/forms';
import { INVOICES_PER_PAGE, listInvoices } from '~/recompense/invoices/list.server';
import { InvoicesPage } from '~/recompense/ui/invoices/list-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices._index');
  const filter = readInvoiceFilter(new URL(request.url).searchParams);
  const list = await listInvoices(viewer, filter);
  return { list, filter: { ...filter, page: list.page }, pageSize: INVOICES_PER_PAGE };
}

export default function Route() {
  return <InvoicesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Invoices – Alongside' }];
