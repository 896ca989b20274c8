import { listLooks, readLookFilter } from '../access-log/queries.server';
import { ACTING_AS_WORDS, LOOKED_AT_WORDS } from '../access-log/wording';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';

/** Lists about confidentiality. */
export const PRIVACY_LISTS: Record<string, ListDefinition> = {
  'who-looked': {
    route: 'who-looked._index',
    columns: ['When', 'Who', 'Acting as', 'What', 'URN', 'School'],
    async read(viewer, query, page) {
      const { rows, total } = await listLooks(viewer, { ...readLookFilter(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.at.toISOString(), row.who, ACTING_AS_WORDS[row.as], LOOKED_AT_WORDS[row.what]],
          ...[row.schoolName ? row.urn : null, row.schoolName ?? 'Every school'],
        ]),
      };
    },
  },
};
