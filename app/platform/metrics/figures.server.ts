import { singleton } from '../singleton.server';

/**
 * Counts that the database's own code keeps as it goes: plain numbers, so that nothing has to be loaded where nobody
 * measures. `/metrics` reads them.
 */
export type Figures = {
  /** Writers waiting for their turn, or at work, now. */
  writersNow: number;
  writes: number;
  /** Milliseconds that writers waited before their transaction began, all together. */
  writeWaitMs: number;
  /** Transactions run again after another one was in the way. */
  retries: number;
};

/** The counts of this process since it started. */
export function figures(): Figures {
  return singleton('metric-figures', () => ({ writersNow: 0, writes: 0, writeWaitMs: 0, retries: 0 }));
}

/**
 * Counts a writer from when it asks for a turn.
 * @returns what to call when its transaction begins, and when it is over
 */
export function aWriter(): { begins(): void; ends(): void } {
  const kept = figures();
  const asked = performance.now();
  kept.writersNow++;
  return {
    begins() {
      kept.writes++;
      kept.writeWaitMs += performance.now() - asked;
    },
    ends() {
      kept.writersNow--;
    },
  };
}
