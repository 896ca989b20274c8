/** A run that has said nothing for so long has stopped: its process ended. */
export const STOPPED_AFTER_MS = 60_000;

export type RunStatus = 'running' | 'done' | 'failed' | 'interrupted';

/**
 * How a run stands now: one recorded as running whose last sign of life is too old was interrupted, and can be taken
 * up again.
 */
export function runStatusNow(
  { status, heartbeatAt }: { status: RunStatus; heartbeatAt: Date },
  now: Date,
): RunStatus {
  const silent = now.getTime() - heartbeatAt.getTime() > STOPPED_AFTER_MS;
  return status === 'running' && silent ? 'interrupted' : status;
}
