import { z } from 'zod';

const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().max(100).optional());

/** Which needs the page shows, from its address: names of a focus area, a phase and a place. */
export const supplyFilter = z.object({
  focus: text.catch(undefined),
  phase: text.catch(undefined),
  place: text.catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});
export type SupplyFilter = z.output<typeof supplyFilter>;
