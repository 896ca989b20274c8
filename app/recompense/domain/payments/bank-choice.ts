import type { MatchChoice } from './bank-match';

/** A line that is not to be taken. */
export const LEAVE = 'leave';

/** The name of a choice in a form: the invoices it pays. */
export function choiceKey({ invoices }: MatchChoice): string {
  return invoices.map(({ id }) => id).join('+');
}
