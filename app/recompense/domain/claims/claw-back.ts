import type { Pence } from '~/kernel/money';
import { type VatTreatment, vatOn } from '~/kernel/vat';
import { no, type Verdict, yes } from '~/kernel/verdict';

/** What is taken back of a line. */
export type LineClawBack = { lineId: string; amountPence: Pence };

/** A line of an approved claim: what was allowed, and taken back before. */
export type AllowedLine = { id: string; amountPence: Pence; clawedBackPence: Pence };

/**
 * Checks what is to be taken back, line by line.
 * @returns the sum in pence; no `claw-back.nothing`, or `claw-back.too-much` with the line's id in its details
 */
export function checkClawBack(lines: readonly AllowedLine[], asked: readonly LineClawBack[]): Verdict<Pence> {
  const real = asked.filter(({ amountPence }) => amountPence > 0);
  if (real.length === 0) {
    return no('claw-back.nothing', 'Enter what is taken back of at least one line.');
  }
  if (new Set(real.map(({ lineId }) => lineId)).size < real.length) {
    return no(
      'claw-back.twice',
      'A line is there twice. Open the page again, then enter the amounts once more.',
    );
  }
  for (const { lineId, amountPence } of real) {
    const line = lines.find(({ id }) => id === lineId);
    const left = line ? line.amountPence - line.clawedBackPence : 0;
    if (!Number.isSafeInteger(amountPence) || amountPence > left) {
      return no('claw-back.too-much', 'This is more than is left of the line. Enter what is left, or less.', {
        details: { lineId, leftPence: left },
      });
    }
  }
  return yes(real.reduce((sum, { amountPence }) => sum + amountPence, 0));
}

/** How the home school gives back its part: paid less of what is still owed to it, and invoiced for the rest. */
export type HomeSchoolGives = {
  /** Less to be paid, without and with VAT. */
  fromPayableNetPence: Pence;
  fromPayablePence: Pence;
  /** Invoiced to the home school, without VAT, which the invoice adds. */
  invoicedNetPence: Pence;
};

/**
 * Divides what the home school gives back between what is still owed to it and an invoice. As much as can be is taken from
 * what is still owed, so that money goes back and forth as little as may be.
 * @param netPence its part, without VAT
 * @param balancePence still owed to it on the claim, VAT included
 */
export function homeSchoolGives(
  netPence: Pence,
  treatment: VatTreatment,
  balancePence: Pence,
): HomeSchoolGives {
  let net = netPence;
  if (net + vatOn(net, treatment) > balancePence) {
    // The largest net sum that with its VAT fits; the estimate is a penny or two off at most.
    const rate = vatOn(1_000_000, treatment) / 1_000_000;
    net = Math.min(netPence, Math.floor(balancePence / (1 + rate)) + 1);
    while (net > 0 && net + vatOn(net, treatment) > balancePence) net -= 1;
  }
  return {
    fromPayableNetPence: net,
    fromPayablePence: net + vatOn(net, treatment),
    invoicedNetPence: netPence - net,
  };
}
