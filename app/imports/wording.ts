import type { Tone } from '~/ui';
import type { RunStatus } from './domain/run-states';

/** How a run stands, in a word or two. */
export const RUN_STATUS_WORDS: Record<RunStatus, { name: string; tone: Tone }> = {
  uploaded: { name: 'Uploaded', tone: 'blue' },
  previewing: { name: 'Being read', tone: 'blue' },
  previewed: { name: 'Waiting for you', tone: 'yellow' },
  running: { name: 'Importing', tone: 'blue' },
  done: { name: 'Done', tone: 'green' },
  failed: { name: 'Not imported', tone: 'red' },
  interrupted: { name: 'Interrupted', tone: 'amber' },
  cancelled: { name: 'Called off', tone: 'grey' },
};

/** Whose rows a run takes. */
export function authoritiesWords(codes: readonly string[]): string {
  return codes.length === 0 ? 'Every authority in the file' : codes.join(', ');
}
