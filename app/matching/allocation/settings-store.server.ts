import { z } from 'zod';
import { type PlanSettings, USUAL_SETTINGS } from '../domain/plan/settings';

const pairs = z.array(z.object({ request: z.string(), offer: z.string() })).default([]);
const stored = z.object({
  order: z.enum(['strict', 'weighted']),
  seconds: z.number(),
  most: z.number().nullable(),
  budget: z
    .discriminatedUnion('unit', [
      z.object({ unit: z.literal('days'), halfDays: z.number() }),
      z.object({ unit: z.literal('money'), pence: z.number() }),
    ])
    .nullable(),
  locked: pairs,
  forbidden: pairs,
});

/** Settings as kept with a plan; the usual ones where they cannot be read. */
export function readPlanSettings(kept: Record<string, unknown>): PlanSettings {
  const read = stored.safeParse(kept);
  return read.success ? read.data : USUAL_SETTINGS;
}
