/** A plan that has said nothing for so long has stopped: its process ended. */
export const PLAN_SILENT_MS = 30_000;

export type PlanStatus = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** How a plan stands now: one recorded as running whose last sign of life is too old was interrupted. */
export function planStatusNow(
  { status, heartbeatAt }: { status: PlanStatus; heartbeatAt: Date },
  now: Date,
): PlanStatus {
  const silent = now.getTime() - heartbeatAt.getTime() > PLAN_SILENT_MS;
  return status === 'running' && silent ? 'interrupted' : status;
}
