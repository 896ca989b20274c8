import { moneyWords, type Pence } from '~/kernel/money';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { CommandContext } from '~/platform/transact.server';
import { creditSplit, creditTakenBack } from '../domain/invoices/sums';
import { credited, type NetAndVat, type SchoolPart } from '../domain/ledger/postings';
import { takeReference } from '../ledger/numbers.server';
import { post } from '../ledger/post.server';
import { addEntry, tagsOf, unknownInvoice } from './entries.server';
import { type InvoiceRecord, loadInvoice } from './record.server';

export type CreditNote = NetAndVat & { entryId: string; ref: string; balancePence: Pence };

/**
 * Credits part or all of an issued invoice's balance, with a credit note that has its own number without a gap: entry,
 * balance, state, posting and event. Whether the person may is the caller's to know.
 * @param input `amountPence` with VAT; net and VAT are split in the proportion of what the invoice stands for
 * @returns refusals `invoice.not-found`, `invoice.not-allowed`, `invoice.credit-too-much` (with `balancePence`)
 */
export async function creditNote(
  ctx: CommandContext,
  input: { invoiceId: string; amountPence: Pence; reason: string },
): Promise<Verdict<CreditNote>> {
  const found = await loadInvoice(ctx.tx, input.invoiceId);
  if (!found) return unknownInvoice();
  const { state, balancePence } = found.row;
  if (state !== 'issued' && state !== 'part-paid')
    return no('invoice.not-allowed', 'Only an issued invoice with something left to pay can be credited.');
  if (input.amountPence <= 0 || input.amountPence > balancePence)
    return no(
      'invoice.credit-too-much',
      `Enter an amount between £0.01 and ${moneyWords(balancePence)}, which is what is left to pay`,
      { field: 'amount', details: { balancePence } },
    );
  const sums = creditSplit(found.figures.left, input.amountPence);
  const written = await writeCredit(ctx, found, sums, input.reason);
  if (!written.ok) return written;
  await post(ctx, {
    authorityId: found.row.authorityId,
    kind: 'credit-note',
    memo: `Credit note ${written.value.ref} for ${found.row.ref ?? 'an invoice not issued'}: ${input.reason}`,
    subject: { type: 'invoice', id: found.row.id },
    entries: credited(found.row.kind, sums, tagsOf(found)),
  });
  return written;
}

/** What the posting of a claw-back needs of the school's invoice. */
export type ClawBackCredit = { ref: string | null; vatPence: Pence; school: SchoolPart };

/**
 * Credits the school's part of money clawed back to its invoice, issued or not. Posts nothing: the caller's posting
 * `clawedBack` takes `school` and `vatPence` from here. What the school had paid already becomes its credit: the balance
 * goes below nothing, and the service pays it back. Of what was written off the loss is made good. What the invoice asks
 * for no more (void, credited before) is not credited again: it lessens the cost the authority had taken over.
 * @param input `netPence` of the school's part, without VAT
 * @returns refusal `invoice.not-found`
 */
export async function creditForClawBack(
  ctx: CommandContext,
  input: { invoiceId: string; netPence: Pence; reason: string },
): Promise<Verdict<ClawBackCredit>> {
  const found = await loadInvoice(ctx.tx, input.invoiceId);
  if (!found) return unknownInvoice();
  const { left, writtenOffPence } = found.figures;
  const { sums, madeGoodPence } = creditTakenBack(left, writtenOffPence, input.netPence);
  const school = { creditedPence: sums.netPence, madeGoodPence };
  if (sums.netPence === 0) return yes({ ref: null, vatPence: 0, school });
  const written = await writeCredit(ctx, found, sums, input.reason);
  if (!written.ok) return written;
  if (madeGoodPence > 0) {
    const good = await makeGood(ctx, found.row.id, madeGoodPence, input.reason);
    if (!good.ok) return good;
  }
  return yes({ ref: written.value.ref, vatPence: sums.vatPence, school });
}

/** Takes back as much of a write-off as was credited since: the loss is that much less. */
async function makeGood(
  ctx: CommandContext,
  invoiceId: string,
  amountPence: Pence,
  reason: string,
): Promise<Verdict<unknown>> {
  const found = await loadInvoice(ctx.tx, invoiceId);
  if (!found) return unknownInvoice();
  const given = found.entries.filter(({ kind }) => kind === 'write-off').at(-1);
  return addEntry(
    ctx,
    found,
    {
      kind: 'write-off',
      amountPence: -amountPence,
      netPence: -amountPence,
      vatPence: 0,
      on: ctx.today,
      reason,
      reversesId: given?.id,
    },
    'invoice.loss-made-good',
  );
}

/** Writes the credit note's entry with its number; posts nothing. */
async function writeCredit(
  ctx: CommandContext,
  found: InvoiceRecord,
  sums: NetAndVat,
  reason: string,
): Promise<Verdict<CreditNote>> {
  const { number, ref } = await takeReference(ctx.tx, found.row.authorityId, 'credit-note');
  const entry = {
    kind: 'credit-note' as const,
    amountPence: sums.netPence + sums.vatPence,
    ...sums,
    on: ctx.today,
    number,
    ref,
    reason,
  };
  const written = await addEntry(ctx, found, entry, 'invoice.credited');
  if (!written.ok) return written;
  return yes({ ...sums, ref, entryId: written.value.entryId, balancePence: written.value.balancePence });
}
