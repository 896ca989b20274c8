import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';
import { invoiceDocument } from '~/recompense/invoices/document.server';
import { invoiceModel } from '~/recompense/invoices/models';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id[.]pdf');
  const document = await invoiceDocument(viewer, params.id ?? '');
  if (!document) throw notFound();
  return asPdf(invoiceModel(document), document.row.ref ?? 'invoice-not-issued');
}
