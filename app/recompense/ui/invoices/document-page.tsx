import { Link } from '@remix-run/react';
import type { DocumentModel } from '~/kernel/document';
import { DocumentParts, Page, WithReferences } from '~/ui';
import { INVOICE_CRUMBS } from './frame';

/** An invoice or a credit note to read or print: the same model as its PDF. */
export function InvoiceDocumentPage({
  model,
  pdfHref,
  invoice,
}: {
  model: DocumentModel;
  pdfHref: string;
  /** Where it belongs. */
  invoice: { href: string; name: string };
}) {
  return (
    <Page
      title={<WithReferences text={model.title} />}
      caption={model.caption}
      breadcrumbs={[...INVOICE_CRUMBS, { label: invoice.name, href: invoice.href }]}
      actions={
        <>
          <a href={pdfHref}>Keep it as a PDF</a>
          <Link to={invoice.href}>Back to the invoice</Link>
        </>
      }
    >
      <DocumentParts parts={model.parts} />
    </Page>
  );
}
