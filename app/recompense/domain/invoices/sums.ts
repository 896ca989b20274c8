import { type Pence, proportionOf } from '~/kernel/money';
import { type VatTreatment, vatOn } from '~/kernel/vat';

/** A line as it is asked for; `quantity` in hundredths of a unit, null where a sum stands for itself. */
export type LineInput = {
  description: string;
  quantity: number | null;
  unit: string | null;
  unitPence: Pence | null;
  netPence: Pence;
};

export type Line = LineInput & { vatPence: Pence };
export type Sums = { netPence: Pence; vatPence: Pence; totalPence: Pence };

/**
 * Lines with their VAT, and what they come to. VAT is worked out for each line and rounded there once, half a penny
 * upwards, and only then added: the sums are those of the lines printed. Source: HMRC, VAT Notice 700, 17.5 and 17.6
 * (rounding by line).
 */
export function invoiceSums(lines: readonly LineInput[], treatment: VatTreatment): { lines: Line[] } & Sums {
  const withVat = lines.map((line) => ({ ...line, vatPence: vatOn(line.netPence, treatment) }));
  const netPence = withVat.reduce((sum, line) => sum + line.netPence, 0);
  const vatPence = withVat.reduce((sum, line) => sum + line.vatPence, 0);
  return { lines: withVat, netPence, vatPence, totalPence: netPence + vatPence };
}

/** Net and VAT that an invoice still stands for: its own less what was credited. */
export type Standing = { netPence: Pence; vatPence: Pence };

/**
 * Net and VAT of a sum credited: VAT in the proportion of what the invoice still stands for, rounded once. Credit notes
 * that together take all of it take exactly its net and its VAT.
 * @param left what the invoice still stands for
 * @param grossPence what is credited, VAT included: more than nothing, at most all that is left
 */
export function creditSplit(left: Standing, grossPence: Pence): Standing {
  const gross = left.netPence + left.vatPence;
  const vatPence = gross === 0 ? 0 : proportionOf(left.vatPence, grossPence, gross);
  return { netPence: grossPence - vatPence, vatPence };
}

/** As `creditSplit`, of a net sum: VAT comes on top, in the proportion of what is left. */
export function creditOfNet(left: Standing, netPence: Pence): Standing {
  const vatPence = left.netPence === 0 ? left.vatPence : proportionOf(left.vatPence, netPence, left.netPence);
  return { netPence, vatPence };
}

/**
 * What of a school's part that is taken back its invoice is credited with: no more than it still stands for. What had been
 * written off is made good first; what the school owed is owed no more, and what it had paid becomes its credit.
 * @param left what the invoice still stands for; nothing of a void one is credited
 * @param writtenOffPence of it, with VAT, given up
 * @param netPence taken back of the school's part, without VAT
 * @returns the credit, and how much of the loss it makes good, with VAT
 */
export function creditTakenBack(
  left: Standing,
  writtenOffPence: Pence,
  netPence: Pence,
): { sums: Standing; madeGoodPence: Pence } {
  const credited = Math.min(netPence, left.netPence);
  const sums = credited > 0 ? creditOfNet(left, credited) : { netPence: 0, vatPence: 0 };
  return { sums, madeGoodPence: Math.min(writtenOffPence, sums.netPence + sums.vatPence) };
}
