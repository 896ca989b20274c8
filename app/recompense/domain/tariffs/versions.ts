import type { CalendarDate } from '~/kernel/clock';
import type { TariffContent, TariffState } from './vocabulary';

/** What decides when a version of the list holds. */
export type VersionDates = { number: number; state: TariffState; startsOn: CalendarDate };

/** How a version stands on a day, as people read it. */
export const VERSION_STANDINGS = ['draft', 'to-come', 'in-force', 'superseded'] as const;
export type VersionStanding = (typeof VERSION_STANDINGS)[number];

/**
 * The version in force on a day: of those put into force, the one that started last; of two that start on one day, the
 * later number, which was made to replace the other. At most one on any day.
 */
export function inForceOn<V extends VersionDates>(versions: readonly V[], day: CalendarDate): V | null {
  return versions
    .filter(({ state, startsOn }) => state !== 'draft' && startsOn <= day)
    .reduce<V | null>((found, one) => (found === null || isAfter(one, found) ? one : found), null);
}

function isAfter(a: VersionDates, b: VersionDates): boolean {
  return a.startsOn === b.startsOn ? a.number > b.number : a.startsOn > b.startsOn;
}

/** How a version stands among all on a day. */
export function standingOn(
  version: VersionDates,
  all: readonly VersionDates[],
  day: CalendarDate,
): VersionStanding {
  if (version.state === 'draft') return 'draft';
  const replaced = all.some(
    (one) => one.state !== 'draft' && one.startsOn === version.startsOn && one.number > version.number,
  );
  if (replaced) return 'superseded';
  if (version.startsOn > day) return 'to-come';
  return inForceOn(all, day)?.number === version.number ? 'in-force' : 'superseded';
}

/** One thing that differs between two versions, before and after in words. */
export type TariffChange = { id: string; field: string; before: string; after: string };

type Row = { key: string; name: string };

/**
 * What changed from one version to another: rows that came or went, and the fields of those that stayed. Rows are the same
 * by their key, whatever they are called.
 * @param words says a row as a reader sees it, field by field
 */
export function compareTariffs(
  from: TariffContent,
  to: TariffContent,
  words: {
    item: (item: TariffContent['items'][number]) => Record<string, string>;
    pack: (pack: TariffContent['packages'][number]) => Record<string, string>;
  },
): TariffChange[] {
  const nameOf = (content: TariffContent) =>
    content.items.find(({ key }) => key === content.adviserDayKey)?.name ?? '';
  const days = { before: nameOf(from), after: nameOf(to) };
  return [
    ...rowsChanged(from.items, to.items, words.item),
    ...rowsChanged(from.packages, to.packages, words.pack),
    ...(days.before === days.after
      ? []
      : [{ id: 'adviser-day', field: 'Price of further adviser days', ...days }]),
  ];
}

function rowsChanged<R extends Row>(
  from: readonly R[],
  to: readonly R[],
  words: (row: R) => Record<string, string>,
): TariffChange[] {
  const said = (row: R) =>
    Object.entries(words(row))
      .map(([label, text]) => `${label}: ${text}`)
      .join('\n');
  const gone = from
    .filter(({ key }) => !to.some((one) => one.key === key))
    .map((row) => ({ id: row.key, field: `${row.name}: taken out`, before: said(row), after: '' }));
  const rest = to.flatMap((row): TariffChange[] => {
    const old = from.find(({ key }) => key === row.key);
    if (!old) return [{ id: row.key, field: `${row.name}: new`, before: '', after: said(row) }];
    const [before, after] = [words(old), words(row)];
    return Object.keys({ ...before, ...after })
      .filter((label) => (before[label] ?? '') !== (after[label] ?? ''))
      .map((label) => ({
        id: `${row.key}.${label}`,
        field: `${row.name}: ${label.toLowerCase()}`,
        before: before[label] ?? '',
        after: after[label] ?? '',
      }));
  });
  return [...gone, ...rest];
}
