import type { Viewer } from '~/accounts/domain/roles';
import { type CsvCell, csvDownload } from '~/platform/csv.server';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';
import { MONEY_LISTS } from './money.server';
import { PRACTICE_LISTS } from './practice.server';
import { PRIVACY_LISTS } from './privacy.server';
import { SCHOOL_LISTS } from './schools.server';
import { SERVICE_LISTS } from './service.server';
import { SUPPORT_LISTS } from './support.server';

/** Every list that can be had as a file, by the name in its address: `/lists/schools.csv`. */
export const LISTS: Readonly<Record<string, ListDefinition>> = {
  ...SCHOOL_LISTS,
  ...SUPPORT_LISTS,
  ...MONEY_LISTS,
  ...PRACTICE_LISTS,
  ...SERVICE_LISTS,
  ...PRIVACY_LISTS,
};

/** The list an address names; null where there is none of that name. */
export function listNamed(name: string): ListDefinition | null {
  return Object.hasOwn(LISTS, name) ? (LISTS[name] ?? null) : null;
}

/**
 * A list as a CSV file, filtered as its page is. The first rows are read before the answer begins, so that what goes wrong
 * is said in a page and not in half a file.
 * @returns null where the viewer has no such list
 */
export async function listFile(
  viewer: Viewer,
  name: string,
  list: ListDefinition,
  query: URLSearchParams,
): Promise<Response | null> {
  const first = await list.read(viewer, query, 1);
  if (!first) return null;
  async function* pages(found: { rows: CsvCell[][]; total: number }) {
    yield found.rows;
    for (let page = 2; (page - 1) * ROWS_AT_ONCE < found.total; page++) {
      const next = await list.read(viewer, query, page);
      if (!next || next.rows.length === 0) return;
      yield next.rows;
    }
  }
  return csvDownload(`${name}.csv`, list.columns, pages(first));
}
