import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlanSettings } from '../domain/plan/settings';

/** What the thread starts with. */
export type PlanWork = {
  /** Frozen inputs, as canonical JSON. */
  inputs: string;
  settings: PlanSettings;
  /** One integer: 1 once the work is to stop. */
  cancel: SharedArrayBuffer;
};

/** What the thread says. Objective and bound of progress are in the solver's units. */
export type PlanMessage =
  | { kind: 'stage'; stage: number }
  | { kind: 'progress'; share: number; objective: number; bound: number }
  | { kind: 'done'; result: string; objective: number; bound: number };

export type PlanDone = Extract<PlanMessage, { kind: 'done' }>;

/** By source path: the server runs from source while pages run from the bundle, and both start this file. */
const ENTRY = 'app/matching/allocation/worker-entry.mjs';
/** Beyond the time allowed for the search, for reading, ranking and explaining. */
const GRACE_MS = 60_000;
const MEMORY_MB = 768;

/** A plan being made in a thread of its own. */
export type PlanThread = {
  /** The result, or null when it was stopped before there was one; rejects when the thread fails. */
  done: Promise<PlanDone | null>;
  stop(): void;
};

/** Makes a plan in a thread, so that the server goes on answering. */
export function startThread(
  inputs: string,
  settings: PlanSettings,
  onSay: (message: PlanMessage) => void,
): PlanThread {
  const cancel = new SharedArrayBuffer(4);
  const work: PlanWork = { inputs, settings, cancel };
  const worker = new Worker(resolve(ENTRY), {
    workerData: work,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let stopped = false;
  const done = new Promise<PlanDone | null>((give, fail) => {
    const timer = setTimeout(
      () => {
        fail(new Error('The plan took longer than it may'));
        void worker.terminate();
      },
      settings.seconds * 2000 + GRACE_MS,
    );
    timer.unref();
    worker.on('message', (message: PlanMessage) => {
      onSay(message);
      if (message.kind !== 'done') return;
      clearTimeout(timer);
      give(stopped ? null : message);
    });
    worker.on('error', (error) => {
      clearTimeout(timer);
      fail(error);
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      if (stopped) give(null);
      else fail(new Error(`The thread ended with ${code}`));
    });
  });
  return {
    done,
    stop() {
      stopped = true;
      Atomics.store(new Int32Array(cancel), 0, 1);
      // The solver looks at the flag; what is between two looks is not waited for.
      setTimeout(() => void worker.terminate(), 1000).unref();
    },
  };
}
