/** The thread a plan is made in: nothing of the database, only what was frozen for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { canonicalJson } from '~/kernel/canonical-json';
import type { PlanInputs } from '../domain/plan/inputs';
import { makePlan, PLAN_STAGES } from '../domain/plan/plan';
import { planSolver } from './solver.server';
import type { PlanMessage, PlanWork } from './thread.server';
import { phaseName } from './wording';

// What the thread is started with is given by `thread.server.ts` alone.
const { inputs, settings, cancel } = workerData as PlanWork;
const flag = new Int32Array(cancel);
const cancelled = () => Atomics.load(flag, 0) === 1;
const say = (message: PlanMessage) => parentPort?.postMessage(message);

const solve = await planSolver({
  onProgress: ({ share, objective, bound }) => say({ kind: 'progress', share, objective, bound }),
  cancelled,
});
// Text of our own making, frozen by `freezeInputs`.
const frozen = JSON.parse(inputs) as PlanInputs;
const result = await makePlan(frozen, settings, {
  solve,
  phaseName,
  cancelled,
  onStage: (stage) => say({ kind: 'stage', stage: PLAN_STAGES.indexOf(stage) }),
});
const { objective, bound } = result;
say({ kind: 'done', result: canonicalJson(result), objective, bound });
