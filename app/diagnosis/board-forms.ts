import { z } from 'zod';

/** What of the board to show. `waiting` is a diagnosis shared and not answered. */
export const BOARD_SHOWS = ['overdue', 'due', 'contested', 'waiting', 'up', 'down', 'new'] as const;
export type BoardShow = (typeof BOARD_SHOWS)[number];

/** In place of an adviser or a band: schools that have none. */
export const NONE = 'none';

const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().max(100).optional());

/** Filters of the board, from its address; what makes no sense is left out. */
export const boardFilter = z.object({
  phase: text.catch(undefined),
  place: text.catch(undefined),
  adviser: text.catch(undefined),
  show: z
    .preprocess((value) => (value === '' ? undefined : value), z.enum(BOARD_SHOWS).optional())
    .catch(undefined),
  /** One band alone, as a list by pages. */
  band: text.catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type BoardFilter = z.output<typeof boardFilter>;
