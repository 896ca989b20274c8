import { dateWords, list } from '~/kernel/words';
import type { FormReply } from '~/platform/forms.server';
import { StaleNotice } from '~/ui';
import { dateFromParts } from '~/ui/date-parts';

/** Names of a form's fields, in the order they are asked; how a saved value is said, where it is not plain text. */
export type FieldNames = Record<string, string | { label: string; say: (value: unknown) => string }>;

/** Both texts, when somebody else saved a change since the form was opened. */
export function StaleAnswers({ answer, names }: { answer: FormReply | undefined; names: FieldNames }) {
  const theirs = answer?.stale;
  if (typeof theirs !== 'object' || theirs === null) return null;
  const fields = Object.entries(names).flatMap(([name, field]) => {
    if (!Object.hasOwn(theirs, name)) return [];
    const { label, say } = typeof field === 'string' ? { label: field, say: plain } : field;
    const yours = plain(answer?.initialValue?.[name]);
    const saved = say(Reflect.get(theirs, name));
    return yours === saved ? [] : [{ label, yours, theirs: saved }];
  });
  return fields.length > 0 ? <StaleNotice fields={fields} /> : null;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return list(value.map(plain));
  if (typeof value === 'object') {
    const date = dateFromParts(value as { day?: string });
    return date === null
      ? ''
      : date === 'invalid'
        ? Object.values(value).map(plain).join(' ')
        : dateWords(date);
  }
  // Browsers send the lines of a text area with carriage returns, and records keep none.
  const text = String(value).replaceAll('\r\n', '\n');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateWords(text) : text;
}

/** Names of the fields of a need. */
export const NEED_FIELDS: FieldNames = {
  focusArea: 'Focus area',
  severity: 'How pressing',
  measure: 'What is measured',
  unit: 'Unit',
  baseline: 'Figure now',
  baselineOn: 'When it was measured',
  baselineSource: 'Where the figure comes from',
  evidence: 'Evidence',
  outcome: 'Outcome for children',
  target: 'Figure to reach',
  byDate: 'By when',
};
