import { describe, expect, it } from 'vitest';
import { tableShapes } from '~/platform/schema.server';
import { CATEGORIES, CATEGORY_KEYS, categoryOf, TIMED } from './categories';
import { KEPT_BY_ERASURE, PERSONAL_COLUMNS } from './columns';
import { isPlainColumn } from './columns-plain';
import { TABLE_CATEGORY, tablesOf } from './tables';

const shapes = tableShapes();
const texts = shapes.flatMap(({ name, columns }) =>
  columns
    .filter(({ kind }) => kind === 'text' || kind === 'json')
    .map((column) => ({ table: name, column: column.name, path: `${name}.${column.name}` })),
);

describe('the register of what is held', () => {
  it('has a line for every table of the schema, and for none that is gone', () => {
    expect(Object.keys(TABLE_CATEGORY).sort()).toEqual(shapes.map(({ name }) => name));
  });

  it('has one line for each kind, each with what the law asks for', () => {
    expect(CATEGORIES.map(({ key }) => key)).toEqual([...CATEGORY_KEYS]);
    const empty = CATEGORIES.filter(
      ({ name, holds, purpose, basis, whose, seenBy, why, goes }) =>
        basis.length === 0 ||
        [name, holds, purpose, whose, seenBy, why, goes].some((text) => text.length < 3),
    );
    expect(empty).toEqual([]);
    expect(CATEGORIES.filter(({ key }) => tablesOf(key).length === 0)).toEqual([]);
  });

  it('says for what goes by itself from when its time counts, and for all else that it stays', () => {
    for (const { key, months, from, going, least } of CATEGORIES) {
      const timed = months !== null;
      expect([key, from !== ''], key).toEqual([key, timed]);
      expect([key, going === 'removed' || going === 'emptied'], key).toEqual([key, timed]);
      if (months !== null) expect(months, key).toBeGreaterThanOrEqual(least);
    }
    expect(TIMED.length).toBeGreaterThan(10);
    expect(categoryOf('no-such')).toBeNull();
  });

  it('keeps what the accounts rest on for six years and the current one', () => {
    for (const key of ['money', 'payers'] as const) expect(categoryOf(key)?.least).toBe(84);
  });

  it('has decided on every column of text whether it holds something of people', () => {
    const undecided = texts.filter(
      ({ table, column, path }) => !PERSONAL_COLUMNS.has(path) && !isPlainColumn(table, column),
    );
    expect(undecided.map(({ path }) => path)).toEqual([]);
  });

  it('knows columns that are there, and says why an erasure leaves a name in one', () => {
    const paths = new Set(texts.map(({ path }) => path));
    expect([...PERSONAL_COLUMNS.keys()].filter((path) => !paths.has(path))).toEqual([]);
    for (const [path, why] of Object.entries(KEPT_BY_ERASURE)) {
      expect([path, PERSONAL_COLUMNS.has(path)]).toEqual([path, true]);
      expect(why.length, path).toBeGreaterThan(15);
    }
  });

  it('takes every column by whose name one would look for a person as holding one', () => {
    const looks = texts.filter(({ column }) =>
      /name$|email|person|telephone|note$|reason|words|narrative|comment|message|password|token|sealed/.test(
        column,
      ),
    );
    const missed = looks.filter(
      ({ table, column, path }) =>
        !PERSONAL_COLUMNS.has(path) && !PLAIN_NAMES.has(column) && !NAMES_OF_THINGS.has(table),
    );
    expect(missed.map(({ path }) => path)).toEqual([]);
  });
});

const PLAIN_NAMES = new Set([
  'column_name',
  'la_name',
  'type_name',
  'status_name',
  'phase_name',
  'trust_name',
  'sort_name',
  'sponsor_name',
]);
/** Tables whose name or reason is that of a thing: a school, a job, a rule of a file. */
const NAMES_OF_THINGS = new Set([
  'authority',
  'banding_framework',
  'charge',
  'job',
  'job_run',
  'school',
  'sign_on_provider',
  'import_rejection',
]);
