import { registerJob } from '~/platform/jobs.server';
import { lookForDormant } from './dormant.server';
import { makeDueLeaves } from './leave.server';
import { makeDueMoves } from './move.server';

/** Registers what is done with accounts by itself: changes whose day has come, and accounts nobody uses. */
export function registerLifecycleJobs(): void {
  registerJob({
    name: 'change-roles',
    does: 'Moves people to their new school on the day settled, and closes the accounts of those whose last day is over.',
    everyMinutes: 30,
    async run() {
      return { moved: await makeDueMoves(), left: await makeDueLeaves() };
    },
  });
  registerJob({
    name: 'close-unused-accounts',
    does: 'Asks people who have not signed in for 90 days whether they need their account, and closes it after 180.',
    when: '25 6 * * 1-5',
    run: lookForDormant,
  });
}
