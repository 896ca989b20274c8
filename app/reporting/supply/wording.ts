import type { NeedStand } from '../domain/facts/days';

/** Whether a need has been asked for, in words. */
export const STAND_WORDS: Record<NeedStand, string> = {
  asked: 'In an open request',
  'not-asked': 'Not asked for yet',
  'in-hand': 'Being worked at',
  met: 'Met',
};

export const HOW_ASKED =
  'Counted are open needs of schools on the roll that are in a request without a partner yet, or in none: those with an agreement are being worked at and left out. A request’s days are shared evenly among its needs and terms, as far as they fall in this term and the three after it; where nobody has said how many days, the median of what requests ask for a need is taken and marked as estimated.';

export const HOW_MET =
  'As many days as could be found are, so that none is given twice: not to two schools, not to two focus areas of one offer, not from two offers of one leader. The focus area, phase, journey, day rate, conflicts of interest and earlier answers are kept to as in matching; schools served first come first, then needs that were asked for, then those that have waited longest. It says what there are days for, not who will go where.';
