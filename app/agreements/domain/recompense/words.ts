import { termWords } from '~/kernel/academic-year';
import type { Instalment, InstalmentTime, Payer, Sharing } from './terms';

export const PAYER_WORDS: Readonly<Record<Payer, string>> = {
  authority: 'The local authority',
  school: 'The client school',
  shared: 'The local authority and the client school, shared',
};

export const SHARING_WORDS: Readonly<Record<Sharing, string>> = {
  percent: 'By percentage',
  amount: 'By amount',
};

/** When an instalment falls due, within a sentence. */
export const INSTALMENT_TIME_WORDS: Readonly<Record<InstalmentTime, string>> = {
  'on-signing': 'when all have signed',
  'by-term': 'in a term',
  'on-days': 'as days of support are given',
  'on-exit': 'when the agreement is closing',
};

/** Hundredths of a percent as "23.68%". */
export function percentWords(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

/** When an instalment falls due: "in the spring term 2027". */
export function dueWords({ when, term }: Pick<Instalment, 'when' | 'term'>): string {
  return when === 'by-term' && term !== null ? `in the ${termWords(term)}` : INSTALMENT_TIME_WORDS[when];
}

/** An instalment in words: "40% of the work, in the spring term 2027". */
export function instalmentWords(instalment: Instalment): string {
  return `${percentWords(instalment.basisPoints)} of the price of the work, ${dueWords(instalment)}`;
}
