import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm';
import { authority, bankFile, bankLine, invoice, school } from '#drizzle/schema';
import { refPrefix } from '~/diagnosis/domain';
import type { Db } from '~/platform/db.server';
import { isOpen } from '../../domain/invoices/invoice-states';
import { type Match, type MatchInvoice, matchReceipts } from '../../domain/payments/bank-match';
import type { Receipt } from '../../domain/payments/bank-row';

export type BankLineRow = typeof bankLine.$inferSelect;

/** Databases take only so many values in one question. */
const AT_ONCE = 500;

/** Every line of a file, in its order. */
export function linesOf(handle: Db, fileId: string): Promise<BankLineRow[]> {
  return handle.select().from(bankLine).where(eq(bankLine.fileId, fileId)).orderBy(asc(bankLine.line));
}

/** The receipts among lines that have not been dealt with. */
export function openReceipts(lines: readonly BankLineRow[]): Receipt[] {
  return lines.flatMap(({ line, on, amountPence, reference, fingerprint, state }) =>
    on === null || amountPence === null || fingerprint === null || isSettled(state)
      ? []
      : [{ line, on, amountPence, text: reference, fingerprint }],
  );
}

/** Whether a line has been dealt with, or is none to deal with. */
export function isSettled(state: BankLineRow['state']): boolean {
  return state === 'applied' || state === 'left' || state === 'refused';
}

/** Matches receipts with the authority's invoices as they are now. */
export async function matchNow(
  handle: Db,
  authorityId: string,
  receipts: readonly Receipt[],
): Promise<Map<number, Match>> {
  const [of] = await handle.select().from(authority).where(eq(authority.id, authorityId));
  const prefix = refPrefix(of?.name ?? '', of?.settings.refPrefix);
  const taken = await takenBefore(
    handle,
    authorityId,
    receipts.map(({ fingerprint }) => fingerprint),
  );
  return matchReceipts(receipts, await invoicesOf(handle, authorityId), prefix, taken);
}

/** Invoices that have been issued: those that wait for money, and those a receipt may name that no longer do. */
async function invoicesOf(handle: Db, authorityId: string): Promise<MatchInvoice[]> {
  const rows = await handle
    .select({
      id: invoice.id,
      ref: invoice.ref,
      urn: invoice.urn,
      schoolName: school.name,
      balancePence: invoice.balancePence,
      state: invoice.state,
      issuedOn: invoice.issuedOn,
    })
    .from(invoice)
    .innerJoin(school, eq(school.urn, invoice.urn))
    .where(and(eq(invoice.authorityId, authorityId), isNotNull(invoice.ref)))
    .orderBy(asc(invoice.dueOn), asc(invoice.id));
  return rows.map(({ state, ref, balancePence, ...row }) => ({
    ...row,
    ref: ref ?? '',
    balancePence: isOpen(state) ? Math.max(0, balancePence) : 0,
  }));
}

/** Which of these receipts have been taken from a file of the authority. */
async function takenBefore(
  handle: Db,
  authorityId: string,
  fingerprints: readonly string[],
): Promise<Set<string>> {
  const taken = new Set<string>();
  for (let from = 0; from < fingerprints.length; from += AT_ONCE) {
    const rows = await handle
      .select({ fingerprint: bankLine.fingerprint })
      .from(bankLine)
      .innerJoin(bankFile, eq(bankFile.id, bankLine.fileId))
      .where(
        and(
          eq(bankFile.authorityId, authorityId),
          eq(bankLine.state, 'applied'),
          inArray(bankLine.fingerprint, fingerprints.slice(from, from + AT_ONCE)),
        ),
      );
    for (const { fingerprint } of rows) if (fingerprint !== null) taken.add(fingerprint);
  }
  return taken;
}
