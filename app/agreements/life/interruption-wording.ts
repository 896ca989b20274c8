import { count, dateWords, list } from '~/kernel/words';
import type { LossSign } from '../domain/life/partner-loss';
import { GROUND_WORDS, STOP_GROUNDS } from '../domain/life/stop';

/** What the record says of a partner, as the rest of a sentence that begins with their name. */
const SIGN_WORDS: Readonly<Record<LossSign, string>> = {
  'left-directory': 'is no longer in the directory',
  'designation-ended': 'holds a designation that has ended',
  'account-closed': 'has no open account any more',
  'not-now': 'has said “not now” to new work',
};

/** "Priya Nair is no longer in the directory and has no open account any more." */
export function signsWords(name: string, signs: readonly LossSign[]): string {
  return `${name} ${list(signs.map((sign) => SIGN_WORDS[sign]))}.`;
}

type Details = Record<string, unknown>;
const dated = (value: unknown) => (typeof value === 'string' ? dateWords(value) : '');
const groundWords = (value: unknown) => {
  const ground = STOP_GROUNDS.find((one) => one === value);
  return ground && ground !== 'other' ? `: ${GROUND_WORDS[ground].toLowerCase()}` : '';
};

/** Sentences of the timeline for pauses, the early end, and a partner who left. */
export const INTERRUPTION_SENTENCES: Readonly<Record<string, (details: Details) => string>> = {
  'agreement.paused': ({ resumeBy }) =>
    resumeBy ? `Paused, to be looked at again by ${dated(resumeBy)}` : 'Paused',
  'agreement.pause-extended': ({ resumeBy }) => `Stays paused, to be looked at again by ${dated(resumeBy)}`,
  'agreement.resumed': ({ days }) =>
    typeof days === 'number' ? `Resumed after ${count(days, 'day')}` : 'Resumed',
  'agreement.terminated': ({ ground }) => `Ended early${groundWords(ground)}`,
  'agreement.partner-lost': () => 'The provider may not be able to go on: the broker was told',
};
