import type { OfferText } from './offer-text';
import { LEADERSHIP_OFFERS } from './offers-leadership';
import { MORE_SUBJECT_AND_PUPIL_OFFERS } from './offers-more';
import { MORE_LEADERSHIP_OFFERS } from './offers-more-leadership';
import { PUPIL_OFFERS } from './offers-pupils';
import { SUBJECT_OFFERS } from './offers-subjects';

const BANKS = [
  SUBJECT_OFFERS,
  PUPIL_OFFERS,
  LEADERSHIP_OFFERS,
  MORE_SUBJECT_AND_PUPIL_OFFERS,
  MORE_LEADERSHIP_OFFERS,
];

/** Offer texts of a focus area, in the order written. */
export function offerTexts(area: string): OfferText[] {
  return BANKS.flatMap((bank) => bank[area] ?? []);
}

/** What a provider adds about how the work is arranged. One follows each description. */
export const PRACTICALITIES: readonly string[] = [
  'Your staff are welcome to visit us first, and most schools find that a good way to begin.',
  'Materials are yours to keep and change.',
  'We begin with an hour with the headteacher, and end with another.',
  'Cover on visiting days is the only cost beyond the day rate.',
  'Works best when one of your leaders takes part throughout.',
  'A short note follows each visit within two days.',
  'The measure is agreed before the work begins and looked at together at the end.',
  'Two neighbouring schools may share it.',
  'Dates can be fitted round your assessment weeks.',
  'Governors are welcome to hear about it at one of their meetings.',
  'Calls between visits keep the momentum and save the travelling.',
  'The work stays between our two schools and the adviser.',
  'Two former partner schools have said that they are glad to be telephoned about it.',
  'It is usually begun in the first half of a term.',
  'We look together at what you have tried already, so that nothing is done twice.',
  'The last visit is kept for a month after the rest, to see what has lasted.',
  'Pupils’ own views are part of the first and the last visit.',
  'A one-page summary for governors is included.',
  'If it turns out not to be what you need, we stop after the first visit and charge for that alone.',
  'Large-print and translated materials can be had on request.',
  'Support staff are included from the beginning.',
  'The plan is written with you on the first day, not brought ready made.',
  'There is no slide show.',
];

/** The same from those who have a class or a subject of their own to teach. */
export const TEACHERS_PRACTICALITIES: readonly string[] = [
  'Visits are usually on Tuesdays and Wednesdays; I can move for assemblies and trips.',
  'Please allow three weeks’ notice, so that my own class is covered properly.',
  'Mornings suit best; I teach at home most afternoons.',
  'I bring books and plans from my own classroom, mistakes included.',
  'I am happy to teach your class while your teacher watches, or to watch while they teach.',
];
