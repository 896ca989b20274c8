import { describe, expect, it } from 'vitest';
import { judgeApproval, judgeLessening, judgeWriteOff } from './deciding';
import { issuingParty, keptIssuer, missingToIssue, printedSchool } from './parties';
import { judgeReceipt } from './receipts';
import { INVOICE_STATES } from './vocabulary';

const broker = { id: 'broker', lead: false };
const lead = { id: 'lead', lead: true };
const other = { id: 'other', lead: false };

describe('approving an invoice', () => {
  it('up to the threshold is anybody’s of the service, also who made it', () => {
    for (const by of [broker, lead, other])
      expect(judgeApproval({ totalPence: 500_000, maker: broker }, 500_000, by).ok).toBe(true);
  });

  it.each([
    [broker, broker, false],
    [broker, other, false],
    [broker, lead, true],
    [lead, lead, false],
    [lead, broker, true],
    [null, broker, false],
    [null, lead, true],
  ])('above it, made by %j and approved by %j: %s', (maker, by, allowed) => {
    const verdict = judgeApproval({ totalPence: 500_001, maker }, 500_000, by);
    expect(verdict.ok).toBe(allowed);
    if (!verdict.ok) expect(verdict).toMatchObject({ code: 'invoice.four-eyes' });
  });
});

describe('taking off what was approved', () => {
  it.each(['credit', 'void', 'refund'] as const)('%s above the threshold is a lead’s', (what) => {
    expect(judgeLessening(what, 500_000, 500_000, broker).ok).toBe(true);
    expect(judgeLessening(what, 500_001, 500_000, broker)).toMatchObject({ code: 'invoice.needs-lead' });
    expect(judgeLessening(what, 500_001, 500_000, lead).ok).toBe(true);
  });

  it('by writing off is always a lead’s', () => {
    expect(judgeWriteOff(broker)).toMatchObject({ code: 'invoice.needs-lead' });
    expect(judgeWriteOff(lead).ok).toBe(true);
  });
});

describe('money received', () => {
  const invoice = { state: 'issued' as const, balancePence: 10_000, issuedOn: '2027-02-01' };
  const judge = (amount: number, on: string, more = {}) =>
    judgeReceipt({ ...invoice, ...more }, amount, on, '2027-03-04');

  it('is taken up to the balance, on a day from the issue to today', () => {
    for (const [amount, on] of [
      [1, '2027-02-01'],
      [10_000, '2027-03-04'],
    ] as const)
      expect(judge(amount, on).ok).toBe(true);
  });

  it.each([
    [0, '2027-03-01', 'invoice.no-amount', 'amount'],
    [-5, '2027-03-01', 'invoice.no-amount', 'amount'],
    [0.5, '2027-03-01', 'invoice.no-amount', 'amount'],
    [10_001, '2027-03-01', 'invoice.overpaid', 'amount'],
    [5_000, '2027-03-05', 'invoice.date', 'on'],
    [5_000, '2027-01-31', 'invoice.date', 'on'],
    [5_000, '2027-02-30', 'invoice.date', 'on'],
  ])('%d on %s is refused with %s', (amount, on, code, field) => {
    expect(judge(amount, on)).toMatchObject({ ok: false, code, field });
  });

  it('says what is left where it is too much, and what to do in every state that takes none', () => {
    expect(judge(10_001, '2027-03-01')).toMatchObject({ details: { balancePence: 10_000 } });
    for (const state of INVOICE_STATES) {
      const verdict = judge(100, '2027-03-01', { state });
      if (state === 'issued' || state === 'part-paid') expect(verdict.ok).toBe(true);
      else {
        expect(verdict).toMatchObject({ code: 'invoice.not-open' });
        expect(!verdict.ok && verdict.message.length).toBeGreaterThan(30);
      }
    }
  });
});

describe('the parties of an invoice', () => {
  const settings = {
    invoiceFrom: {
      name: ' Testshire Council ',
      address: 'County Hall\r\n\r\nTestford ',
      vatNumber: '',
      email: 'a@b.example',
    },
    bank: { accountName: 'Testshire', sortCode: '20-00-00', accountNumber: '12345678' },
  };

  it('have to be complete, the VAT number where VAT is charged', () => {
    expect(missingToIssue(settings, false)).toEqual([]);
    expect(missingToIssue(settings, true)).toEqual(['its VAT number']);
    const nothing = {
      invoiceFrom: { name: ' ', address: '', vatNumber: '', email: '' },
      bank: { accountName: '', sortCode: '', accountNumber: '' },
    };
    expect(missingToIssue(nothing, true)).toHaveLength(6);
  });

  it('are printed line by line, and come back as they were kept', () => {
    const party = issuingParty(settings);
    expect(party).toMatchObject({ name: 'Testshire Council', lines: ['County Hall', 'Testford'] });
    expect(keptIssuer(JSON.parse(JSON.stringify(party)))).toEqual(party);
    expect(keptIssuer(null)).toBeNull();
    expect(keptIssuer({ name: 'Old', lines: [] })?.bank.sortCode).toBe('');
    const school = {
      name: 'Ashbrook',
      street: '1 Lane',
      locality: null,
      town: 'Testford',
      county: null,
      postcode: 'TE1 1ST',
    };
    expect(printedSchool(school)).toEqual({ name: 'Ashbrook', lines: ['1 Lane', 'Testford', 'TE1 1ST'] });
  });
});
