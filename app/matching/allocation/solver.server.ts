import type { AllocationProgress } from '../domain/allocation';
import type { PlanSolver } from '../domain/plan/problem';
import { solverWith } from '../domain/plan/solver';

/** The solver with this machine's clock. */
export async function planSolver(
  onProgress?: (progress: AllocationProgress) => void,
  cancelled?: () => boolean,
): Promise<PlanSolver> {
  return solverWith(() => performance.now(), onProgress, cancelled);
}
