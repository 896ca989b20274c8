import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import type { Viewer } from '~/accounts/domain/roles';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';
import { LISTS, listFile, listNamed } from './file.server';

const VIEWER: Viewer = {
  ...{ accountId: 'a', name: 'A', email: 'a@x.example', authorityId: 'x', authorityName: 'X' },
  grants: [],
};

/** A list of so many rows, that says which pages were asked for. */
function listOf(total: number): { list: ListDefinition; asked: number[] } {
  const asked: number[] = [];
  const list: ListDefinition = {
    route: 'schools._index',
    columns: ['Number'],
    async read(_viewer, _query, page) {
      asked.push(page);
      const from = (page - 1) * ROWS_AT_ONCE;
      const rows = Array.from({ length: Math.max(0, Math.min(ROWS_AT_ONCE, total - from)) }, (_, n) => [
        from + n + 1,
      ]);
      return { total, rows };
    },
  };
  return { list, asked };
}

const rowsOf = async (answer: Response | null) =>
  parse(await (answer as Response).text(), { bom: true, from_line: 2 }) as string[][];

describe('a list as a file', () => {
  it.each([0, 1, ROWS_AT_ONCE, ROWS_AT_ONCE + 1, 3 * ROWS_AT_ONCE])(
    'has each of %i rows once, in order',
    async (total) => {
      const { list, asked } = listOf(total);
      const rows = await rowsOf(await listFile(VIEWER, 'numbers', list, new URLSearchParams()));
      expect(rows.map(([n]) => Number(n))).toEqual(Array.from({ length: total }, (_, n) => n + 1));
      expect(asked).toEqual(
        Array.from({ length: Math.max(1, Math.ceil(total / ROWS_AT_ONCE)) }, (_, n) => n + 1),
      );
    },
  );

  it('is none where the viewer has no such list', async () => {
    const list: ListDefinition = { route: 'x', columns: [], read: async () => null };
    expect(await listFile(VIEWER, 'x', list, new URLSearchParams())).toBeNull();
  });

  it('belongs to a page that the access manifest knows', () => {
    for (const { route } of Object.values(LISTS)) expect(accessManifest[route]?.read).toBeDefined();
    expect(listNamed('constructor')).toBeNull();
  });
});
