import type { AllocationOptions } from '../domain/allocation';
import type { PlanSolver } from '../domain/plan/problem';
import { solverWith } from '../domain/plan/solver';

/** The solver with this machine's clock. */
export async function planSolver(
  options: Pick<AllocationOptions, 'onProgress' | 'cancelled'> = {},
): Promise<PlanSolver> {
  return solverWith({ ...options, now: () => performance.now() });
}
