import type { Viewer } from '~/accounts/domain/roles';
import type { CsvCell } from '~/platform/csv.server';

/** Rows read at a time: a long list is written out as it is read, and never held whole. */
export const ROWS_AT_ONCE = 500;

export type ListPage = { rows: CsvCell[][]; total: number };

/**
 * A list of the product as a file. It is read by the same query as its page, so it holds what the viewer may see there
 * and nothing else.
 */
export type ListDefinition = {
  /** The route folder of the page: whoever may open that may have its file. */
  route: string;
  columns: readonly string[];
  /**
   * One page of rows.
   * @param query what the page is filtered by, as in its address; a page number in it counts for nothing
   * @param page from 1, of `ROWS_AT_ONCE` rows
   * @returns null where the viewer has no such list
   */
  read(viewer: Viewer, query: URLSearchParams, page: number): Promise<ListPage | null>;
};
