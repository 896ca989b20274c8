/** Columns the finance system's file may have, in the order first suggested. */
export const EXPORT_COLUMNS = [
  'document',
  'kind',
  'date',
  'due',
  'school-urn',
  'school-number',
  'school-name',
  'provider',
  'agreement',
  'cost-code',
  'description',
  'net',
  'vat-treatment',
  'vat',
  'gross',
  'balance',
  'state',
  'order-number',
  'reference',
  'posting',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];
