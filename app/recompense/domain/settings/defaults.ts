import { EXPORT_COLUMNS } from '../exports/columns';
import type { RecompenseSettings } from './vocabulary';

/**
 * What holds until an authority decides otherwise. Days: Walsall's strategy gives one to two for the core offer and three
 * to four with core offer plus; the most of each is taken. Thirty days to pay: Late Payment of Commercial Debts
 * (Interest) Act 1998, public authorities.
 */
export const DEFAULT_RECOMPENSE_SETTINGS: RecompenseSettings = {
  approvalThresholdPence: 500_000,
  sampleBasisPoints: 1000,
  sampleAbovePence: 250_000,
  paymentDays: 30,
  answerDays: 14,
  vatTreatment: 'outside',
  brokerageBasisPoints: 0,
  coreHalfDays: 4,
  corePlusHalfDays: 8,
  invoiceFrom: { name: '', address: '', vatNumber: '', email: '' },
  bank: { accountName: '', sortCode: '', accountNumber: '' },
  exportColumns: [...EXPORT_COLUMNS],
  exportDate: 'uk',
  exportDelimiter: 'comma',
};
