import { describe, expect, it } from 'vitest';
import { belongingProblem, isOwnRow, type KnownKeys } from './belonging';
import { INVENTORY } from './inventory';

const known: KnownKeys = {
  all: new Map([['account', new Set(['ours', 'theirs'])]]),
  own: new Map([
    ['account', new Set(['ours'])],
    ['agreement', new Set(['ag-1'])],
    ['import_run', new Set(['run-1'])],
  ]),
};
const problem = (table: string, row: Record<string, unknown>) => belongingProblem(table, row, 'A', known);

describe('a row of the export of an authority', () => {
  const own = Object.entries(INVENTORY).flatMap(([table, taking]) =>
    taking.take === 'own' ? [[table, taking.by] as const] : [],
  );
  it.each(own)('of %s is the authority’s own by %s', (table, by) => {
    expect(problem(table, { [by]: 'A' })).toBeNull();
    expect(problem(table, { [by]: 'B' })).toMatch(/another authority/);
    expect(isOwnRow(table, { [by]: 'A' }, 'A')).toBe(true);
  });

  const left = Object.entries(INVENTORY).filter(([, { take }]) => take === 'none');
  it.each(left)('is never of %s', (table) => {
    expect(problem(table, { authority_id: 'A', account_id: 'ours' })).toMatch(/no export holds/);
  });

  it('is of no table that is not there', () => {
    expect(problem('sqlite_master', {})).toMatch(/no export holds/);
  });

  it('belongs as a part to a record of the authority', () => {
    expect(problem('signature', { agreement_id: 'ag-1' })).toBeNull();
    expect(problem('signature', { agreement_id: 'ag-of-another' })).toMatch(/no agreement of this authority/);
    expect(problem('signature', { agreement_id: null })).toMatch(/no agreement/);
    expect(problem('import_rejection', { run_id: 'run-1' })).toBeNull();
    expect(problem('import_rejection', { run_id: 'run-2' })).toMatch(/no import_run/);
  });

  it('gives roles and news to the authority’s people in the authority alone', () => {
    expect(problem('account_grant', { account_id: 'ours', authority_id: 'A' })).toBeNull();
    expect(problem('account_grant', { account_id: 'ours', authority_id: 'B' })).toMatch(/another authority/);
    expect(problem('account_grant', { account_id: 'theirs', authority_id: 'A' })).toMatch(/nobody of this/);
    expect(problem('mail_preference', { account_id: 'ours' })).toBeNull();
  });

  it('lets nobody of another authority in, and brings no password', () => {
    const person = { authority_id: 'A', password_hash: null, active: true };
    expect(problem('account', person)).toBeNull();
    expect(problem('account', { ...person, authority_id: 'B', active: false })).toBeNull();
    expect(problem('account', { ...person, authority_id: 'B' })).toMatch(/sign in/);
    expect(problem('account', { ...person, password_hash: '$argon2' })).toMatch(/password/);
  });

  it('brings published figures and the authority’s own entries, no other’s', () => {
    expect(problem('indicator_value', { authority_id: null })).toBeNull();
    expect(problem('indicator_value', { authority_id: 'A' })).toBeNull();
    expect(problem('indicator_value', { authority_id: 'B' })).toMatch(/entered by another/);
  });

  it('of others is told from the authority’s own', () => {
    expect(isOwnRow('authority', { id: 'A' }, 'A')).toBe(true);
    expect(isOwnRow('authority', { id: 'B', authority_id: 'A' }, 'A')).toBe(false);
    expect(isOwnRow('provider', { authority_id: 'A' }, 'A')).toBe(true);
    expect(isOwnRow('provider', { authority_id: 'B' }, 'A')).toBe(false);
    expect(isOwnRow('school', { urn: 1 }, 'A')).toBe(false);
  });
});
