import { invoice, invoiceLine } from '#drizzle/schema';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { invoiceSums, type LineInput, type Sums } from '../domain/invoices/sums';
import type { InvoiceKind } from '../domain/invoices/vocabulary';

/** What an invoice is for. */
export type NewInvoice = {
  authorityId: string;
  kind: InvoiceKind;
  /** The school that is to pay. */
  urn: number;
  agreementId?: string | null;
  claimId?: string | null;
  chargeId?: string | null;
  vatTreatment: VatTreatment;
  /** The school's own order number, printed where given. */
  orderNumber?: string | null;
  /** `quantity` in hundredths of a unit (250 is two and a half), with its unit in words; pence without VAT. */
  lines: readonly {
    description: string;
    quantity?: number | null;
    unit?: string | null;
    unitPence?: Pence | null;
    netPence: Pence;
  }[];
};

/**
 * Makes a draft invoice, in the transaction of what is invoiced. Posts nothing: the caller posts the receivable, with
 * this invoice's id and `totalPence`. The draft is the service's alone until it is issued.
 * @returns the sums, VAT rounded once for each line
 * @throws Error where it would ask for nothing, or for less than nothing: a fault of the program
 */
export async function makeInvoice(
  ctx: CommandContext,
  input: NewInvoice,
): Promise<{ invoiceId: string } & Sums> {
  const lines: LineInput[] = input.lines.map((line) => ({
    description: line.description,
    quantity: line.quantity ?? null,
    unit: line.unit ?? null,
    unitPence: line.unitPence ?? null,
    netPence: line.netPence,
  }));
  const sums = invoiceSums(lines, input.vatTreatment);
  if (!Number.isSafeInteger(sums.totalPence) || sums.totalPence <= 0)
    throw new Error(`An invoice cannot ask for ${sums.totalPence} pence.`);
  const invoiceId = ctx.newId();
  const { netPence, vatPence, totalPence } = sums;
  await ctx.tx.insert(invoice).values({
    id: invoiceId,
    authorityId: input.authorityId,
    kind: input.kind,
    state: 'draft',
    urn: input.urn,
    agreementId: input.agreementId ?? null,
    claimId: input.claimId ?? null,
    chargeId: input.chargeId ?? null,
    netPence,
    vatPence,
    totalPence,
    balancePence: totalPence,
    vatTreatment: input.vatTreatment,
    orderNumber: input.orderNumber?.trim() || null,
    createdById: isSystem(ctx.actor) ? null : ctx.actor.accountId,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 1,
  });
  await ctx.tx
    .insert(invoiceLine)
    .values(sums.lines.map((line, position) => ({ id: ctx.newId(), invoiceId, position, ...line })));
  ctx.emit({
    type: 'invoice.drafted',
    subject: { type: 'invoice', id: invoiceId },
    urn: input.urn,
    authorityId: input.authorityId,
    after: { state: 'draft', kind: input.kind, netPence, vatPence, totalPence },
    details: { balancePence: totalPence },
  });
  return { invoiceId, netPence, vatPence, totalPence };
}
