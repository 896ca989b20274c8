import { eq } from 'drizzle-orm';
import { charge, claim, invoice, payable, potCommitment } from '#drizzle/schema';
import type { StoredEvent } from '~/platform/audit.server';
import type { Tx } from '~/platform/transact.server';

/** Whose a record of money is; the school is the one that answers a claim, or pays an invoice. */
export type MoneySubject = {
  authorityId: string;
  urn: number | null;
  agreementId: string | null;
  providerId: string | null;
  ref: string | null;
};

/** The record of money an event is about; null for any other event. */
export async function moneySubjectOf(tx: Tx, event: StoredEvent): Promise<MoneySubject | null> {
  const id = event.subjectId;
  if (event.subjectType === 'claim') {
    const [row] = await tx.select().from(claim).where(eq(claim.id, id));
    return row ?? null;
  }
  if (event.subjectType === 'invoice') {
    const [row] = await tx.select().from(invoice).where(eq(invoice.id, id));
    return row ? { ...row, providerId: null } : null;
  }
  if (event.subjectType === 'payable') {
    const [row] = await tx.select().from(payable).where(eq(payable.id, id));
    return row ? { ...row, urn: null, ref: null } : null;
  }
  if (event.subjectType === 'charge') {
    const [row] = await tx.select().from(charge).where(eq(charge.id, id));
    return row ? { ...row, agreementId: null, providerId: null, ref: null } : null;
  }
  if (event.subjectType === 'commitment') {
    const [row] = await tx.select().from(potCommitment).where(eq(potCommitment.id, id));
    return row ? { ...row, urn: null, providerId: null, ref: null } : null;
  }
  return null;
}
