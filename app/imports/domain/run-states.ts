/** A run of an import, from upload to result. */
export const RUN_STATUSES = [
  'uploaded',
  'previewing',
  'previewed',
  'running',
  'done',
  'failed',
  'interrupted',
  'cancelled',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** A process at work moves its heartbeat on every second or so; one that has not for this long has died. */
export const STALE_AFTER_MS = 60_000;

/**
 * How a run stands: as recorded, but one whose process has died is interrupted, whatever it had got to.
 * @param heartbeatAt when the process at work was last heard of
 */
export function statusAt(status: RunStatus, heartbeatAt: Date | null, now: Date): RunStatus {
  const working = status === 'previewing' || status === 'running';
  if (!working) return status;
  const silent = heartbeatAt === null || now.getTime() - heartbeatAt.getTime() > STALE_AFTER_MS;
  return silent ? 'interrupted' : status;
}

/** Whether the import may be started: after its preview, or again after it stopped half-way. Twice does no harm. */
export function mayStart(status: RunStatus): boolean {
  return status === 'previewed' || status === 'failed' || status === 'interrupted';
}

/** Whether a run may be called off: before anything has been written. */
export function mayCancel(status: RunStatus): boolean {
  return status === 'uploaded' || status === 'previewing' || status === 'previewed';
}

/** Whether a process is at work on it, so that its page keeps itself up to date. */
export function isAtWork(status: RunStatus): boolean {
  return status === 'uploaded' || status === 'previewing' || status === 'running';
}
