import { z } from 'zod';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateFromParts } from '~/ui/date-parts';
import { ACTION_OWNERS, type ActionOwner } from '../domain/visits/vocabulary';
import type { NewAction } from './actions.server';

/** Name of the list of actions in a form, for `changeRows` and `ActionFields`. */
export const ACTION_LIST = 'actions';

const MOST = 20;
const LONGEST = 500;

const typedText = z
  .string()
  .optional()
  .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim());

const typedRow = z.object({
  id: z.string({ error: INCOMPLETE_FORM }).regex(/^[\w-]{1,40}$/, INCOMPLETE_FORM),
  text: typedText,
  owner: typedText,
  ownerName: typedText,
  dueOn: z
    .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
    .optional(),
});
type TypedRow = z.output<typeof typedRow>;

/** What is wrong with a row, by its field; the first thing of each. */
function problemsOf(row: TypedRow): [keyof TypedRow, string][] {
  const due = dateFromParts(row.dueOn);
  const problems: [keyof TypedRow, string | false][] = [
    ['text', row.text === '' && 'Enter what will be done'],
    ['text', row.text.length > LONGEST && `Shorten this to ${LONGEST} characters or fewer`],
    ['owner', ownerOf(row) === undefined && 'Choose who will do it'],
    ['ownerName', row.owner === 'other' && row.ownerName === '' && 'Enter the name of who will do it'],
    ['ownerName', row.ownerName.length > 120 && 'Shorten this to 120 characters or fewer'],
    ['dueOn', due === null && 'Enter the date it will be done by'],
    [
      'dueOn',
      due === 'invalid' &&
        'The date it will be done by must be a real date, with a day, month and year, such as 4 3 2027',
    ],
  ];
  return problems.flatMap(([field, message]) => (message ? [[field, message]] : []));
}

const ownerOf = ({ owner }: TypedRow): ActionOwner | undefined => ACTION_OWNERS.find((one) => one === owner);

const isEmpty = (row: TypedRow) =>
  row.text === '' && row.ownerName === '' && row.owner === '' && dateFromParts(row.dueOn) === null;

/** The rows of `ActionFields` as a form's list of actions: rows in which nothing is typed are left out. */
export const actionRows = z
  .array(typedRow)
  .optional()
  .transform((typed, context): NewAction[] => {
    const rows = typed ?? [];
    const kept = rows.flatMap((row, index) => (isEmpty(row) ? [] : [{ row, index }]));
    for (const { row, index } of kept) {
      for (const [field, message] of problemsOf(row)) {
        context.addIssue({ code: 'custom', message, path: [index, field] });
      }
    }
    if (kept.length > MOST) {
      context.addIssue({ code: 'custom', message: `There can be at most ${MOST} actions` });
    }
    if (new Set(rows.map(({ id }) => id)).size !== rows.length) {
      context.addIssue({ code: 'custom', message: INCOMPLETE_FORM });
    }
    return kept.flatMap(({ row }) => {
      const owner = ownerOf(row);
      if (!owner) return [];
      return {
        id: row.id,
        text: row.text,
        owner,
        ownerName: owner === 'other' ? row.ownerName : null,
        dueOn: dateFromParts(row.dueOn) ?? '',
      };
    });
  });
