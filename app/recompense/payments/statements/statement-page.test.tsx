import { describe, expect, it } from 'vitest';
import { StatementPage } from '~/recompense/ui/payments/statement-pages';
import { expectSameWords } from '../../../../tests/support/page-words';
import { type Movement, statementOf } from '../../domain/payments/statement';
import { statementCsv } from './csv';
import { readStatementFilter } from './filter';
import { statementModel } from './model';
import type { StatementView } from './view';

const period = { from: '2027-03-01', to: '2027-03-31' };
const movements: Movement[] = [
  { key: 'a', on: '2027-02-10', kind: 'invoice', ref: 'MAR-INV-00001', details: '', amountPence: 95_000 },
  {
    key: 'b',
    on: '2027-03-04',
    kind: 'received',
    ref: 'MAR-INV-00001',
    details: '=HYPERLINK("https://example.org")',
    amountPence: -100_000,
  },
  {
    key: 'c',
    on: '2027-03-05',
    kind: 'invoice',
    ref: 'MAR-INV-00002',
    details: 'Days',
    amountPence: 123_450,
  },
];

const view: StatementView = {
  authorityId: 'marlshire',
  authorityName: 'Marlshire',
  urn: 100_001,
  schoolName: 'Ashbrook Primary School',
  side: 'owes',
  period,
  statement: statementOf(movements, period),
  from: { name: 'Marlshire Council', lines: ['County Hall', 'MA1 1AA'], email: 'income@marlshire.example' },
  to: { name: 'Ashbrook Primary School', lines: ['School Lane'] },
  bank: { accountName: 'Marlshire General', sortCode: '12-34-56', accountNumber: '12345678' },
  today: '2027-04-02',
};

describe('a statement', () => {
  it('says the same on its page and in its file', async () => {
    await expectSameWords(<StatementPage view={view} several={false} />, statementModel(view));
    const empty = { ...view, side: 'owed' as const, bank: null, statement: statementOf([], period) };
    await expectSameWords(<StatementPage view={empty} several />, statementModel(empty));
  });

  it('is CSV with plain amounts, also below nothing, and no formula in it', () => {
    const lines = statementCsv(view).replace('\ufeff', '').split('\r\n');
    expect(lines[1]).toBe('2027-03-01,Balance before,,,,,950.00,Ashbrook Primary School,Marlshire');
    expect(lines[2]).toBe(
      `2027-03-04,Payment received,MAR-INV-00001,"'=HYPERLINK(""https://example.org"")",,1000.00,-50.00,Ashbrook Primary School,Marlshire`,
    );
    expect(lines[4]).toBe('2027-03-31,Balance,,,,,1184.50,Ashbrook Primary School,Marlshire');
  });
});

describe('the address of a statement', () => {
  const read = (query: string) => readStatementFilter(new URLSearchParams(query), '2027-04-02');

  it('asks for the financial year until today unless it says a period', () => {
    expect(read('').period).toEqual({ from: '2027-04-01', to: '2027-04-02' });
    expect(read('from=2027-03-01&to=2027-03-31').period).toEqual(period);
    expect(
      read('from.day=1&from.month=3&from.year=2027&to.day=31&to.month=March&to.year=2027').period,
    ).toEqual(period);
  });

  it('says what is wrong with a period, and shows the usual one', () => {
    const wrong = read('from.day=31&from.month=2&from.year=2027');
    expect(wrong.errors.from?.[0]).toContain('real date');
    expect(wrong.period).toEqual({ from: '2027-04-01', to: '2027-04-02' });
    expect(read('from=2027-03-31&to=2027-03-01').errors.to?.[0]).toContain('or later');
  });

  it('names a place only as it can be', () => {
    expect(read('place=marlshire.100001').place).toEqual({ authorityId: 'marlshire', urn: 100_001 });
    expect(read("place=marlshire.1' or 1").place).toBeNull();
  });
});
