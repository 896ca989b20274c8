/** When a grant began and ended, as its row has it. */
export type GrantTimes = { createdAt: Date; endedAt: Date | null };

/**
 * How a grant stands, by its two times.
 *
 * One that has not begun has its end at its beginning, both still to come: everything that asks who holds a role asks for
 * grants without an end, so it gives nothing to anybody until the day, and nothing if the day is missed. On the day the end
 * is taken away. Taken back beforehand it ends before it begins.
 */
export function grantState({
  createdAt,
  endedAt,
}: GrantTimes): 'in-force' | 'planned' | 'taken-back' | 'ended' {
  if (endedAt === null) return 'in-force';
  const lasted = endedAt.getTime() - createdAt.getTime();
  return lasted === 0 ? 'planned' : lasted < 0 ? 'taken-back' : 'ended';
}

/** Times of a grant that begins on a day still to come. */
export const plannedFor = (day: Date): GrantTimes => ({ createdAt: day, endedAt: day });

/** Times of the same when it is taken back. */
export const takenBack = ({ createdAt }: GrantTimes): GrantTimes => ({
  createdAt,
  endedAt: new Date(createdAt.getTime() - 1),
});

/** Times of the same when its day has come. */
export const begun = (now: Date): GrantTimes => ({ createdAt: now, endedAt: null });
