/** Days without signing in after which somebody is asked whether they still need their account. */
export const ASKED_AFTER_DAYS = 90;
/** Days after which it is closed: where they were asked, and have had time to answer by signing in. */
export const CLOSED_AFTER_DAYS = 180;
const TIME_TO_ANSWER_DAYS = 30;

/**
 * What is due for an account that nobody signs in to.
 * @param days since the last sign-in
 * @param askedDaysAgo since they were asked after that sign-in; null when they have not been
 */
export function dormancy(days: number, askedDaysAgo: number | null): 'ask' | 'close' | null {
  if (askedDaysAgo === null) return days >= ASKED_AFTER_DAYS ? 'ask' : null;
  return days >= CLOSED_AFTER_DAYS && askedDaysAgo >= TIME_TO_ANSWER_DAYS ? 'close' : null;
}
