import { eq } from 'drizzle-orm';
import { claim, claimLine, payable } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import type { Pence } from '~/kernel/money';
import { type Verdict, yes } from '~/kernel/verdict';
import type { CommandContext } from '~/platform/transact.server';
import { unspend } from '../budgets/commit.server';
import { homeSchoolGives, type LineClawBack } from '../domain/claims/claw-back';
import { claimedOf, takenBack } from '../domain/claims/settle';
import { clawedBack } from '../domain/ledger/postings';
import { creditForClawBack } from '../invoices/credit.server';
import { makeInvoice } from '../invoices/make.server';
import { post } from '../ledger/post.server';
import { reducePayable } from '../payments/make.server';
import { clawedBackOf, describedLine } from './approve.server';
import { agreedOf, type ClaimRecord, counting, readSettlement } from './load.server';
import { lineWords } from './wording';

/** Where money taken back went: told with the claim. */
export type TakenBack = {
  authorityPence: Pence;
  schoolPence: Pence;
  homeSchoolPence: Pence;
  brokeragePence: Pence;
  /** Less to be paid to the home school, and invoiced to it, both with VAT. */
  fromPayablePence: Pence;
  invoicedPence: Pence;
  clawBackInvoiceId: string | null;
  /** The credit note to the school; null where its invoice asks for nothing any more. */
  creditNote: string | null;
};

/**
 * Books money taken back of lines of an approved claim, inside the caller's transaction. Every part of the claim's settlement
 * goes the way it came: the home school is paid less, or invoiced where it was paid; the school's invoice is credited, and
 * what it had paid already becomes its credit, to be paid back; the authority's part returns to its budget; the
 * brokerage gives up what it kept.
 */
export async function takeBack(
  ctx: CommandContext,
  { row, lines }: ClaimRecord,
  input: { takeBack: readonly LineClawBack[]; takenPence: Pence; reason: string },
): Promise<Verdict<TakenBack>> {
  const settlement = readSettlement(row);
  if (!settlement) throw new Error('An approved claim without its settlement');
  const agreed = await agreedOf(ctx.tx, row);
  const terms = agreed.terms;
  const open = counting(lines);
  const taken = open.flatMap((line) => {
    const back = input.takeBack.find(({ lineId }) => lineId === line.id);
    return back ? [{ line, amountPence: back.amountPence }] : [];
  });
  const now = claimedOf(taken.map(({ line, amountPence }) => ({ kind: line.kind, amountPence })));
  const division = takenBack(settlement, clawedBackOf(lines), now);
  for (const { line, amountPence } of taken) {
    await ctx.tx
      .update(claimLine)
      .set({ clawedBackPence: line.clawedBackPence + amountPence })
      .where(eq(claimLine.id, line.id));
  }

  const [owed] = settlement.payableId
    ? await ctx.tx.select().from(payable).where(eq(payable.id, settlement.payableId))
    : [];
  const treatment = owed?.vatTreatment ?? terms.vat;
  const gives = homeSchoolGives(division.homeSchoolPence, treatment, Math.max(0, owed?.balancePence ?? 0));
  if (owed && gives.fromPayablePence > 0) {
    const reduced = await reducePayable(ctx, {
      payableId: owed.id,
      amountPence: gives.fromPayablePence,
      reason: input.reason,
    });
    if (!reduced.ok) return reduced;
    if (reduced.value.reducedPence !== gives.fromPayablePence) {
      throw new Error('A payable was reduced by another sum than was worked out');
    }
  }
  const asked =
    gives.invoicedNetPence > 0
      ? await makeInvoice(ctx, {
          authorityId: row.authorityId,
          kind: 'claw-back',
          urn: row.homeUrn,
          agreementId: row.agreementId,
          claimId: row.id,
          vatTreatment: treatment,
          lines: [
            {
              description: `Paid for claim ${row.ref} and taken back: ${taken
                .map(({ line }) => lineWords(describedLine(terms, line)))
                .join('; ')}`.slice(0, 400),
              netPence: gives.invoicedNetPence,
            },
          ],
        })
      : null;
  const credited =
    settlement.invoiceId && division.schoolPence > 0
      ? await creditForClawBack(ctx, {
          invoiceId: settlement.invoiceId,
          netPence: division.schoolPence,
          reason: `Taken back of claim ${row.ref}: ${input.reason}`,
        })
      : null;
  if (credited && !credited.ok) return credited;
  const pot = await unspend(ctx, { agreementId: row.agreementId, amountPence: division.authorityPence });
  const homeSchoolVat = gives.fromPayablePence - gives.fromPayableNetPence + (asked?.vatPence ?? 0);
  await post(ctx, {
    authorityId: row.authorityId,
    kind: 'claw-back',
    memo: `Taken back of claim ${row.ref}: ${input.reason}`.slice(0, 500),
    subject: { type: 'claim', id: row.id },
    entries: clawedBack(
      {
        division,
        vat: { schoolPence: credited?.value.vatPence ?? 0, homeSchoolPence: homeSchoolVat },
        fromPayablePence: gives.fromPayablePence,
        school: credited?.value.school ?? { creditedPence: 0, madeGoodPence: 0 },
      },
      {
        agreementId: row.agreementId,
        providerId: row.providerId,
        urn: row.urn,
        homeUrn: row.homeUrn,
        invoiceId: settlement.invoiceId,
        payableId: settlement.payableId,
        clawBackInvoiceId: asked?.invoiceId ?? null,
      },
      pot,
    ),
  });
  await ctx.tx
    .update(claim)
    .set({
      settlement: canonicalJson({
        ...settlement,
        clawBackInvoices: [...settlement.clawBackInvoices, ...(asked ? [asked.invoiceId] : [])],
      }),
      updatedAt: ctx.now,
      version: row.version + 1,
    })
    .where(eq(claim.id, row.id));
  const { authorityPence, schoolPence, homeSchoolPence, brokeragePence } = division;
  return yes({
    ...{ authorityPence, schoolPence, homeSchoolPence, brokeragePence },
    fromPayablePence: gives.fromPayablePence,
    invoicedPence: asked?.totalPence ?? 0,
    clawBackInvoiceId: asked?.invoiceId ?? null,
    creditNote: credited?.value.ref ?? null,
  });
}
