/** Postings on one page of a list. */
export const POSTINGS_PER_PAGE = 25;

/** Where records that postings name are read. */
const RECORDS: Readonly<Record<string, string>> = {
  claim: '/recompense/claims/',
  invoice: '/recompense/invoices/',
  payable: '/recompense/payables/',
  charge: '/recompense/charges/',
  pot: '/recompense/pots/',
};

/** The address of the record a posting is about; null where it has no page of its own. */
export function recordHref(subjectType: string, subjectId: string): string | null {
  const base = RECORDS[subjectType];
  return base ? `${base}${subjectId}` : null;
}
