import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';

/** The two sides of what stands between a school and an authority: what it owes, and what it is owed for its people. */
export const STATEMENT_SIDES = ['owes', 'owed'] as const;
export type StatementSide = (typeof STATEMENT_SIDES)[number];

/** What a line of a statement is. */
export const MOVEMENT_KINDS = [
  'invoice',
  'credit-note',
  'received',
  'receipt-reversed',
  'void',
  'write-off',
  'reinstated',
  'claim',
  'payment',
  'payment-reversed',
  'taken-back',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** One document or payment: what it adds to the balance, or takes off it. */
export type Movement = {
  key: string;
  on: CalendarDate;
  kind: MovementKind;
  /** Name of the document: an invoice's, a claim's, a payment's. */
  ref: string;
  details: string;
  /** Positive adds to what is owed. */
  amountPence: Pence;
};

export type Period = { from: CalendarDate; to: CalendarDate };

export type Statement = {
  openingPence: Pence;
  rows: readonly (Movement & { balancePence: Pence })[];
  addedPence: Pence;
  takenOffPence: Pence;
  closingPence: Pence;
};

/**
 * A statement of a period: everything before it makes the opening balance, everything in it a row with the balance after
 * it. Both days of the period belong to it. Opening, and what was added, less what was taken off, is closing.
 */
export function statementOf(movements: readonly Movement[], { from, to }: Period): Statement {
  const before = movements.filter(({ on }) => on < from);
  const within = movements.filter(({ on }) => on >= from && on <= to).sort(inOrder);
  const openingPence = before.reduce((sum, { amountPence }) => sum + amountPence, 0);
  let balancePence = openingPence;
  const rows = within.map((movement) => {
    balancePence += movement.amountPence;
    return { ...movement, balancePence };
  });
  const sum = (fits: (pence: Pence) => boolean) =>
    rows.reduce((total, { amountPence }) => (fits(amountPence) ? total + amountPence : total), 0);
  return {
    openingPence,
    rows,
    addedPence: sum((pence) => pence > 0),
    takenOffPence: -sum((pence) => pence < 0),
    closingPence: balancePence,
  };
}

/** By date; on one day by what it is, then by its name. */
function inOrder(a: Movement, b: Movement): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  const [one, other] = [`${a.ref} ${a.key}`, `${b.ref} ${b.key}`];
  return ORDER[a.kind] - ORDER[b.kind] || (one < other ? -1 : 1);
}

/** On one day: what makes a debt stands before what pays it, and before what takes it back. */
const ORDER: Readonly<Record<MovementKind, number>> = {
  invoice: 0,
  claim: 0,
  'taken-back': 1,
  'credit-note': 1,
  received: 2,
  payment: 2,
  'receipt-reversed': 3,
  'payment-reversed': 3,
  void: 4,
  'write-off': 4,
  reinstated: 5,
};

/**
 * The financial year of English local authorities and maintained schools that a date lies in, until that date.
 * Source: Local Audit and Accountability Act 2014, section 3: years end on 31 March.
 */
export function financialYearTo(date: CalendarDate): Period {
  const year = Number(date.slice(0, 4));
  const starts = date.slice(5) < '04-01' ? year - 1 : year;
  return { from: `${String(starts).padStart(4, '0')}-04-01`, to: date };
}
