import { z } from 'zod';

const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().max(100).optional());

/** Whose days the page shows, from its address: an academic year, a designation and a place, each in words. */
export const daysFilter = z.object({
  year: text.catch(undefined),
  designation: text.catch(undefined),
  place: text.catch(undefined),
});
export type DaysFilter = z.output<typeof daysFilter>;
