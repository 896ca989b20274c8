import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { creditNoteDocument } from '~/recompense/invoices/document.server';
import { creditNoteModel } from '~/recompense/invoices/models';
import { invoiceName } from '~/recompense/invoices/wording';
import { InvoiceDocumentPage } from '~/recompense/ui/invoices/document-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id.credit-notes.$entryId._index');
  const document = await creditNoteDocument(viewer, params.id ?? '', params.entryId ?? '');
  if (!document) throw notFound();
  const href = `/invoices/${document.row.id}`;
  return {
    model: creditNoteModel(document),
    pdfHref: `${href}/credit-notes/${document.note.id}.pdf`,
    invoice: { href, name: invoiceName(document.row.ref) },
  };
}

export default function Route() {
  return <InvoiceDocumentPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.model.title ?? 'Credit note'} – Alongside` },
];
