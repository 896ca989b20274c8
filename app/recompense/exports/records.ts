/** Postings on one page of a list. */
export const POSTINGS_PER_PAGE = 25;

/** Where records that postings name are read. */
const RECORDS: Readonly<Record<string, string>> = {
  claim: '/claims/',
  invoice: '/invoices/',
  payable: '/payables/',
  charge: '/charges/',
  pot: '/recompense/pots/',
  commitment: '/recompense/commitments/',
};

/** The address of the record a posting is about; null where it has no page of its own. */
export function recordHref(subjectType: string, subjectId: string): string | null {
  const base = RECORDS[subjectType];
  return base ? `${base}${subjectId}` : null;
}
