import { addDays, type CalendarDate } from '~/kernel/clock';

/** Why a provider says no, as they choose it from a list; `home-school` is the head's refusal to release. */
export const DECLINE_CODES = [
  'no-capacity',
  'timing',
  'not-my-specialism',
  'conflict',
  'distance',
  'home-school-needs-me',
  'other',
] as const;
export type DeclineCode = (typeof DECLINE_CODES)[number];
export type EndCode = DeclineCode | 'home-school' | 'no-answer';

/** For how long an answer rests (`setting` is the authority's own number of days), and for what. */
type Parking = { days: number | 'setting'; reach: 'offer' | 'provider' };

/**
 * For how long an answer rests before the same school's broker is shown the offer again. Reasons that pass
 * rest for as long as the authority has set; the wrong specialism or distance for a year. A conflict does not
 * rest: it excludes (`conflict`). An invitation nobody answered rests for a fortnight.
 */
export const PARKING: Readonly<Record<Exclude<EndCode, 'conflict'>, Parking>> = {
  'no-capacity': { days: 'setting', reach: 'provider' },
  timing: { days: 'setting', reach: 'offer' },
  'not-my-specialism': { days: 365, reach: 'offer' },
  distance: { days: 365, reach: 'provider' },
  'home-school-needs-me': { days: 'setting', reach: 'provider' },
  'home-school': { days: 'setting', reach: 'provider' },
  other: { days: 'setting', reach: 'offer' },
  'no-answer': { days: 14, reach: 'provider' },
};

/** A proposal to the same school that ended without a partnership. */
export type EndedProposal = { offerId: string; providerId: string; code: EndCode; on: CalendarDate };

/**
 * What earlier answers mean for an offer and a school.
 * @param ended proposals to this school, of any provider, that were declined or expired
 * @param parkDays the authority's setting, in days
 * @returns the date until which the offer rests, and whether a conflict was named
 */
export function parkingOf(
  offer: { id: string; providerId: string },
  ended: readonly EndedProposal[],
  parkDays: number,
): { parkedUntil: CalendarDate | null; conflict: boolean } {
  let parkedUntil: CalendarDate | null = null;
  let conflict = false;
  for (const one of ended) {
    if (one.providerId !== offer.providerId) continue;
    if (one.code === 'conflict') {
      conflict = true;
      continue;
    }
    const { days, reach } = PARKING[one.code];
    if (reach === 'offer' && one.offerId !== offer.id) continue;
    const until = addDays(one.on, days === 'setting' ? parkDays : days);
    if (parkedUntil === null || until > parkedUntil) parkedUntil = until;
  }
  return { parkedUntil, conflict };
}
