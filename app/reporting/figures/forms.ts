import { z } from 'zod';

/** What of the list behind a figure to show, from its address; facets are read beside it, by the figure's own names. */
export const recordsFilter = z.object({
  show: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(['counted', 'rest']).optional())
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});
export type RecordsFilter = z.output<typeof recordsFilter>;
