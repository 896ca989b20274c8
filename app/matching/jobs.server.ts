import { clock } from '~/platform/clock.server';
import { expireOverdue, standDownOrphans } from './expiry.server';

/**
 * Frees the days of invitations whose date to answer has passed, and of those whose request has ended. Run every minute; an answer that comes between
 * the date and the job is refused all the same (`expireIfOverdue`).
 * @returns how many proposals were ended
 */
export async function expireProposals(now: Date = clock.now()): Promise<number> {
  return (await expireOverdue(now)) + (await standDownOrphans());
}
