import { type CalendarDate, daysBetween } from '~/kernel/clock';

/** After how many days without an answer whoever invited somebody is told. */
const UNANSWERED_AFTER_DAYS = 7;

/** How far an invitation that nobody has taken up has come, where its inviter is to be told of it. */
export type InvitationStage = 'unanswered' | 'lapsed';

/**
 * What the inviter of somebody is told today: once after a week, and once when the link has run out; the later counts.
 * @param sentOn the date the invitation was sent
 * @param lapsed whether its link has run out
 */
export function invitationStage(
  sentOn: CalendarDate,
  lapsed: boolean,
  today: CalendarDate,
): InvitationStage | null {
  if (lapsed) return 'lapsed';
  return daysBetween(sentOn, today) >= UNANSWERED_AFTER_DAYS ? 'unanswered' : null;
}
