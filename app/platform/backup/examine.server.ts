import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ChainProblem } from '../audit.server';
import { BackupRefused, type Manifest, recordsFile, sentFile, TRAIL, type Value } from './layout';
import { trailReader } from './trail.server';
import { type OpenBackup, openBackup } from './zip-read.server';

/** What a backup was found to hold. */
export type Examined = {
  /** Whether every file is as it was written and every chain of the audit trail follows. */
  ok: boolean;
  madeAt: string;
  migration: string;
  records: number;
  events: number;
  files: number;
  /** Chains of the audit trail that do not follow. */
  problems: ChainProblem[];
};

/**
 * Reads a whole backup and checks every byte of it: checksums, counts, and the chains of the audit trail.
 * @throws `BackupRefused` for one that is not whole
 */
export async function examineBackup(file: string): Promise<Examined> {
  const backup = await openBackup(file);
  try {
    return await examine(backup);
  } finally {
    backup.close();
  }
}

/** As `examineBackup`, for one that is open. */
export async function examine(backup: OpenBackup): Promise<Examined> {
  const { manifest } = backup;
  let records = 0;
  let problems: ChainProblem[] = [];
  const known = new Set<string>();
  for (const table of manifest.tables) {
    const name = recordsFile(table.name);
    known.add(name);
    const trail = table.name === TRAIL ? trailReader(table.columns) : null;
    let rows = 0;
    for await (const line of backup.lines(name)) {
      rows++;
      trail?.add(asRow(line, table.columns.length, name));
    }
    if (rows !== table.rows)
      throw new BackupRefused(`This is not a whole backup: “${name}” has ${rows} of ${table.rows} records.`);
    records += rows;
    if (!trail) continue;
    problems = trail.problems();
    if (!sameChains(trail.chains(), manifest.chains))
      throw new BackupRefused('This backup is not as it was made: its audit trail ends elsewhere.');
  }
  const sent = manifest.files.filter(({ name }) => !known.has(name));
  for (const { name } of sent) {
    if (!name.startsWith(sentFile('')))
      throw new BackupRefused(`This backup holds “${name}”, which is nothing of ours.`);
    for await (const _piece of backup.read(name)) {
      // Reading it to its end is what checks it.
    }
  }
  return {
    ok: problems.length === 0,
    madeAt: manifest.madeAt,
    migration: manifest.migration,
    records,
    events: manifest.chains.reduce((sum, { events }) => sum + events, 0),
    files: sent.length,
    problems,
  };
}

/** A line of records, looked at. @throws `BackupRefused` for one that is none */
export function asRow(line: unknown, width: number, name: string): Value[] {
  const sound =
    Array.isArray(line) &&
    line.length === width &&
    line.every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value));
  if (!sound) throw new BackupRefused(`This is not a whole backup: a line of “${name}” is no record.`);
  return line;
}

function sameChains(a: Manifest['chains'], b: Manifest['chains']): boolean {
  return (
    a.length === b.length &&
    a.every((one, at) => one.chain === b[at]?.chain && one.events === b[at].events && one.hash === b[at].hash)
  );
}

/** SHA-256 of a whole file, as hexadecimal. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
