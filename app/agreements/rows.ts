import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import type { FormAnswer } from '~/ui/form-state';

/** Name of the buttons that add and take away rows: `add`, or `remove-2` for the third. */
export const ROW_BUTTON = 'row';

/**
 * The form again with a row more or less and all else as typed, when one of its row buttons was pressed.
 * @param list the name of the list
 * @param newId names a new row
 * @returns null when no row button was pressed
 */
export function changeRows(
  formData: FormData,
  list: string | undefined,
  newId: () => string,
): FormAnswer | null {
  const pressed = formData.get(ROW_BUTTON);
  if (list === undefined || typeof pressed !== 'string') return null;
  const typed: Record<string, unknown> = { ...parseWithZod(formData, { schema: z.looseObject({}) }).payload };
  const found = typed[list];
  const rows: unknown[] = Array.isArray(found) ? [...found] : [];
  const remove = /^remove-(\d+)$/.exec(pressed);
  if (remove) rows.splice(Number(remove[1]), 1);
  else rows.push({ id: newId() });
  return { initialValue: { ...typed, [list]: rows }, error: null };
}
