/**
 * What became of the rows of a file. Every row read is exactly one of created, updated, unchanged and
 * rejected. `closed` counts those of the updated whose school was open and is now closed. Rows of
 * authorities that were not asked for are skipped: they are not read. A value left out of a row that was
 * otherwise taken does not make it rejected.
 */
export type Counts = {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  closed: number;
  rejected: number;
  skipped: number;
  valuesLeftOut: number;
};

export const NO_COUNTS: Readonly<Counts> = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  closed: 0,
  rejected: 0,
  skipped: 0,
  valuesLeftOut: 0,
};

/** Two counts together. */
export function addCounts(a: Counts, b: Counts): Counts {
  const sum = { ...a };
  for (const key of Object.keys(NO_COUNTS) as (keyof Counts)[]) sum[key] += b[key];
  return sum;
}

/** Whether every row read is accounted for. */
export function addsUp(counts: Counts): boolean {
  return (
    counts.read === counts.created + counts.updated + counts.unchanged + counts.rejected &&
    counts.closed <= counts.updated
  );
}
