import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { db } from '~/platform/db.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { invoicePage } from '~/recompense/invoices/queries.server';
import { invoiceName } from '~/recompense/invoices/wording';
import { payOnlineOf } from '~/recompense/stripe/queries.server';
import { InvoiceView } from '~/recompense/ui/invoices/invoice-page';
import { PayOnline } from '~/recompense/ui/stripe/pay-online';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id._index');
  const page = await invoicePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page, online: page.service ? null : await payOnlineOf(db(), page.document.row.id) };
}

export default function Route() {
  const { page, online } = useLoaderData<typeof loader>();
  return <InvoiceView page={page} online={online ? <PayOnline online={online} /> : null} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? invoiceName(data.page.document.row.ref) : 'Invoice'} – Alongside` },
];
