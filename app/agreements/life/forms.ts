import { z } from 'zod';
import { pageNumber } from '~/kernel/page-number';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateFromParts, dateText } from '~/ui/date-parts';
import { versionField } from '~/ui/zod-fields';
import { STORY_KINDS, type StoryFilter } from '../domain/life/timeline';

/** What the form of a milestone posts. */
export const markForm = z.object({
  markId: z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z0-9]{10,40}$/, INCOMPLETE_FORM),
  marks: versionField,
  reached: z.enum(['yes', 'no'], { error: INCOMPLETE_FORM }).transform((answer) => answer === 'yes'),
  on: dateText('the date'),
  note: z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= 1000, 'Shorten this to 1,000 characters or fewer'),
});

/** What the address of a timeline asks for; what makes no sense is left out, and dates that are none are said. */
export function readStoryView(query: URLSearchParams): {
  filter: StoryFilter;
  page: number;
  all: boolean;
  /** What of the address chooses entries, to be kept in links. */
  kept: string;
  /** What was typed and what is wrong with it; null where all is well. */
  answer: { initialValue: Record<string, unknown>; error: Record<string, string[]> } | null;
} {
  const typed = (name: string) => {
    const part = (key: string) => query.get(`${name}.${key}`) ?? '';
    return { day: part('day'), month: part('month'), year: part('year') };
  };
  const [from, to] = [dateFromParts(typed('from')), dateFromParts(typed('to'))];
  const errors: Record<string, string[]> = {};
  if (from === 'invalid') errors.from = [notADate('From')];
  if (to === 'invalid') errors.to = [notADate('To')];
  if (real(from) && real(to) && (real(from) ?? '') > (real(to) ?? '')) {
    errors.to = ['To is before From. Enter a later day, or change From'];
  }
  const kept = new URLSearchParams(
    [...query].filter(([name, value]) => value !== '' && name !== 'page' && name !== 'all'),
  );
  return {
    filter: {
      kind: STORY_KINDS.find((kind) => kind === query.get('kind')) ?? null,
      who: query.get('who')?.slice(0, 200) || null,
      from: real(from),
      to: real(to),
      order: query.get('order') === 'newest' ? 'newest' : 'oldest',
    },
    page: pageNumber(query.get('page')),
    all: query.get('all') === 'yes',
    kept: kept.toString(),
    answer:
      Object.keys(errors).length > 0
        ? {
            initialValue: { ...Object.fromEntries(query), from: typed('from'), to: typed('to') },
            error: errors,
          }
        : null,
  };
}

const notADate = (what: string) =>
  `${what} must be a real date, with a day, month and year, such as 4 3 2027`;
const real = (date: string | null) => (date === 'invalid' ? null : date);
