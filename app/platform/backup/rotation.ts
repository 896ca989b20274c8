/** How many backups are kept: of so many days, weeks and months the newest each. */
export type Keep = { days: number; weeks: number; months: number };

/** A whole backup that is there. */
export type KeptBackup = { id: string; startedAt: Date };

/**
 * Which backups make room: all but the newest of each of the last days, weeks and months that have one (the scheme of
 * grandfather, father and son). Periods without a backup do not count, so that a service that stood still keeps as many.
 * The newest whole backup is never among them.
 * @param backups whole ones only: one that failed keeps no place
 * @param dateOf the date in England of an instant, `YYYY-MM-DD`
 * @returns ids of those to remove
 */
export function toRemove(backups: readonly KeptBackup[], keep: Keep, dateOf: (at: Date) => string): string[] {
  const newestFirst = [...backups].sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime());
  const kept = new Set<string>(newestFirst.slice(0, 1).map(({ id }) => id));
  const periods: [number, (date: string) => string][] = [
    [keep.days, (date) => date],
    [keep.weeks, mondayOf],
    [keep.months, (date) => date.slice(0, 7)],
  ];
  for (const [most, periodOf] of periods) {
    const seen = new Set<string>();
    for (const { id, startedAt } of newestFirst) {
      const period = periodOf(dateOf(startedAt));
      if (seen.has(period)) continue;
      if (seen.size >= most) break;
      seen.add(period);
      kept.add(id);
    }
  }
  return newestFirst.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The Monday of a date's week, which names the week (ISO 8601). */
function mondayOf(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  const sinceMonday = (Math.floor(at / DAY_MS) + 3) % 7;
  return new Date(at - sinceMonday * DAY_MS).toISOString().slice(0, 10);
}

/** Hours after which the last whole backup is too old: a day, and room for a night that took long. */
export const OVERDUE_HOURS = 30;

/** Whether the last whole backup is too old, or there is none. */
export function isOverdue(lastWhole: Date | null, now: Date): boolean {
  return lastWhole === null || now.getTime() - lastWhole.getTime() > OVERDUE_HOURS * 60 * 60 * 1000;
}

/** The name of a backup's file: its instant in UTC, so that names stand in the order of time. */
export function backupName(at: Date): string {
  return `alongside-${at.toISOString().slice(0, 19).replace(/[:]/g, '')}Z.zip`;
}

/** Whether a file in the folder is one that the schedule made: others there are nobody's to remove. */
export function isBackupName(name: string): boolean {
  return /^alongside-\d{4}-\d{2}-\d{2}T\d{6}Z\.zip$/.test(name);
}
