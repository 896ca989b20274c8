import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchFolder } from '#tests/support/scratch';
import {
  keepOnlyUpgradeCopy,
  removeOldUpgradeCopies,
  upgradeCopies,
  upgradeCopyName,
} from './upgrade-copies.server';

let folder = '';
let file = '';
beforeEach(() => {
  folder = scratchFolder('alongside-copies-');
  file = join(folder, 'alongside.db');
  writeFileSync(file, 'the database');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A copy made at an instant, of as many bytes. */
function copied(from: string, at: string, bytes = 3): string {
  const copy = upgradeCopyName(file, from);
  writeFileSync(copy, 'x'.repeat(bytes));
  utimesSync(copy, new Date(at), new Date(at));
  return copy;
}

describe('the copy made before an upgrade', () => {
  it('is known by the version it is of, when it was made and when it goes', () => {
    copied('0007_older', '2026-10-01T09:00:00Z');
    copied('0008_newer', '2026-11-01T09:00:00Z', 5);
    writeFileSync(join(folder, 'other.db.before-upgrade-from-0001'), 'of another database');
    expect(upgradeCopies(file)).toEqual([
      {
        file: 'alongside.db.before-upgrade-from-0008_newer',
        from: '0008_newer',
        bytes: 5,
        madeAt: new Date('2026-11-01T09:00:00Z'),
        goesAt: new Date('2026-11-15T09:00:00Z'),
      },
      expect.objectContaining({ from: '0007_older', bytes: 3 }),
    ]);
    expect(upgradeCopies('postgres://somewhere/alongside')).toEqual([]);
    expect(upgradeCopies(join(folder, 'not-there', 'x.db'))).toEqual([]);
  });

  it('goes after fourteen days and not before, and nothing else with it', () => {
    const copy = copied('0008_newer', '2026-11-01T09:00:00Z');
    writeFileSync(join(folder, 'alongside.db-wal'), 'what is not yet in the file');
    expect(removeOldUpgradeCopies(file, new Date('2026-11-15T08:59:59Z'))).toBe(0);
    expect(existsSync(copy)).toBe(true);
    expect(removeOldUpgradeCopies(file, new Date('2026-11-15T09:00:00Z'))).toBe(1);
    expect(readdirSync(folder).sort()).toEqual(['alongside.db', 'alongside.db-wal']);
  });

  it('makes those of earlier upgrades go', () => {
    copied('0007_older', '2026-10-01T09:00:00Z');
    const newest = copied('0008_newer', '2026-09-01T09:00:00Z');
    keepOnlyUpgradeCopy(file, newest);
    expect(upgradeCopies(file).map(({ from }) => from)).toEqual(['0008_newer']);
  });
});
