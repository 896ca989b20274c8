import type { TermKey } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';

/** Who pays: the authority, the client school, or both. */
export const PAYERS = ['authority', 'school', 'shared'] as const;
export type Payer = (typeof PAYERS)[number];

/** How two payers share: the authority's part as a percentage of all that is due, or as a sum of money. */
export const SHARINGS = ['percent', 'amount'] as const;
export type Sharing = (typeof SHARINGS)[number];

/**
 * When a part of the price falls due: once all have signed, in a term, as days are given, or once the agreement is
 * ending.
 */
export const INSTALMENT_TIMES = ['on-signing', 'by-term', 'on-days', 'on-exit'] as const;
export type InstalmentTime = (typeof INSTALMENT_TIMES)[number];

/** A part of the price of the work. The parts make 10,000 hundredths of a percent. */
export type Instalment = {
  /** Names the row, so that its changes can be followed. */
  key: string;
  when: InstalmentTime;
  /** The term it falls due in, where it is by term; else null. */
  term: TermKey | null;
  /** Its share of the work, in hundredths of a percent. */
  basisPoints: number;
};

/** The terms of recompense; `recompenseOf` works out the amounts. */
export type RecompenseTerms = {
  /** Pence for a day. */
  ratePence: Pence;
  /** Half-days that are paid for. */
  halfDays: HalfDays;
  /** Employer's on-costs on the fee, in hundredths of a percent: 2368 is 23.68%. */
  onCostsBasisPoints: number;
  /** Pence for each day the home school arranges cover (backfill). */
  backfillPencePerDay: Pence;
  /** Most that may be claimed for travel and materials in all. */
  expensesCapPence: Pence;
  payer: Payer;
  /** How it is shared, where the payer is `shared`. */
  sharing: Sharing;
  /** The authority's part in percent, where it is shared by percentage. */
  authorityPercent: number;
  /** The authority's part in pence, where it is shared by amount. */
  authorityPence: Pence;
  /** What the authority's brokerage keeps of the work, never of expenses, in hundredths of a percent. */
  brokerageBasisPoints: number;
  /** VAT as the parties' finance teams settled it: recorded, not decided here. */
  vat: VatTreatment;
  instalments: Instalment[];
  /** Anything else agreed, and why when the days paid differ from the days given. */
  note: string;
};

/** All of the price in one part, claimed as days are given. */
export const ON_DAYS_GIVEN: Instalment = { key: 'days', when: 'on-days', term: null, basisPoints: 10_000 };

/** What holds where nothing else is agreed: nothing kept by the brokerage, no VAT, paid as days are given. */
export const USUAL_TERMS = {
  sharing: 'percent',
  authorityPence: 0,
  brokerageBasisPoints: 0,
  vat: 'outside',
} as const satisfies Partial<RecompenseTerms>;

/** Terms as a revision holds them: those written before there were instalments lack what was added since. */
export type StoredTerms = Omit<RecompenseTerms, keyof typeof USUAL_TERMS | 'instalments'> &
  Partial<Pick<RecompenseTerms, keyof typeof USUAL_TERMS | 'instalments'>>;

/** Whole terms, where an early text says nothing of some: what was usual then, which is what its parties meant. */
export function wholeTerms(stored: StoredTerms): RecompenseTerms {
  const { instalments } = stored;
  return {
    ...USUAL_TERMS,
    ...stored,
    instalments: instalments && instalments.length > 0 ? instalments : [{ ...ON_DAYS_GIVEN }],
  };
}
