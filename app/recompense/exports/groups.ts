/** Groups of documents a file may hold. */
export const DOCUMENT_GROUPS = ['invoices', 'credits', 'receipts', 'payments'] as const;
export type DocumentGroup = (typeof DOCUMENT_GROUPS)[number];

/** Groups in words. */
export const GROUP_CHOICES: readonly { value: DocumentGroup; label: string; hint?: string }[] = [
  { value: 'invoices', label: 'Invoices', hint: 'By the day of issue' },
  { value: 'credits', label: 'Credit notes, invoices made void, and write-offs' },
  { value: 'receipts', label: 'Payments received from schools' },
  { value: 'payments', label: 'Payments made to providers’ schools' },
];

/** What the year-end summary is by. */
export const SUMMARY_KEYS = ['school', 'pot', 'provider'] as const;
export type SummaryKey = (typeof SUMMARY_KEYS)[number];
