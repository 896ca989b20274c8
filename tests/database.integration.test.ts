import { beforeEach, describe, expect, it } from 'vitest';
import { dialect as schemaDialect } from '#drizzle/columns';
import { authority } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { dialect, freshDatabase, type TestDatabase } from './support/database';

describe(`a fresh database on ${dialect}`, () => {
  let open: TestDatabase;
  beforeEach(async () => {
    open = await freshDatabase();
  });

  const row = { id: 'a', code: '999', name: 'Testshire', settings: { terms: 3 }, demo: false, version: 1 };

  it('is of the dialect the schema was built for', () => {
    expect(open.dialect).toBe(dialect);
    expect(schemaDialect).toBe(dialect);
  });

  for (const time of ['first', 'second']) {
    it(`holds nothing of another test (${time} time)`, async () => {
      expect(await db().select().from(authority)).toEqual([]);
      await open.write((tx) => tx.insert(authority).values(row));
      expect(await db().select().from(authority)).toEqual([row]);
    });
  }

  it('takes back a transaction that throws', async () => {
    const work = open.write(async (tx) => {
      await tx.insert(authority).values(row);
      throw new Error('interrupted');
    });
    await expect(work).rejects.toThrow('interrupted');
    expect(await db().select().from(authority)).toEqual([]);
    expect(await open.integrity()).toEqual([]);
  });
});
