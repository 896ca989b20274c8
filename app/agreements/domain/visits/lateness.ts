/** Hours within which the note of a visit is to reach the headteacher (DOMAIN: Delivery). */
export const NOTE_HOURS = 48;

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Whether the note of a visit reached the headteacher in time, and if not, by how much. */
export type NoteStanding =
  | { kind: 'none' }
  | { kind: 'on-time' }
  | { kind: 'late'; byMs: number }
  | { kind: 'due'; dueAt: Date }
  | { kind: 'overdue'; dueAt: Date; byMs: number };

/** The last instant at which a note is on time: 48 hours after the visit ended, weekends and holidays included. */
export function noteDueAt(endedAt: Date): Date {
  return new Date(endedAt.getTime() + NOTE_HOURS * HOUR);
}

/**
 * How the note of a visit stands to its 48 hours. Exactly 48 hours is on time.
 * @param visit `endedAt` null until it has taken place; `noteSentAt` when the first note reached the head
 * @param now the instant at which it is asked
 */
export function noteStanding(
  visit: { leavesRecord: boolean; endedAt: Date | null; noteSentAt: Date | null },
  now: Date,
): NoteStanding {
  if (!visit.leavesRecord || visit.endedAt === null) return { kind: 'none' };
  const dueAt = noteDueAt(visit.endedAt);
  const after = (visit.noteSentAt ?? now).getTime() - dueAt.getTime();
  if (visit.noteSentAt) return after > 0 ? { kind: 'late', byMs: after } : { kind: 'on-time' };
  return after > 0 ? { kind: 'overdue', dueAt, byMs: after } : { kind: 'due', dueAt };
}

/** Notes of several visits, counted. Outstanding are those not yet written, `overdue` those past their 48 hours. */
export type NoteCounts = { onTime: number; late: number; outstanding: number; overdue: number };

/** Counts how notes stand; those of visits that have not taken place, or leave none, are not counted. */
export function countNotes(standings: readonly NoteStanding[]): NoteCounts {
  const of = (kind: NoteStanding['kind']) => standings.filter((standing) => standing.kind === kind).length;
  return {
    onTime: of('on-time'),
    late: of('late'),
    outstanding: of('due') + of('overdue'),
    overdue: of('overdue'),
  };
}

/**
 * A length of time as people say it, in whole parts: "40 minutes", "1 hour", "3 days and 2 hours". Under a minute is one.
 * @param ms milliseconds, more than 0
 */
export function lengthWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / MINUTE));
  if (minutes < 60) return several(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return several(hours, 'hour');
  const rest = hours % 24;
  return several(Math.floor(hours / 24), 'day') + (rest > 0 ? ` and ${several(rest, 'hour')}` : '');
}

const several = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
