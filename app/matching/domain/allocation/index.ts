export { parseProblem } from './parse';
export {
  type AllocationGroup,
  type AllocationMode,
  type AllocationNeed,
  type AllocationOffer,
  type AllocationPair,
  type AllocationProblem,
  isRed,
  LOWEST_PRIORITY,
  type PairIds,
  pairKey,
} from './problem';
export type {
  AllocationOptions,
  AllocationProgress,
  AllocationResult,
  UnservedNeed,
  UnservedReason,
} from './result';
export { solve } from './solve';
export { greedyAssignments, priceInFairness, type Stability, stabilityOf } from './stability';
