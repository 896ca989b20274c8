import { parseWithZod } from '@conform-to/zod/v4';
import { z } from 'zod';
import type { FormAnswer } from '~/ui/form-state';

/** Name of the buttons that add and take away rows: `add:actions`, or `remove-2:actions` for the third of a list. */
export const ROW_BUTTON = 'row';

/**
 * The form again with a row more or less and all else as typed, when one of its row buttons was pressed.
 * @param lists the name of the list, or of each list of a form with several
 * @param newId names a new row
 * @returns null when no row button was pressed
 */
export function changeRows(
  formData: FormData,
  lists: string | readonly string[] | undefined,
  newId: () => string,
): FormAnswer | null {
  const names = lists === undefined ? [] : [lists].flat();
  const pressed = formData.get(ROW_BUTTON);
  if (typeof pressed !== 'string') return null;
  const [what = '', named] = pressed.split(':');
  const list = named === undefined ? names[0] : names.find((name) => name === named);
  if (list === undefined) return null;
  const typed: Record<string, unknown> = { ...parseWithZod(formData, { schema: z.looseObject({}) }).payload };
  const found = typed[list];
  const rows: unknown[] = Array.isArray(found) ? [...found] : [];
  const remove = /^remove-(\d+)$/.exec(what);
  if (remove) rows.splice(Number(remove[1]), 1);
  else rows.push({ id: newId() });
  return { initialValue: { ...typed, [list]: rows }, error: null };
}
