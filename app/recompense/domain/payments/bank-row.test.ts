import { describe, expect, it } from 'vitest';
import { bankLayoutOf } from './bank-layout';
import { fingerprints, readBankRow } from './bank-row';

const TODAY = '2027-03-31';

/** Headings and a row of money in, and of money out, as banks export them. */
const FILES: Record<string, [string, string, string]> = {
  'NatWest and RBS': [
    'Date,Type,Description,Value,Balance,Account Name,Account Number',
    "04 Mar 2027,BAC,'ASHBROOK PRIMARY MAR-INV-00012,250.50,1000.00,MARLSHIRE,123456-12345678",
    '05/03/2027,D/D,WATER,-10.00,990.00,MARLSHIRE,123456-12345678',
  ],
  Bankline: [
    'Sort Code,Account Number,Account Alias,Currency,Account Type,Date,Narrative #1,Narrative #2,Type,Debit,Credit',
    '123456,12345678,GENERAL,GBP,Current,04/03/2027,ASHBROOK PRIMARY,MAR-INV-00012,BAC,,250.50',
    '123456,12345678,GENERAL,GBP,Current,05/03/2027,WATER,,D/D,10.00,',
  ],
  'Lloyds and Halifax': [
    'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance',
    "04/03/2027,FPI,'30-00-00,12345678,ASHBROOK PRIMARY MAR-INV-00012,,250.50,1000.00",
    "05/03/2027,DD,'30-00-00,12345678,WATER,10.00,,990.00",
  ],
  Barclays: [
    'Number,Date,Account,Amount,Subcategory,Memo',
    ',04/03/2027,20-00-00 12345678,250.50,DIRECTDEP,ASHBROOK PRIMARY MAR-INV-00012',
    ',05/03/2027,20-00-00 12345678,-10.00,DIRECTDEBIT,WATER',
  ],
  HSBC: [
    'Date,Type,Description,Paid out,Paid in,Balance',
    '2027-03-04,CR,ASHBROOK PRIMARY MAR-INV-00012,,250.50,1000.00',
    '2027-03-05,DD,WATER,10.00,,990.00',
  ],
  HSBCnet: [
    'Account number,Currency,Bank reference,Narrative,Customer reference,TRN type,Value date,Credit amount,Debit amount',
    '12345678,GBP,AB1,ASHBROOK PRIMARY,MAR-INV-00012,TRANSFER,04/03/2027,250.50,',
    '12345678,GBP,AB2,WATER,,DEBIT,05/03/2027,,-10.00',
  ],
  Santander: [
    'Date,Description,Money In,Money Out,Balance',
    '04/03/2027,ASHBROOK PRIMARY MAR-INV-00012,£250.50,,£1000.00',
    '05/03/2027,WATER,,£10.00,£990.00',
  ],
  Nationwide: [
    'Date,Transaction type,Description,Paid out,Paid in,Balance',
    '04 Mar 2027,Bank credit,ASHBROOK PRIMARY MAR-INV-00012,,£250.50,£1000.00',
    '05 Mar 2027,Direct debit,WATER,£10.00,,£990.00',
  ],
  Starling: [
    'Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Notes',
    '04/03/2027,ASHBROOK PRIMARY,MAR-INV-00012,FASTER PAYMENT,250.50,1000.00,',
    '05/03/2027,WATER,,DIRECT DEBIT,-10.00,990.00,',
  ],
  'an amount and which way it went': [
    'Posting Date,Amount,CR/DR,Narrative',
    '04/03/2027,250.50,CR,ASHBROOK PRIMARY MAR-INV-00012',
    '05/03/2027,10.00,DR,WATER',
  ],
};

const read = (head: string, row: string, today = TODAY) => {
  const layout = bankLayoutOf(head.split(','));
  if (!layout) throw new Error('No heading');
  return readBankRow(row.split(','), layout, today);
};

describe('a bank’s file', () => {
  it.each(Object.entries(FILES))('of %s is read', (_bank, [head, cameIn, wentOut]) => {
    const receipt = read(head, cameIn);
    expect(receipt).toMatchObject({ kind: 'in', on: '2027-03-04', amountPence: 25_050 });
    expect(receipt?.text).toContain('ASHBROOK PRIMARY');
    expect(receipt?.text).toContain('MAR-INV-00012');
    expect(read(head, wentOut)).toMatchObject({ kind: 'out', amountPence: 1000 });
  });

  it.each([
    ['04/03/2027,10.00,', 'Date,Amount'],
    ['a,b,c', 'Name,Date of birth,Description'],
    ['', ''],
  ])('%o under %o has no heading that says enough', (_row, head) => {
    expect(bankLayoutOf(head.split(','))).toBeNull();
  });

  it.each([
    ['31/02/2027,A,10.00,', 'is not a date'],
    ['04/03/2027,A,ten,', 'is not an amount'],
    ['04/03/2027,A,,x', 'is not an amount'],
    ['04/03/2027,A,,', 'It has no amount'],
    ['04/03/2027,A,1.00,2.00', 'both in and out'],
    ['01/04/2027,A,1.00,', 'still to come'],
  ])('%o says why it is not taken', (row, reason) => {
    const found = read('Date,Description,Paid in,Paid out', row);
    expect(found?.kind === 'wrong' ? found.reason : null).toContain(reason);
  });

  it('refuses another currency, and passes over an empty row', () => {
    const found = read('Date,Description,Amount,Currency', '04/03/2027,A,1.00,EUR');
    expect(found?.kind === 'wrong' ? found.reason : null).toContain('EUR');
    expect(read('Date,Description,Amount', ' , ,')).toBeNull();
  });
});

describe('fingerprints', () => {
  it('tell equal receipts of one day apart by their place, and are the same in every file', () => {
    const one = { on: '2027-03-04', amountPence: 100, text: 'Ashbrook  MAR-INV-1' };
    const other = { ...one, amountPence: 200 };
    const first = fingerprints([one, one, other]);
    expect(new Set(first).size).toBe(3);
    expect(fingerprints([other, one, { ...one, text: 'ASHBROOK mar inv 1' }])).toEqual([
      first[2],
      first[0],
      first[1],
    ]);
  });
});
