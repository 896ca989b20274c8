import { setTimeout as sleep } from 'node:timers/promises';
import { singleton } from './singleton.server';

type Stopping = { begun: boolean; rests: Map<string, () => Promise<void>> };
const stopping = () => singleton('stopping', (): Stopping => ({ begun: false, rests: new Map() }));

/** Whether this process has been told to stop. It goes on answering for a while, and says so where proxies ask. */
export function isStopping(): boolean {
  return stopping().begun;
}

/** From here on this process is stopping. */
export function beginStopping(): void {
  stopping().begun = true;
}

/**
 * Names work that goes on beside requests, to be waited for before the process ends.
 * @param rest resolves once none of it is going on
 */
export function beforeStop(name: string, rest: () => Promise<void>): void {
  stopping().rests.set(name, rest);
}

/** Waits for such work, for so many milliseconds at most; what takes longer is taken up again by whoever finds it stopped. */
export async function atRest(most: number): Promise<void> {
  const all = Promise.all([...stopping().rests.values()].map((rest) => rest().catch(() => undefined)));
  await Promise.race([all, sleep(most, undefined, { ref: false })]);
}
