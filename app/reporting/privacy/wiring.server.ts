import { registerJob } from '~/platform/jobs.server';
import { eraseAgainByJournal } from './erase-again.server';
import { runRetentionEverywhere } from './retention.server';

/** Joins retention to the scheduled work. */
export function wirePrivacy(): void {
  registerJob({
    name: 'take-away-what-is-over',
    does: 'Removes records whose time is over, by what each authority has set, and leaves what is held.',
    when: '20 3 * * *',
    async run({ signal }) {
      // First: after a restore, names that had been erased are there again.
      const erasedAgain = await eraseAgainByJournal();
      return { erasedAgain, ...(await runRetentionEverywhere(signal)) };
    },
  });
}
