import type { CalendarDate } from '~/kernel/clock';
import { moneyWords, type Pence } from '~/kernel/money';
import { dateWords, list } from '~/kernel/words';
import { namesSchool, numbersIn, referenceParts } from './bank-references';
import type { Receipt } from './bank-row';

/** An invoice a receipt may be for. */
export type MatchInvoice = {
  id: string;
  ref: string;
  urn: number;
  schoolName: string;
  /** Still to be paid; nothing for one that is settled. */
  balancePence: Pence;
  issuedOn: CalendarDate | null;
};

/** What may be done with a receipt: pay one invoice, or several that come to exactly its amount. */
export type MatchChoice = { invoices: readonly { id: string; ref: string; takePence: Pence }[] };

export type Match = {
  state: 'matched' | 'several' | 'differs' | 'unknown' | 'already';
  /** What a person may choose; of a match the only one. */
  choices: MatchChoice[];
  why: string;
};

/**
 * Says of every receipt of a file which invoice it pays, in the order of the file: what an earlier receipt pays is not left
 * for a later one. Only a receipt that names one open invoice and is exactly its balance is `matched`; all else is for a
 * person. A school's name with the amount makes a suggestion, never a match; an amount alone makes nothing.
 * @param taken fingerprints of receipts that have been taken from an earlier file
 */
export function matchReceipts(
  receipts: readonly Receipt[],
  invoices: readonly MatchInvoice[],
  prefix: string,
  taken: ReadonlySet<string>,
): Map<number, Match> {
  const left = new Map(invoices.map(({ id, balancePence }) => [id, balancePence]));
  const earlier = new Map<string, number>();
  const byNumber = new Map<number, MatchInvoice>();
  for (const invoice of invoices) {
    const parts = referenceParts(invoice.ref);
    if (parts && parts.prefix === prefix) byNumber.set(parts.number, invoice);
  }
  const matches = new Map<number, Match>();
  for (const receipt of receipts) {
    const match = taken.has(receipt.fingerprint)
      ? { state: 'already' as const, choices: [], why: 'This receipt was taken from an earlier file.' }
      : matchOne(receipt, { byNumber, invoices, left, earlier, prefix });
    matches.set(receipt.line, match);
    if (match.state !== 'matched') continue;
    for (const { id, takePence } of match.choices[0]?.invoices ?? []) {
      left.set(id, (left.get(id) ?? 0) - takePence);
      earlier.set(id, receipt.line);
    }
  }
  return matches;
}

type Known = {
  byNumber: ReadonlyMap<number, MatchInvoice>;
  invoices: readonly MatchInvoice[];
  left: ReadonlyMap<string, Pence>;
  earlier: ReadonlyMap<string, number>;
  prefix: string;
};

const single = ({ id, ref }: MatchInvoice, takePence: Pence): MatchChoice => ({
  invoices: [{ id, ref, takePence }],
});

function matchOne(receipt: Receipt, known: Known): Match {
  const named = namedBy(receipt, known);
  const leftOf = (invoice: MatchInvoice) => known.left.get(invoice.id) ?? 0;
  const open = named.filter((invoice) => leftOf(invoice) > 0);
  const refs = list(named.map(({ ref }) => ref));
  if (named.length === 0) return byName(receipt, known);
  if (open.length === 0) return settled(named, refs, known);
  const [invoice] = open;
  if (named.length > 1 || !invoice)
    return severalNamed(
      receipt,
      open.filter((each) => isIssuedBy(each, receipt)),
      refs,
      leftOf,
    );
  if (!isIssuedBy(invoice, receipt))
    return {
      state: 'differs',
      choices: [],
      why: `It names ${refs}, which was issued later, on ${dateWords(invoice.issuedOn)}. Ask the school what it is for.`,
    };
  const left = leftOf(invoice);
  if (left === receipt.amountPence) {
    return {
      state: 'matched',
      choices: [single(invoice, left)],
      why: `It names ${refs} and is exactly what is left to pay.`,
    };
  }
  return differing(receipt, invoice, left, known);
}

