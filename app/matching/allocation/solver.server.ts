import { highsCoreSolver } from '../allocation-solver.server';
import type { AllocationOptions } from '../domain/allocation';
import type { PlanSolver } from '../domain/plan/problem';
import { solverWith } from '../domain/plan/solver';

/** The solver with this machine's clock, and HiGHS for what its own search leaves open. */
export async function planSolver(
  options: Pick<AllocationOptions, 'onProgress' | 'cancelled'> = {},
): Promise<PlanSolver> {
  return solverWith({ ...options, now: () => performance.now(), coreSolver: await highsCoreSolver() });
}
