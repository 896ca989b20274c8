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
  'Visits are usually on Tuesdays and Wednesdays; I can move for assemblies and trips.',
  'Your staff are welcome to visit us first, and most schools find that a good way to begin.',
  'Resources are yours to keep and change.',
  'I ask for an hour with the headteacher at the start and again at the end.',
  'Cover for the visiting day is the only cost beyond the day rate.',
  'Works best when one of your leaders comes with me into lessons.',
  'A short note follows each visit within two days.',
  'We agree the measure before we begin and look at it together when we finish.',
  'Can be shared by two neighbouring schools.',
  'Mornings only in the autumn term, full days after Christmas.',
  'Please allow three weeks’ notice, so that my own class is covered properly.',
  'Suits a school that can release the same two or three people each time.',
  'Happy to speak at a governors’ meeting about what we did and what changed.',
  'Video calls between visits keep the momentum and save the travelling.',
  'The work stays confidential between our two schools and the adviser.',
  'Two former partner schools have said that they are glad to be telephoned about it.',
];
