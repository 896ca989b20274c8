import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { claim, invoice, invoiceEntry, moneyEntry, moneyPosting, payable, payment } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { InvoiceEntryKind } from '../../domain/invoices/vocabulary';
import type { Movement, MovementKind, StatementSide } from '../../domain/payments/statement';

type Place = { authorityId: string; urn: number };

/** Every document and payment between a school and an authority, whoever asks: who may is the caller's to know. */
export function movementsOf(handle: Db, place: Place, side: StatementSide): Promise<Movement[]> {
  return side === 'owes' ? owedBySchool(handle, place) : owedToSchool(handle, place);
}

/** Invoices that have been issued, and what changed their balances. Drafts are the service's alone. */
async function owedBySchool(handle: Db, { authorityId, urn }: Place): Promise<Movement[]> {
  const issued = and(eq(invoice.authorityId, authorityId), eq(invoice.urn, urn), isNotNull(invoice.issuedOn));
  const invoices = await handle.select().from(invoice).where(issued);
  const entries = await handle
    .select({ entry: invoiceEntry, ref: invoice.ref, issuedOn: invoice.issuedOn })
    .from(invoiceEntry)
    .innerJoin(invoice, eq(invoice.id, invoiceEntry.invoiceId))
    .where(issued);
  return [
    ...invoices.map(
      (row): Movement => ({
        key: row.id,
        on: row.issuedOn ?? '',
        kind: 'invoice',
        ref: row.ref ?? '',
        details: INVOICED_FOR[row.kind],
        amountPence: row.totalPence,
      }),
    ),
    ...entries.map(({ entry, ref, issuedOn }): Movement => {
      const kind = kindOfEntry(entry.kind, entry.amountPence);
      return {
        key: entry.id,
        // What was credited before the invoice was issued counts from then.
        on: issuedOn !== null && entry.on < issuedOn ? issuedOn : entry.on,
        kind,
        ref: entry.ref ?? ref ?? '',
        details: [entry.ref ? `For ${ref}` : '', entry.reference ?? ''].filter(Boolean).join('. '),
        amountPence: -entry.amountPence,
      };
    }),
  ];
}

const INVOICED_FOR = {
  claim: 'The school’s part of support received',
  charge: 'From the price list',
  'claw-back': 'Money to be given back',
} as const;

function kindOfEntry(kind: InvoiceEntryKind, amountPence: number): MovementKind {
  return kind === 'write-off' && amountPence < 0 ? 'reinstated' : kind;
}

/** Approved claims, what was taken back of them before it was paid, and payments. */
async function owedToSchool(handle: Db, { authorityId, urn }: Place): Promise<Movement[]> {
  const theirs = and(eq(payable.authorityId, authorityId), eq(payable.homeUrn, urn));
  const owed = await handle
    .select({ row: payable, ref: claim.ref })
    .from(payable)
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .where(theirs);
  const payments = await handle
    .select({ paid: payment, ref: claim.ref })
    .from(payment)
    .innerJoin(payable, eq(payable.id, payment.payableId))
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .where(theirs);
  const back = await handle
    .select({ entry: moneyEntry, on: moneyPosting.on, ref: claim.ref })
    .from(moneyEntry)
    .innerJoin(moneyPosting, eq(moneyPosting.id, moneyEntry.postingId))
    .innerJoin(payable, eq(payable.id, moneyEntry.payableId))
    .innerJoin(claim, eq(claim.id, payable.claimId))
    .where(and(theirs, eq(moneyEntry.account, 'payable'), inArray(moneyPosting.kind, ['claw-back'])));
  return [
    ...owed.map(
      ({ row, ref }): Movement => ({
        key: row.id,
        on: calendarDate(row.createdAt),
        kind: 'claim',
        ref: ref ?? '',
        details: '',
        amountPence: row.totalPence,
      }),
    ),
    ...payments.map(
      ({ paid, ref }): Movement => ({
        key: paid.id,
        on: paid.on,
        kind: paid.reversesId === null ? 'payment' : 'payment-reversed',
        ref: paid.ref,
        details: `For ${ref ?? 'a claim'}. ${paid.reference}`,
        amountPence: -paid.amountPence,
      }),
    ),
    ...back.map(
      ({ entry, on, ref }): Movement => ({
        key: entry.id,
        on,
        kind: 'taken-back',
        ref: ref ?? '',
        details: '',
        // The ledger debits what it owes less.
        amountPence: -entry.amountPence,
      }),
    ),
  ];
}