/** Whether an invoice was there when the money came: what came before it cannot pay it. */
function isIssuedBy({ issuedOn }: MatchInvoice, { on }: Receipt): boolean {
  return issuedOn === null || issuedOn <= on;
}

/** Invoices a receipt names. Figures alone count only where the amount is exactly what is left of the invoice. */
function namedBy({ text, amountPence }: Receipt, { byNumber, left, prefix }: Known): MatchInvoice[] {
  const found = numbersIn(text, prefix);
  const invoicesOf = (numbers: readonly number[]) => numbers.flatMap((number) => byNumber.get(number) ?? []);
  const exact = (invoice: MatchInvoice) => left.get(invoice.id) === amountPence;
  const named = invoicesOf(found.named);
  if (named.length > 0) return named;
  const joined = invoicesOf(found.joined);
  if (joined.length > 0) return joined;
  return invoicesOf(found.bare).filter(exact);
}

function settled(named: readonly MatchInvoice[], refs: string, { earlier }: Known): Match {
  const line = named.map(({ id }) => earlier.get(id)).find((each) => each !== undefined);
  const why =
    line === undefined
      ? `Nothing is left to pay on ${refs}. If it was paid twice, the school is owed this money back.`
      : `Row ${line} of this file pays ${refs} already. If it was paid twice, the school is owed this money back.`;
  return { state: 'already', choices: [], why };
}

function severalNamed(
  { amountPence }: Receipt,
  open: readonly MatchInvoice[],
  refs: string,
  leftOf: (invoice: MatchInvoice) => Pence,
): Match {
  const together = open.reduce((sum, invoice) => sum + leftOf(invoice), 0);
  const all = open.map((invoice) => ({ id: invoice.id, ref: invoice.ref, takePence: leftOf(invoice) }));
  const each = open
    .filter((invoice) => leftOf(invoice) >= amountPence)
    .map((invoice) => single(invoice, amountPence));
  if (together === amountPence && open.length > 1)
    return {
      state: 'several',
      choices: [{ invoices: all }, ...each],
      why: `It names ${refs}, and is exactly what is left to pay on them together.`,
    };
  return { state: 'several', choices: each, why: `It names ${refs}. Choose which one it pays.` };
}

function differing(receipt: Receipt, invoice: MatchInvoice, left: Pence, known: Known): Match {
  const others = known.invoices.filter(
    (other) =>
      isIssuedBy(other, receipt) &&
      other.urn === invoice.urn &&
      other.id !== invoice.id &&
      known.left.get(other.id) === receipt.amountPence,
  );
  const instead = others.map((other) => single(other, receipt.amountPence));
  const said = `It names ${invoice.ref}, of which ${moneyWords(left)} is left to pay`;
  if (receipt.amountPence < left)
    return {
      state: 'differs',
      choices: [single(invoice, receipt.amountPence), ...instead],
      why: `${said}: ${moneyWords(left - receipt.amountPence)} would still be open.`,
    };
  return {
    state: 'differs',
    choices: instead,
    why: `${said}: this is ${moneyWords(receipt.amountPence - left)} more. Ask the school what the rest is for.`,
  };
}

/** Without a reference: invoices of a school that the text names, whose balance is exactly the amount. */
function byName(receipt: Receipt, { invoices, left }: Known): Match {
  const exact = invoices.filter(
    (invoice) => left.get(invoice.id) === receipt.amountPence && isIssuedBy(invoice, receipt),
  );
  const named = exact.filter(({ schoolName }) => namesSchool(receipt.text, schoolName));
  if (named.length === 0)
    return {
      state: 'unknown',
      choices: [],
      why: 'It names no invoice of yours, and no school that owes exactly this.',
    };
  return {
    state: 'several',
    choices: named.map((invoice) => single(invoice, receipt.amountPence)),
    why:
      named.length === 1
        ? `It names no invoice. The school’s name and the amount fit ${named[0]?.ref}.`
        : `It names no invoice. The school’s name and the amount fit ${list(named.map(({ ref }) => ref))}.`,
  };
}
