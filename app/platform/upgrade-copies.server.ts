import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

/** What stands between the name of a database's file and the version it was copied of. */
const COPY = '.before-upgrade-from-';

/** Days for which the copy made before an upgrade is kept: to go back to it later would lose all that was done since. */
export const COPY_KEPT_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The copy of a database made before it was brought up to date. */
export type UpgradeCopy = { file: string; from: string; bytes: number; madeAt: Date; goesAt: Date };

/** Where the copy goes that is made of a database before it is brought up to date. */
export const upgradeCopyName = (file: string, from: string | null): string => `${file}${COPY}${from}`;

/** The copies beside a database, the newest first; none for PostgreSQL, which is backed up in other ways. */
export function upgradeCopies(file: string): UpgradeCopy[] {
  const folder = path.dirname(path.resolve(file));
  if (/^postgres(ql)?:/.test(file) || !existsSync(folder)) return [];
  const start = path.basename(file) + COPY;
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.startsWith(start))
    .map(({ name }) => {
      const { size, mtime } = statSync(path.join(folder, name));
      const goesAt = new Date(mtime.getTime() + COPY_KEPT_DAYS * DAY_MS);
      return { file: name, from: name.slice(start.length), bytes: size, madeAt: mtime, goesAt };
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/**
 * Removes copies whose time is over. They take as much of the disk as the database, and hold personal data that has since
 * been erased from it.
 * @returns how many
 */
export function removeOldUpgradeCopies(file: string, now: Date): number {
  const over = upgradeCopies(file).filter(({ goesAt }) => goesAt <= now);
  const folder = path.dirname(path.resolve(file));
  for (const copy of over) rmSync(path.join(folder, copy.file), { force: true });
  return over.length;
}

/** Removes the copies of earlier upgrades once a newer one is whole. */
export function keepOnlyUpgradeCopy(file: string, newest: string): void {
  const folder = path.dirname(path.resolve(file));
  for (const { file: name } of upgradeCopies(file))
    if (path.join(folder, name) !== path.resolve(newest)) rmSync(path.join(folder, name), { force: true });
}
