import { asc, eq } from 'drizzle-orm';
import { agreement, claim, invoiceLine, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type Db, db } from '~/platform/db.server';
import { type IssuingParty, issuingParty, keptIssuer, printedSchool } from '../domain/invoices/parties';
import { recompenseSettingsOf } from '../settings/settings.server';
import type { InvoiceEntryRow, InvoiceRecord, InvoiceRow } from './record.server';
import { visibleInvoice } from './scope.server';

export type InvoiceLineRow = typeof invoiceLine.$inferSelect;

/** Everything that stands on an invoice as printed. */
export type InvoiceDocument = {
  row: InvoiceRow;
  lines: InvoiceLineRow[];
  entries: InvoiceEntryRow[];
  issuer: IssuingParty;
  billedTo: { name: string; lines: string[] };
  agreementRef: string | null;
  claimRef: string | null;
};

/** What stands on an invoice: as kept when it was issued; before that, as it would be printed now. */
export async function documentOf(handle: Db, { row, entries }: InvoiceRecord): Promise<InvoiceDocument> {
  const lines = await handle
    .select()
    .from(invoiceLine)
    .where(eq(invoiceLine.invoiceId, row.id))
    .orderBy(asc(invoiceLine.position));
  const [place] = await handle.select().from(school).where(eq(school.urn, row.urn));
  const [agreed] = row.agreementId
    ? await handle.select({ ref: agreement.ref }).from(agreement).where(eq(agreement.id, row.agreementId))
    : [];
  const [claimed] = row.claimId
    ? await handle.select({ ref: claim.ref }).from(claim).where(eq(claim.id, row.claimId))
    : [];
  const issuer = keptIssuer(row.issuer) ?? issuingParty(await recompenseSettingsOf(handle, row.authorityId));
  return {
    row,
    lines,
    entries,
    issuer,
    billedTo: row.billedTo ?? (place ? printedSchool(place) : { name: '', lines: [] }),
    agreementRef: agreed?.ref ?? null,
    claimRef: claimed?.ref ?? null,
  };
}

/** An invoice to read, print or keep; null where it is not the viewer's to know of. */
export async function invoiceDocument(viewer: Viewer, id: string): Promise<InvoiceDocument | null> {
  const found = await visibleInvoice(db(), viewer, id);
  return found ? documentOf(db(), found) : null;
}

export type CreditNoteDocument = InvoiceDocument & { note: InvoiceEntryRow };

/** A credit note of an invoice, as `invoiceDocument`. */
export async function creditNoteDocument(
  viewer: Viewer,
  id: string,
  entryId: string,
): Promise<CreditNoteDocument | null> {
  const found = await invoiceDocument(viewer, id);
  const note = found?.entries.find((entry) => entry.id === entryId && entry.kind === 'credit-note');
  return found && note ? { ...found, note } : null;
}
