import type { BandData } from '#drizzle/schema';

/** A banding framework to start from. An authority adopts a copy and may edit it. */
export type FrameworkSeed = {
  key: string;
  name: string;
  /** The published strategy its bands follow. */
  source: string;
  /** From the band that needs least support to the one that needs most. */
  bands: readonly BandData[];
};
