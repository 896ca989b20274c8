/** After so many attempts a message is given up and left to an administrator, who may begin as many again. */
export const MOST_ATTEMPTS = 8;

/** Whether a message is given up after an attempt. @param attempt how many have been made in all, from 1 */
export function isLast(attempt: number): boolean {
  return attempt % MOST_ATTEMPTS === 0;
}

const MINUTE = 60_000;
const LONGEST = 24 * 60 * MINUTE;

/**
 * How long to wait after an attempt that failed: about 1, 4, 16 and 64 minutes, then 4, 17 and 24 hours, so that a message
 * is tried for about two days. Each wait is shortened by up to a half by chance, so that messages that failed together do
 * not all come back together ("equal jitter": AWS Architecture Blog, "Exponential Backoff And Jitter").
 * @param attempt how many have been made in all, from 1; the waits begin anew where an administrator did
 * @param chance a number from 0 up to, not including, 1
 * @returns milliseconds
 */
export function waitAfter(attempt: number, chance: number): number {
  const inThisRound = (Math.max(1, attempt) - 1) % MOST_ATTEMPTS;
  const full = Math.min(LONGEST, MINUTE * 4 ** inThisRound);
  return Math.round(full / 2 + (full / 2) * chance);
}

/**
 * How long the whole line stays closed after a fault that has nothing to do with any message: from half a minute to a
 * quarter of an hour; with wrong settings a quarter of an hour at once, as they do not mend themselves.
 * @param faults faults one after another, from 1
 * @returns milliseconds
 */
export function lineWait(fault: 'settings' | 'unreachable', faults: number): number {
  const most = 15 * MINUTE;
  return fault === 'settings' ? most : Math.min(most, (MINUTE / 2) * 2 ** (Math.max(1, faults) - 1));
}
