import type { LoaderFunctionArgs } from '@remix-run/node';
import { guard } from '~/platform/guard.server';
import { asPdf } from '~/platform/pdf.server';
import { notFound } from '~/platform/respond.server';
import { creditNoteDocument } from '~/recompense/invoices/document.server';
import { creditNoteModel } from '~/recompense/invoices/models';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'invoices.$id.credit-notes.$entryId[.]pdf');
  const document = await creditNoteDocument(viewer, params.id ?? '', params.entryId ?? '');
  if (!document) throw notFound();
  return asPdf(creditNoteModel(document), document.note.ref ?? 'credit-note');
}
