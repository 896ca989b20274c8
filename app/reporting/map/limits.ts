/** Rows of each table on a page. */
export const MAP_ROWS = 10;
/** Circles of more leaders than this would hide the map. */
export const MOST_CIRCLES = 40;
