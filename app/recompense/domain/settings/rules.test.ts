import { describe, expect, it } from 'vitest';
import { DEFAULT_RECOMPENSE_SETTINGS } from './defaults';
import {
  accountNumberOf,
  auditedSettings,
  maskedBank,
  settingsFaults,
  sortCodeOf,
  vatNumberOf,
} from './rules';

const BANK = { accountName: 'Testshire Council', sortCode: '12-34-56', accountNumber: '87654321' };
const fieldsOf = (over: Partial<typeof DEFAULT_RECOMPENSE_SETTINGS>) =>
  settingsFaults({ ...DEFAULT_RECOMPENSE_SETTINGS, ...over }).map(({ field }) => field);

describe('bank details are read by their form alone', () => {
  it.each([
    ['123456', '12-34-56'],
    ['12 34 56', '12-34-56'],
    ['12-34-56', '12-34-56'],
    ['12345', null],
    ['1234567', null],
    ['12/34/56', null],
    ['', null],
  ])('sort code %j gives %j', (typed, read) => expect(sortCodeOf(typed)).toBe(read));

  it.each([
    ['87654321', '87654321'],
    ['8765 4321', '8765 4321'.replace(' ', '')],
    ['654321', '654321'],
    ['65432', null],
    ['876543210', null],
    ['8765432I', null],
  ])('account number %j gives %j', (typed, read) => expect(accountNumberOf(typed)).toBe(read));
});

describe('a VAT registration number', () => {
  it.each([
    ['123456789', 'GB123456789'],
    ['GB 123 4567 89', 'GB123456789'],
    ['gb123456789012', 'GB123456789012'],
    ['GD123', 'GBGD123'],
    ['12345678', null],
    ['FR123456789', null],
  ])('%j gives %j', (typed, read) => expect(vatNumberOf(typed)).toBe(read));
});

describe('settings that contradict one another', () => {
  it('none in those that hold by default', () => expect(fieldsOf({})).toEqual([]));

  it('fewer days with core offer plus than without it', () => {
    expect(fieldsOf({ coreHalfDays: 6, corePlusHalfDays: 5 })).toEqual(['corePlusHalfDays']);
    expect(fieldsOf({ coreHalfDays: 6, corePlusHalfDays: 6 })).toEqual([]);
  });

  it('VAT charged without a number to print', () => {
    expect(fieldsOf({ vatTreatment: 'standard' })).toEqual(['vatNumber']);
    expect(fieldsOf({ vatTreatment: 'exempt' })).toEqual([]);
    const invoiceFrom = { ...DEFAULT_RECOMPENSE_SETTINGS.invoiceFrom, vatNumber: 'GB123456789' };
    expect(fieldsOf({ vatTreatment: 'standard', invoiceFrom })).toEqual([]);
  });

  it.each(['accountName', 'sortCode', 'accountNumber'] as const)('bank details without %s', (missing) => {
    expect(fieldsOf({ bank: { ...BANK, [missing]: '' } })).toEqual([missing]);
  });

  it('bank details given as a whole', () => expect(fieldsOf({ bank: BANK })).toEqual([]));
});

describe('what the audit trail keeps of bank details', () => {
  it('is their last digits', () => {
    expect(maskedBank(BANK)).toEqual({
      accountName: 'Testshire Council',
      sortCode: 'ends 56',
      accountNumber: 'ends 321',
    });
  });

  it('says nothing where nothing is given', () => {
    expect(maskedBank({ accountName: '', sortCode: '', accountNumber: '' }).accountNumber).toBe('');
  });

  it('leaves other settings as they are', () => {
    expect(auditedSettings({ paymentDays: 30 })).toEqual({ paymentDays: 30 });
    expect(JSON.stringify(auditedSettings({ bank: BANK }))).not.toContain('87654321');
  });
});
