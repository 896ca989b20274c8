import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, isBackupName, isOverdue, type KeptBackup, toRemove } from './rotation';

const dateOf = (at: Date) => at.toISOString().slice(0, 10);
const KEEP = { days: 7, weeks: 5, months: 12 };
const nightly = (n: number, from = '2026-11-22T01:30:00Z'): KeptBackup[] =>
  Array.from({ length: n }, (_, at) => ({
    id: `${at}`,
    startedAt: new Date(Date.parse(from) - at * 86_400_000),
  }));

describe('which backups are kept', () => {
  it('of two years of nights: seven days, five weeks and twelve months, the newest of each', () => {
    const all = nightly(730);
    const gone = new Set(toRemove(all, KEEP, dateOf));
    const kept = all.filter(({ id }) => !gone.has(id)).map(({ startedAt }) => dateOf(startedAt));
    expect(kept.slice(0, 7)).toEqual(nightly(7).map(({ startedAt }) => dateOf(startedAt)));
    // 22 November 2026 is a Sunday: the weeks before ended on the Sundays before.
    expect(kept).toEqual(expect.arrayContaining(['2026-11-15', '2026-11-08', '2026-11-01', '2026-10-25']));
    // The newest of each month is its last day, this month's is today's.
    expect(kept).toEqual(expect.arrayContaining(['2026-10-31', '2026-09-30', '2026-02-28', '2025-12-31']));
    expect(kept).not.toContain('2025-11-30');
    expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12);
  });

  it('removes the older of two of one day, and nothing that stood still for a year', () => {
    const [late, early] = [new Date('2026-11-22T20:00:00Z'), new Date('2026-11-22T01:30:00Z')];
    const two = [
      { id: 'early', startedAt: early },
      { id: 'late', startedAt: late },
    ];
    expect(toRemove(two, KEEP, dateOf)).toEqual(['early']);
    const old = nightly(3, '2025-03-01T01:30:00Z');
    expect(toRemove([...old, ...two.slice(1)], KEEP, dateOf)).toEqual([]);
  });

  it('never removes the newest whole one, however few are kept, and always keeps the same whatever the order', () => {
    const backup = fc.record({
      id: fc.uuid(),
      startedAt: fc.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
    });
    const most = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(backup, {
          minLength: 1,
          maxLength: 60,
          selector: ({ startedAt }) => startedAt.getTime(),
        }),
        fc.record({ days: most, weeks: most, months: most }),
        (backups, keep) => {
          const gone = toRemove(backups, keep, dateOf);
          const newest = backups.reduce((a, b) => (a.startedAt > b.startedAt ? a : b));
          expect(gone).not.toContain(newest.id);
          expect(backups.length - gone.length).toBeLessThanOrEqual(1 + keep.days + keep.weeks + keep.months);
          expect([...toRemove([...backups].reverse(), keep, dateOf)].sort()).toEqual([...gone].sort());
          // What was kept is kept again: running it twice removes no more.
          const left = backups.filter(({ id }) => !gone.includes(id));
          expect(toRemove(left, keep, dateOf)).toEqual([]);
        },
      ),
    );
  });
});

describe('a backup', () => {
  it('is overdue after thirty hours, and when there has been none', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(isOverdue(new Date('2026-11-21T06:00:00Z'), now)).toBe(false);
    expect(isOverdue(new Date('2026-11-21T05:59:59Z'), now)).toBe(true);
    expect(isOverdue(null, now)).toBe(true);
  });

  it('is called by its instant, and only such files are the schedule’s', () => {
    expect(backupName(new Date('2026-11-22T01:30:05.123Z'))).toBe('alongside-2026-11-22T013005Z.zip');
    expect(isBackupName(backupName(new Date()))).toBe(true);
    expect(isBackupName('alongside-by-hand.zip')).toBe(false);
    expect(isBackupName('../alongside-2026-11-22T013005Z.zip')).toBe(false);
  });
});
