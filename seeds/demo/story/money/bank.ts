import { createHash } from 'node:crypto';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { bankLine, invoice } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { takeBankFile } from '~/recompense/payments/bank/commands.server';
import { idOf } from '../../ids';
import { must } from '../case';

/** The bank's file of this morning, read and matched, with a row of each kind; nobody has applied it yet. */
export async function uploadBankFile(broker: Viewer): Promise<void> {
  const open = await db()
    .select()
    .from(invoice)
    .where(and(eq(invoice.authorityId, broker.authorityId), inArray(invoice.state, ['issued', 'part-paid'])))
    .orderBy(asc(invoice.number));
  const on = addDays(calendarDate(clock.now()), -1).split('-').reverse().join('/');
  const pounds = (pence: number) => (pence / 100).toFixed(2);
  const [first, second] = open;
  const rows = [
    ['Date', 'Description', 'Money In', 'Money Out', 'Balance'],
    ...(first ? [[on, `BACS ${first.ref} SCHOOL FUND`, pounds(first.balancePence), '', '']] : []),
    ...(second ? [[on, `FPI ${second.ref}`, pounds(Math.floor(second.balancePence / 2)), '', '']] : []),
    [on, 'BACS SCHOOL FUND NO REFERENCE', '123.45', '', ''],
    [on, 'CHARGES', '', '7.50', ''],
    ['31/02/2026', 'BACS SCHOOL FUND', '10.00', '', ''],
  ];
  const bytes = new TextEncoder().encode(rows.map((row) => row.join(',')).join('\r\n'));
  const hash = createHash('sha256').update(bytes).digest('hex');
  const file = { name: 'receipts-this-morning.csv', bytes, hash };
  must(await takeBankFile(broker, { id: idOf('bank-file', broker.authorityId), file }));
  const lines = await db().select({ id: bankLine.id }).from(bankLine);
  if (lines.length === 0) throw new Error('The bank’s file has no lines');
}
