/** Postings on one page of a list. */
export const POSTINGS_PER_PAGE = 25;
