import { z } from 'zod';
import { EXPECTATIONS } from './domain';

/** Which schools of the table of predictions to show, from its address; what makes no sense is left out. */
export const predictionFilter = z.object({
  show: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(EXPECTATIONS).optional())
    .catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type PredictionFilter = z.output<typeof predictionFilter>;
