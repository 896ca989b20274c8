import { academicYearWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import type { Tone } from '~/ui';
import type { Allowance } from '../domain/entitlements/allowance';
import type { DayStanding, DrawDown } from '../domain/entitlements/draw-down';
import type { CoreOffer } from '../domain/entitlements/vocabulary';

export const OFFER_NAMES: Readonly<Record<CoreOffer, string>> = {
  core: 'Core offer',
  'core-plus': 'Core offer and core offer plus',
};

export const OFFER_MEANINGS: Readonly<Record<CoreOffer, string>> = {
  core: 'The yearly analysis in the autumn term, and the conversation about it.',
  'core-plus': 'The looks in the spring and summer terms too.',
};

export const STANDING_TAGS: Readonly<Record<DayStanding, { label: string; tone: Tone }>> = {
  left: { label: 'Days left', tone: 'green' },
  planned: { label: 'All planned for', tone: 'blue' },
  'used-up': { label: 'All used', tone: 'grey' },
  over: { label: 'Beyond the allowance', tone: 'amber' },
};

/** Whence the days of the band come, in a sentence. */
export function basisWords({ basis, band }: Pick<Allowance, 'basis' | 'band'>): string {
  const name = band?.name ?? 'the band';
  switch (basis) {
    case 'none':
      return 'The school has no band yet, so nothing is added for one.';
    case 'most':
      return `The most that ${name} gives a year. Where a band changes in the year, the one that gives more counts for all of it.`;
    case 'granted':
      return `Settled with the school, within what ${name} gives.`;
    case 'negotiated':
      return 'Negotiated with the school: the authority does not maintain it.';
    case 'not-negotiated':
      return 'None: for a school the authority does not maintain, days beyond the core offer are negotiated.';
    case 'settled':
      return `Settled with the school: ${name} sets no number of days.`;
    case 'not-settled':
      return `None settled yet: ${name} sets no number of days, so they are settled with each school.`;
  }
}

/** How a school's allowance stands, in a sentence for whoever plans the next visit. */
export function planningWords(schoolName: string, year: number, days: DrawDown): string {
  const of = `${schoolName}’s allowance of ${daysWords(days.allowance)} for ${academicYearWords(year)}`;
  if (days.free > 0) {
    return `${daysWords(days.free)} of ${of} ${days.free <= 2 ? 'is' : 'are'} neither used nor planned for.`;
  }
  const beyond = days.over + days.plannedOver;
  const more =
    beyond > 0 ? ` ${daysWords(beyond)} more ${beyond <= 2 ? 'is' : 'are'} used or planned already.` : '';
  const covered =
    days.charged > beyond
      ? ` The school has agreed to pay for ${daysWords(days.charged)} beyond it, of which ${daysWords(days.charged - beyond)} ${days.charged - beyond <= 2 ? 'is' : 'are'} free.`
      : ' A further visit goes beyond it, and can be charged for only when the school has agreed.';
  return `${of} is used or planned for.${more}${covered}`;
}
