import type { Pence } from '~/kernel/money';
import type { VatTreatment } from '~/kernel/vat';

/** How the finance system wants its dates and what stands between two values of its file. */
export const EXPORT_DATES = ['uk', 'iso', 'compact'] as const;
export type ExportDate = (typeof EXPORT_DATES)[number];
export const EXPORT_DELIMITERS = ['comma', 'semicolon', 'tab', 'pipe'] as const;
export type ExportDelimiter = (typeof EXPORT_DELIMITERS)[number];

/** Where an authority is paid, as printed on its invoices. */
export type BankDetails = { accountName: string; sortCode: string; accountNumber: string };

/** What an authority decides about its money; versions are in the audit trail. */
export type RecompenseSettings = {
  /** A commitment above it needs the lead's approval. */
  approvalThresholdPence: Pence;
  /** Share of approved claims drawn for evidence, in hundredths of a percent; and the amount above which all are. */
  sampleBasisPoints: number;
  sampleAbovePence: Pence;
  /** Calendar days a school has to pay. */
  paymentDays: number;
  /** Days in term to answer a claim before the service may approve without it; counted as school days, 14 as ten. */
  answerDays: number;
  vatTreatment: VatTreatment;
  /** The brokerage's part of what is claimed, as first suggested in agreements, in hundredths of a percent. */
  brokerageBasisPoints: number;
  /** Adviser half-days a year: core offer, and core offer with core offer plus. */
  coreHalfDays: number;
  corePlusHalfDays: number;
  /** Name, address and numbers as printed on invoices. */
  invoiceFrom: { name: string; address: string; vatNumber: string; email: string };
  bank: BankDetails;
  /** Columns of the finance system's file, in order; keys of the export's vocabulary. */
  exportColumns: string[];
  exportDate: ExportDate;
  exportDelimiter: ExportDelimiter;
};
