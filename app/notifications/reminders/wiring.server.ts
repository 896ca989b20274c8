import { registerJob } from '~/platform/jobs.server';
import { runReminders } from './run.server';

/** Registers the daily work that reminds people: before the day's summaries go out, and not at weekends. */
export function wireReminders(): void {
  registerJob({
    name: 'remind',
    does: 'Reminds people of what is due, chases what has waited, and brings to the broker what nobody has answered.',
    when: '0 7 * * 1-5',
    async run() {
      return runReminders();
    },
  });
}
