import type { Category } from './category';
import { CATEGORIES } from './category-lines';

export { type Basis, CATEGORY_KEYS, type Category, type CategoryKey, type Going } from './category';
export { CATEGORIES } from './category-lines';

/** A line by its key; null where there is none. */
export function categoryOf(key: string): Category | null {
  return CATEGORIES.find((category) => category.key === key) ?? null;
}

/** Lines of which something goes by itself. */
export const TIMED: readonly Category[] = CATEGORIES.filter(({ months }) => months !== null);
