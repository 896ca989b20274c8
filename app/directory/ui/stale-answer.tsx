import { type FormAnswer, StaleNotice } from '~/ui';

/** A form's answer that may carry what is saved now, as the form would show it. */
export type StaleAnswer = (FormAnswer & { stale?: unknown }) | null | undefined;

/** A field as it is compared: its name in the form, its label, and how its text reads. */
export type Compared = { name: string; label: string; words?: (text: string) => string };

/** Both texts of every field that differs, when the record was changed while somebody had its form open. */
export function StaleAnswerNotice({ answer, fields }: { answer: StaleAnswer; fields: readonly Compared[] }) {
  const theirs = answer?.stale;
  if (typeof theirs !== 'object' || theirs === null) return null;
  const differing = fields
    .map(({ name, label, words = (text) => text }) => ({
      label,
      yours: texts(answer?.initialValue, name).map(words).join('\n'),
      theirs: texts(theirs, name).map(words).join('\n'),
    }))
    .filter((field) => field.yours !== field.theirs);
  return <StaleNotice fields={differing} />;
}

/** The texts of a field, single or several, at a dotted name; a date's three boxes read as one text. */
function texts(source: unknown, name: string): string[] {
  let found = source;
  for (const key of name.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined;
  }
  if (isDateTyped(found)) {
    const { year, month, day } = found;
    return [`${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`];
  }
  return (
    (Array.isArray(found) ? found : [found])
      .filter((text) => text !== undefined && text !== null && text !== '')
      // A browser sends the line breaks of a text area as two characters, which makes no other text.
      .map((text) => String(text).replaceAll('\r\n', '\n').trim())
  );
}

function isDateTyped(value: unknown): value is { day?: string; month?: string; year?: string } {
  return typeof value === 'object' && value !== null && 'year' in value;
}
