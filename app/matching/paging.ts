/** Lengths of this area's lists, a page. */
export const RANKED_PER_PAGE = 10;
export const EXCLUDED_PER_PAGE = 20;
export const PROPOSALS_PER_PAGE = 20;
