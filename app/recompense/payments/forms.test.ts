import { describe, expect, it } from 'vitest';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { applyForm } from './bank/forms';
import { paymentForm, runForm } from './forms';

const details = {
  id: 'a12345678',
  on: { day: '4', month: '3', year: '2027' },
  method: 'bacs',
  reference: ' BACS \n 0304 ',
};
const said = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
  result.success ? [] : (result.error?.issues.map(({ message }) => message) ?? []);

describe('the form of a payment', () => {
  it('gives pence, a date and one line of reference', () => {
    const read = paymentForm.safeParse({ ...details, version: '2', amount: '1,250.50' });
    expect(read.data).toMatchObject({
      amount: 125_050,
      on: '2027-03-04',
      reference: 'BACS 0304',
      version: 2,
    });
  });

  it('takes no way that records itself, and asks for what is missing', () => {
    const read = paymentForm.safeParse({
      ...details,
      version: '2',
      amount: '1',
      method: 'stripe',
      reference: ' ',
    });
    expect(said(read)).toEqual([
      'Choose how it was paid',
      'Enter the payment’s reference, as on the bank statement',
    ]);
  });
});

describe('the form of a bank run', () => {
  it('holds what was ticked with what was seen of it', () => {
    const read = runForm.safeParse({ ...details, chosen: ['abc:1200', 'def:5'] });
    expect(read.data?.chosen).toEqual([
      { payableId: 'abc', balancePence: 1200 },
      { payableId: 'def', balancePence: 5 },
    ]);
    expect(said(runForm.safeParse(details))).toEqual(['Tick at least one that was paid']);
    expect(said(runForm.safeParse({ ...details, chosen: ['abc'] }))).toEqual([INCOMPLETE_FORM]);
  });
});

describe('the form of a bank file', () => {
  it('leaves a line whose box is not ticked', () => {
    const read = applyForm.safeParse({ rows: '2', lines: [{ id: 'a', choice: 'i1' }, { id: 'b' }] });
    expect(read.data?.lines).toEqual([
      { id: 'a', choice: 'i1' },
      { id: 'b', choice: 'leave' },
    ]);
  });

  it('that did not arrive whole is not applied', () => {
    expect(said(applyForm.safeParse({ rows: '2', lines: [{ id: 'a' }] }))).toEqual([INCOMPLETE_FORM]);
    expect(applyForm.safeParse({}).success).toBe(false);
  });
});
