import type { Pence } from './money';

/**
 * VAT treatment: outside the scope (grants, and supplies inside one authority), exempt (education by an eligible body),
 * zero-rated and standard-rated. It is recorded as the parties' finance teams settled it; nothing here decides it.
 * Source: HMRC, VAT Notices 700 and 701/30.
 */
export const VAT_TREATMENTS = ['outside', 'exempt', 'zero', 'standard'] as const;
export type VatTreatment = (typeof VAT_TREATMENTS)[number];

/** Rates in hundredths of a percent. Source: HMRC, standard rate 20% since 4 January 2011. */
export const VAT_RATES: Readonly<Record<VatTreatment, number>> = {
  outside: 0,
  exempt: 0,
  zero: 0,
  standard: 2000,
};

/** How each treatment is named to people. */
export const VAT_WORDS: Readonly<Record<VatTreatment, string>> = {
  outside: 'Outside the scope of VAT',
  exempt: 'Exempt from VAT',
  zero: 'Zero-rated (0%)',
  standard: 'Standard-rated (20%)',
};

/** VAT on a net amount, rounded to the nearest penny, half a penny upwards. */
export function vatOn(net: Pence, treatment: VatTreatment): Pence {
  return Math.round((net * VAT_RATES[treatment]) / 10_000);
}
