import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';

/** That somebody knows what a full export is before they take one. */
export const exportForm = z.object({
  id: z.string({ error: INCOMPLETE_FORM }).max(64, INCOMPLETE_FORM),
  understood: z.literal('yes', { error: 'Confirm that you will keep the file safe' }),
});
