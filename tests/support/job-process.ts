/**
 * A process of its own that looks for due work once, for tests of several at a time and of one that is killed:
 * `node --import tsx tests/support/job-process.ts MILLISECONDS`. It prints `ready`, then on any input looks for due work;
 * the work prints `began` and, after so many milliseconds, `ended`. At last it prints `looked`.
 */
import { closeDatabase } from '~/platform/db.server';
import { registerJob, runDueJobs } from '~/platform/jobs.server';

const takes = Number(process.argv[2]);

registerJob({
  name: 'shared',
  does: 'Stands for work that several processes could do.',
  everyMinutes: 60,
  async run() {
    console.log('began');
    await new Promise((resolve) => setTimeout(resolve, takes));
    console.log('ended');
    return { done: 1 };
  },
});

console.log('ready');
process.stdin.once('data', async () => {
  await runDueJobs();
  console.log('looked');
  await closeDatabase();
  process.exit(0);
});
