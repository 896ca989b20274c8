import { describe, expect, it } from 'vitest';
import { tableShapes } from '~/platform/schema.server';
import { categoryOf, TIMED } from '../domain/privacy/categories';
import { TABLE_CATEGORY } from '../domain/privacy/tables';
import { ACCOUNT_LINE } from './closed-accounts.server';
import { CASE_LINE } from './retention-cases.server';
import { type Part, RETENTION_LINES } from './retention-lines.server';

const shapes = new Map(tableShapes().map((shape) => [shape.name, shape]));
const partsOf = (parts: readonly Part[] = []): Part[] =>
  parts.flatMap((part) => [part, ...partsOf(part.parts)]);

/** Rows that point at a table and are left on purpose, because the rows it loses are those that nothing points at. */
const ASKED_BEFORE = new Set([
  // A cluster with programmes, a visit that was claimed for, and a message of an address that takes no mail stay.
  'programme.cluster_id',
  'claim_line.visit_id',
]);

describe('what goes by itself', () => {
  it('has lines for every kind that has a time, and for no other', () => {
    const lines = new Set([...RETENTION_LINES, CASE_LINE, ACCOUNT_LINE].map(({ category }) => category));
    expect([...lines].sort()).toEqual(TIMED.map(({ key }) => key).sort());
  });

  it.each(RETENTION_LINES.map((line): [string, (typeof RETENTION_LINES)[number]] => [line.table, line]))(
    '%s leaves nothing that points at what is gone',
    (table, line) => {
      expect(TABLE_CATEGORY[table]).toBe(line.category);
      expect(categoryOf(line.category)?.going).toMatch(/^(removed|emptied)$/);
      if (line.empty) {
        const properties = shapes.get(table)?.columns.map(({ property }) => property) ?? [];
        expect(Object.keys(line.empty).filter((property) => !properties.includes(property))).toEqual([]);
        return;
      }
      const gone = [table, ...partsOf(line.parts).flatMap((part) => (part.unlink ? [] : [part.table]))];
      const treated = new Set(partsOf(line.parts).map((part) => `${part.table}.${part.column}`));
      const dangling = [...shapes.values()].flatMap((shape) =>
        shape.references
          .filter((reference) => gone.includes(reference.table))
          .map((reference) => `${shape.name}.${reference.column}`)
          .filter((path) => !treated.has(path) && !ASKED_BEFORE.has(path)),
      );
      expect(dangling).toEqual([]);
    },
  );

  it('lets a hold on a school reach every kind that the register says it does', () => {
    const reached = new Set(
      [...RETENTION_LINES, ACCOUNT_LINE].flatMap((line) => (line.ofSchools ? [line.category] : [])),
    );
    const said = TIMED.filter(({ bySchool }) => bySchool).map(({ key }) => key);
    for (const key of said) expect([key, key === 'support' || reached.has(key)]).toEqual([key, true]);
  });
});
