import { describe, expect, it } from 'vitest';
import { type TableShape, tableShapes } from '~/platform/schema.server';
import { INVENTORY, LEFT_EMPTY, leftOutTables, meantTable, takenTables } from './inventory';
import { COLUMN_VALUES } from './values';
import { columnWords, describedTables, tableWords } from './words';

const shapes = tableShapes();
const taken = shapes.filter(({ name }) => takenTables().includes(name));
const columnsOf = (name: string) => shapes.find((shape) => shape.name === name)?.columns ?? [];
const hasColumn = (name: string, column: string) => columnsOf(name).some((found) => found.name === column);

describe('the inventory of an export', () => {
  it('has a line for every table of the schema, and none for one that is gone', () => {
    expect(Object.keys(INVENTORY).sort()).toEqual(shapes.map(({ name }) => name));
  });

  it('names columns and tables that are there', () => {
    const wrong = Object.entries(INVENTORY).filter(([table, taking]) => {
      if (taking.take === 'own') return !hasColumn(table, taking.by);
      if (taking.take === 'person') return !hasColumn(table, 'account_id');
      if (taking.take === 'part')
        return !hasColumn(table, taking.column) || !takenTables().includes(taking.of);
      return false;
    });
    expect(wrong).toEqual([]);
  });

  it('says why a table is left out', () => {
    expect(leftOutTables().length).toBeGreaterThan(5);
    expect(leftOutTables().filter(({ because }) => because.length < 10)).toEqual([]);
  });

  it('takes along every table that one of its own refers to', () => {
    const missing = taken.flatMap(({ name, references }) =>
      references
        .filter(({ table }) => !takenTables().includes(table))
        .map(({ column }) => `${name}.${column}`),
    );
    expect(missing).toEqual([]);
  });

  it('leaves empty only what may be empty, and every secret', () => {
    const required = Object.entries(LEFT_EMPTY).flatMap(([table, columns]) =>
      columnsOf(table)
        .filter(({ name, required }) => name in columns && required)
        .map(({ name }) => `${table}.${name}`),
    );
    expect(required).toEqual([]);
    const secret = taken.flatMap(({ name, columns }) =>
      columns
        .filter((column) => /password|token|secret|sealed/.test(column.name))
        .map((column) => `${name}.${column.name}`),
    );
    expect(secret.filter((path) => !isLeftEmpty(path))).toEqual([]);
    expect(secret).toContain('account.password_hash');
  });

  it('knows every column that leads to a file', () => {
    const files = taken.flatMap(({ name, columns }) =>
      columns.filter((column) => column.name.endsWith('file_path')).map(() => name),
    );
    // Evidence goes along as files; the other is left empty. A third would have to be decided on.
    expect(files.sort()).toEqual(['diagnosis_evidence', 'import_run']);
    expect(isLeftEmpty('import_run.file_path')).toBe(true);
  });

  it.each([
    ['actor_id', 'account'],
    ['by_id', 'account'],
    ['decided_by_id', 'account'],
    ['chair_id', 'account'],
    ['home_urn', 'school'],
    ['urn', 'school'],
    ['offer_id', 'offer'],
    ['import_run_id', 'import_run'],
    ['stripe_id', null],
    ['id', null],
  ])('takes %s to mean %s', (column, table) => {
    expect(meantTable(column)).toBe(table);
  });
});

function isLeftEmpty(path: string): boolean {
  const [table = '', column = ''] = path.split('.');
  return LEFT_EMPTY[table]?.[column] !== undefined;
}

describe('the guide of an export', () => {
  it.each(taken.map((shape): [string, TableShape] => [shape.name, shape]))('describes %s', (name, shape) => {
    expect(tableWords(name)).toMatch(/^[A-Z“].{8,}[.]$/);
    const undescribed = shape.columns
      .map((column) => column.name)
      .filter((column) => (columnWords(name, column) ?? '').length < 5);
    expect(undescribed).toEqual([]);
  });

  it('names the words of columns that are there', () => {
    const gone = Object.keys(COLUMN_VALUES).filter((path) => {
      const [table = '', column = ''] = path.split('.');
      return !hasColumn(table, column) || !takenTables().includes(table);
    });
    expect(gone).toEqual([]);
  });

  it('describes nothing that is gone', () => {
    const gone = [...describedTables()].flatMap(([table, columns]) =>
      columns.filter((column) => !hasColumn(table, column)).map((column) => `${table}.${column}`),
    );
    expect(gone).toEqual([]);
    expect([...describedTables().keys()].filter((table) => !takenTables().includes(table))).toEqual([]);
  });
});
