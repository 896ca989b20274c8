import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { readDate } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { columnsByPlace } from '../domain/exports/cells';
import { EXPORT_COLUMNS, type ExportColumn } from '../domain/exports/columns';
import type { Period } from '../domain/exports/period';
import { EXPORT_DATES, EXPORT_DELIMITERS } from '../domain/settings/vocabulary';
import { DOCUMENT_GROUPS, type DocumentGroup } from './groups';
import { COLUMN_WORDS } from './wording';

/** A place in the file: whole numbers; empty leaves the column out. */
const place = (column: ExportColumn) =>
  z
    .string()
    .optional()
    .transform((typed, context) => {
      const text = (typed ?? '').trim();
      if (text === '') return null;
      if (/^[1-9]\d?$/.test(text)) return Number(text);
      const message = `Enter a place from 1 to 99 for “${COLUMN_WORDS[column].label}”, or leave it empty`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });

/** The columns of the finance system's file, by the places typed beside them. */
export const columnsForm = z
  .object({
    places: z.object(
      Object.fromEntries(EXPORT_COLUMNS.map((column) => [column, place(column)])) as Record<
        ExportColumn,
        ReturnType<typeof place>
      >, // every column is a key
    ),
    date: z.enum(EXPORT_DATES, { error: 'Choose how dates are written' }),
    delimiter: z.enum(EXPORT_DELIMITERS, { error: 'Choose what stands between values' }),
    version: versionField,
  })
  .transform(({ places, date, delimiter, version }) => ({
    version,
    patch: { exportColumns: columnsByPlace(places), exportDate: date, exportDelimiter: delimiter },
  }))
  .refine(({ patch }) => patch.exportColumns.length > 0, {
    path: ['places.document'],
    message: 'Give at least one column a place',
  });

/** What file is asked for. */
export type FileAsked = {
  period: Period;
  /** Documents, or the ledger's own postings. */
  what: 'documents' | 'postings';
  groups: readonly DocumentGroup[];
};

/**
 * Reads what file is asked for from an address.
 * @param usual the period where the address names none
 * @returns what was asked, or what is wrong by field
 */
export function readFileAsked(
  query: URLSearchParams,
  usual: Period,
): { ok: true; asked: FileAsked } | { ok: false; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const day = (name: 'from' | 'to', what: string): CalendarDate => {
    const plain = query.get(name);
    if (plain !== null && isCalendarDate(plain)) return plain;
    const typed = readDate(asForm(query), name);
    if (typed !== null && typed !== 'invalid') return typed;
    if (typed === 'invalid' || plain !== null)
      errors[name] = `${what} must be a real date, with a day, month and year, such as 4 3 2027`;
    return usual[name];
  };
  const period = { from: day('from', 'The first day'), to: day('to', 'The last day') };
  if (Object.keys(errors).length === 0 && period.to < period.from)
    errors.to = 'The last day must be the first day or later';
  const what = query.get('what') === 'postings' ? 'postings' : 'documents';
  const named = query.getAll('group');
  const groups = DOCUMENT_GROUPS.filter((group) => named.length === 0 || named.includes(group));
  if (named.length > 0 && groups.length === 0) errors.group = INCOMPLETE_FORM;
  return Object.keys(errors).length > 0
    ? { ok: false, errors }
    : { ok: true, asked: { period, what, groups } };
}

function asForm(query: URLSearchParams): FormData {
  const form = new FormData();
  for (const [name, value] of query) form.append(name, value);
  return form;
}

/** The address of a file, as `readFileAsked` reads it. */
export function fileQuery({ period, what, groups }: FileAsked): string {
  const query = new URLSearchParams({ ...period, what });
  if (what === 'documents') for (const group of groups) query.append('group', group);
  return query.toString();
}
