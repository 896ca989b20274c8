import { describe, expect, it } from 'vitest';
import { documentText } from '~/kernel/document';
import { RemittancePage } from '~/recompense/ui/payments/remittance-page';
import { expectSameWords } from '../../../tests/support/page-words';
import type { Remittance } from './remittance.server';
import { remittanceModel } from './remittance-model';

const advice: Remittance = {
  id: 'p1',
  payableId: 'd1',
  ref: 'MAR-PAY-00003',
  from: { name: 'Marlshire Council', lines: ['County Hall'], email: 'income@marlshire.example' },
  to: { name: 'Thornfield Junior School', lines: ['School Lane', 'MA2 2BB'] },
  on: '2027-03-04',
  method: 'bacs',
  reference: 'BACS 0304',
  amountPence: 100_000,
  claimRef: 'MAR-CLM-00001',
  agreementRef: 'MAR-A-0001',
  providerName: 'Priya Nair',
  netPence: 150_000,
  vatPence: 30_000,
  vatTreatment: 'standard',
  totalPence: 180_000,
  paidPence: 100_000,
  run: [
    { ref: 'MAR-PAY-00003', claimRef: 'MAR-CLM-00001', amountPence: 100_000 },
    { ref: 'MAR-PAY-00004', claimRef: 'MAR-CLM-00002', amountPence: 50_000 },
  ],
  reversal: null,
};

describe('a remittance advice', () => {
  it('says the same on its page and in its file, also of a payment taken back', async () => {
    await expectSameWords(<RemittancePage advice={advice} />, remittanceModel(advice));
    const back: Remittance = {
      ...advice,
      amountPence: -100_000,
      run: [],
      reversal: {
        kind: 'reverses',
        ref: 'MAR-PAY-00003',
        on: '2027-03-04',
        reason: 'The account was closed.',
      },
    };
    await expectSameWords(<RemittancePage advice={back} />, remittanceModel(back));
    expect(documentText(remittanceModel(back))).toContain('takes back payment MAR-PAY-00003');
  });

  it('names what went in the same sum, and its total', () => {
    const said = documentText(remittanceModel(advice));
    expect(said).toContain('2 payments went to the bank in one sum of £1,500.00');
    expect(documentText(remittanceModel({ ...advice, run: advice.run.slice(0, 1) }))).not.toContain(
      'in one sum',
    );
  });
});
