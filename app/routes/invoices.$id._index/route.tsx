import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { invoicePage } from '~/recompense/invoices/queries.server';
import { invoiceName } from '~/recompense/invoices/wording';
import { InvoiceView } from '~/recompense/ui/invoices/invoice-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id._index');
  const page = await invoicePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <InvoiceView {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? invoiceName(data.page.document.row.ref) : 'Invoice'} – Alongside` },
];
