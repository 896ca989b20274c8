import type { Instance } from './instance';

/** What is left of a problem when prices have ruled most pairs out: few enough for an exact method. */
export type Core = {
  instance: Instance;
  /** Worth of each pair of the instance. */
  value: Float64Array;
  /** Pairs that may still be used, in order. */
  pairs: Int32Array;
  /** Days each offer has for them. */
  capacity: Float64Array;
  /** The best plan known, to begin with: pair of each need. */
  start: Int32Array;
  /** Plans worth no more than this are of no use. */
  goal: number;
  seconds: number;
  /** Nodes of a search tree at most: what ends the work on any machine alike. */
  nodes: number;
};

export type CoreResult = {
  /** Pair of each need in the best plan found, or null where none was better. */
  at: Int32Array | null;
  /** No plan of the core is worth more; infinite where nothing was proven. */
  bound: number;
};

/** An exact method for a core. Called from the pure solver, which knows no library. */
export type CoreSolver = (core: Core) => CoreResult;
