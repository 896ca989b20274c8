import type { ExportColumn } from '../domain/exports/columns';
import type { ExportDate, ExportDelimiter } from '../domain/settings/vocabulary';

/** Columns of the finance system's file: heading in the file, and what is in it. */
export const COLUMN_WORDS: Readonly<Record<ExportColumn, { label: string; hint: string }>> = {
  document: {
    label: 'Document',
    hint: 'Number of the invoice, credit note or payment, such as MAR-INV-00012',
  },
  kind: { label: 'Kind', hint: 'invoice, credit-note, void, write-off, receipt, payment, or one reversed' },
  date: { label: 'Date', hint: 'Of issue for an invoice, else the day the money moved' },
  due: { label: 'Due', hint: 'Invoices only' },
  'school-urn': { label: 'School URN', hint: 'Of who pays, or is paid' },
  'school-number': { label: 'School number', hint: 'Authority code and establishment number' },
  'school-name': { label: 'School', hint: 'Its name today' },
  provider: { label: 'Provider', hint: 'Who gives the support' },
  agreement: { label: 'Agreement', hint: 'Its reference' },
  'cost-code': { label: 'Cost code', hint: 'Of the pot the agreement draws on' },
  description: { label: 'Description', hint: 'Lines of the invoice, or the reason' },
  net: { label: 'Net', hint: 'Pounds, before VAT' },
  'vat-treatment': { label: 'VAT treatment', hint: 'outside, exempt, zero or standard' },
  vat: { label: 'VAT', hint: 'Pounds' },
  gross: { label: 'Gross', hint: 'Pounds, with VAT; what takes off is negative' },
  balance: { label: 'Balance', hint: 'Still to be paid when the file is made; invoices only' },
  state: { label: 'State', hint: 'Of an invoice; the method of a receipt or payment' },
  'order-number': { label: 'Order number', hint: 'The school’s own' },
  reference: { label: 'Reference', hint: 'As on the bank statement' },
  posting: { label: 'Posting', hint: 'Its number in the ledger' },
};

export const DATE_CHOICES: readonly { value: ExportDate; label: string }[] = [
  { value: 'uk', label: 'Day/month/year, such as 04/03/2027' },
  { value: 'iso', label: 'Year-month-day, such as 2027-03-04' },
  { value: 'compact', label: 'Eight digits, such as 20270304' },
];

export const DELIMITER_CHOICES: readonly { value: ExportDelimiter; label: string }[] = [
  { value: 'comma', label: 'Commas' },
  { value: 'semicolon', label: 'Semicolons' },
  { value: 'tab', label: 'Tabs' },
  { value: 'pipe', label: 'Upright bars (|)' },
];
