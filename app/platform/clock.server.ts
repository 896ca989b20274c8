import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import type { Clock } from '~/kernel/clock';
import { env } from './env.server';
import { singleton } from './singleton.server';

const held = () => singleton('clock', () => new AsyncLocalStorage<Date>());

/**
 * The clock of the server. `withClock` sets it for a piece of work (seeding history, tests);
 * `ALONGSIDE_CLOCK_FILE` (refused in production) names a file holding an instant, for journeys that
 * have to move through time in a browser.
 */
export const clock: Clock = {
  now() {
    const set = held().getStore();
    if (set) return new Date(set);
    const file = env().ALONGSIDE_CLOCK_FILE;
    if (file) return new Date(readFileSync(file, 'utf8').trim());
    return new Date();
  },
};

/** Runs work with the clock standing at an instant. */
export function withClock<T>(at: Date, work: () => Promise<T>): Promise<T> {
  return held().run(at, work);
}
