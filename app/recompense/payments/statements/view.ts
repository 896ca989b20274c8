import type { CalendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import type { Period, Statement, StatementSide } from '../../domain/payments/statement';
import type { BankDetails } from '../../domain/settings/vocabulary';

/** A school and an authority between which money stands. */
export type StatementPlace = {
  authorityId: string;
  authorityName: string;
  urn: number;
  schoolName: string;
};

/** A place in the list of them, with what is open today. */
export type PlaceRow = StatementPlace & { owesPence: Pence; owedPence: Pence };

export type StatementView = StatementPlace & {
  side: StatementSide;
  period: Period;
  statement: Statement;
  /** As printed: who sends it, to where. */
  from: { name: string; lines: string[]; email: string };
  to: { name: string; lines: string[] };
  /** Where the school pays to; null where the authority has not said, or nothing is owed to it here. */
  bank: BankDetails | null;
  today: CalendarDate;
};

/** What the address asks for, and what is wrong with it. */
export type StatementFilter = {
  place: { authorityId: string; urn: number } | null;
  side: StatementSide | null;
  period: Period;
  /** By the field's name. */
  errors: Record<string, string[]>;
  /** As typed, to show again. */
  typed: Record<string, string>;
  page: number;
};
