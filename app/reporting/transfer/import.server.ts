import { eq, inArray, or } from 'drizzle-orm';
import { account, authority, authorityArrival } from '#drizzle/schema';
import { bringFile, forgetFile } from '~/diagnosis/evidence-files.server';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { list } from '~/kernel/words';
import { verifyChain } from '~/platform/audit.server';
import { brokenRule, type Db, db } from '~/platform/db.server';
import { env } from '~/platform/env.server';
import { FileThere } from '~/platform/files/store.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import type { TableShape } from '~/platform/schema.server';
import { systemActor, transact } from '~/platform/transact.server';
import { EVIDENCE_FOLDER } from '../domain/transfer/archive';
import { isOwnRow } from '../domain/transfer/belonging';
import type { ExportRow } from '../domain/transfer/rows';
import { ArchiveRefused, type OpenArchive, openArchive } from './archive-read.server';
import { type Examined, examine, rowsIn } from './examine.server';
import { hashOfFiles } from './export.server';
import { fromExport, takenShapes } from './shapes.server';

/** What came, or would come. */
export type Arrival = {
  authority: { id: string; code: string; name: string };
  exportedAt: string;
  rows: number;
  /** Of the rows: published facts and names of others that were here already and stay as they are. */
  here: number;
  evidence: number;
  /** Files that were missing when the export was made. */
  missing: string[];
  hash: string;
};

/** Parameters of one statement: below either database's limit. */
const PARAMETERS = 30_000;

/**
 * Brings an authority into this installation from its full export: all of it or nothing. The archive is read from end to
 * end before anything is written.
 * @param options.dryRun does all of it, and takes it back
 * @returns a refusal in plain words where the archive is not whole or not ours, or does not fit what is here
 */
export async function importAuthority(file: string, options: { dryRun: boolean }): Promise<Verdict<Arrival>> {
  let archive: OpenArchive | null = null;
  try {
    archive = await openArchive(file);
    const { authority: coming } = archive.manifest;
    if (coming.demo && env().NODE_ENV === 'production')
      return no('transfer.demo', `${coming.name} is the demonstration’s, which is refused in production.`);
    const found = await examine(archive);
    await expectRoom(archive, found);
    return options.dryRun ? await rehearse(archive, found) : await carryOut(archive, found);
  } catch (error) {
    if (error instanceof ArchiveRefused) return no('transfer.refused', error.message);
    throw error;
  } finally {
    archive?.close();
  }
}

/** @throws `ArchiveRefused` where the authority, its code or addresses of its people are here already */
async function expectRoom({ manifest }: OpenArchive, found: Examined): Promise<void> {
  const { id, code, name } = manifest.authority;
  const [there] = await db()
    .select()
    .from(authority)
    .where(or(eq(authority.id, id), eq(authority.code, code)));
  if (there)
    throw new ArchiveRefused(
      `${name} (${code}) is known here already, as ${there.name}. An authority is brought into an installation that has nothing of it.`,
    );
  const named = [...found.authorities].filter(([other]) => other !== id);
  for (const [other, { code: otherCode, name: otherName }] of named) {
    const [clash] = await db().select().from(authority).where(eq(authority.code, otherCode));
    if (clash && clash.id !== other)
      throw new ArchiveRefused(
        `Records of ${name} name ${otherName} (${otherCode}), which is here under another number. They cannot be brought together.`,
      );
  }
  const taken: string[] = [];
  for (let at = 0; at < found.emails.length; at += 400)
    for (const { email } of await db()
      .select({ email: account.email })
      .from(account)
      .where(inArray(account.email, found.emails.slice(at, at + 400))))
      taken.push(email);
  if (taken.length > 0)
    throw new ArchiveRefused(
      `There are accounts here already for ${list(taken.slice(0, 5))}${taken.length > 5 ? ` and ${taken.length - 5} more` : ''}. Change those addresses, then import.`,
    );
}

async function carryOut(archive: OpenArchive, found: Examined): Promise<Verdict<Arrival>> {
  const brought: string[] = [];
  let arrived = false;
  try {
    // Files first: a record without its file would be a loss, a file without its record is taken away again.
    for (const name of found.evidence) {
      await bring(archive, name);
      brought.push(name);
    }
    const verdict = await transact(systemActor('cli', archive.manifest.authority.id), async (ctx) => {
      const arrival = await write(ctx.tx, archive, found);
      const { manifest } = archive;
      await ctx.tx.insert(authorityArrival).values({
        id: ctx.newId(),
        authorityId: manifest.authority.id,
        exportHash: arrival.hash,
        exportedAt: new Date(manifest.exportedAt),
        rows: arrival.rows,
        at: ctx.now,
      });
      ctx.emit({
        type: 'authority.arrived',
        subject: { type: 'authority', id: manifest.authority.id },
        details: { exportHash: arrival.hash, exportedAt: manifest.exportedAt, rows: arrival.rows },
      });
      return yes(arrival);
    });
    arrived = verdict.ok;
    return verdict;
  } finally {
    if (!arrived) for (const filePath of brought) await forgetFile({ filePath });
  }
}

async function bring(archive: OpenArchive, name: string): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of archive.read(`${EVIDENCE_FOLDER}${name}`)) pieces.push(piece);
  await bringFile(name, Buffer.concat(pieces)).catch((error: unknown) => {
    if (!(error instanceof FileThere)) throw error;
    throw new ArchiveRefused(`A file of evidence ${name} is here already.`);
  });
}

const REHEARSED = 'transfer.rehearsed';

async function rehearse(archive: OpenArchive, found: Examined): Promise<Verdict<Arrival>> {
  let arrival: Arrival | null = null;
  const verdict = await transact<never>(systemActor('cli', archive.manifest.authority.id), async ({ tx }) => {
    arrival = await write(tx, archive, found);
    return no(REHEARSED, 'Nothing was written.');
  });
  if (arrival === null || verdict.ok || verdict.code !== REHEARSED) return verdict;
  return yes<Arrival>(arrival);
}

/**
 * Writes all rows and looks at what they make: the audit trail from its first event, and what areas check of their records.
 * @throws `ArchiveRefused` where the database or a check refuses them
 */
async function write(tx: Db, archive: OpenArchive, found: Examined): Promise<Arrival> {
  const { manifest } = archive;
  let here = 0;
  for (const shape of takenShapes()) {
    const most = Math.max(1, Math.min(500, Math.floor(PARAMETERS / shape.columns.length)));
    let own: ExportRow[] = [];
    let others: ExportRow[] = [];
    const flush = async () => {
      if (own.length > 0) await insert(tx, shape, own, false);
      if (others.length > 0) here += others.length - (await insert(tx, shape, others, true));
      own = [];
      others = [];
    };
    for await (const row of rowsIn(archive, shape)) {
      (isOwnRow(shape.name, row, manifest.authority.id) ? own : others).push(row);
      if (own.length + others.length >= most) await flush();
    }
    await flush();
  }
  const { problems } = await verifyChain(tx, manifest.authority.id);
  if (problems[0])
    throw new ArchiveRefused(
      `The audit trail is not whole: event ${problems[0].seq} ${problems[0].problem}.`,
    );
  const wrong = Object.values(await runRecordChecks(tx)).flatMap((check) => check.problems);
  if (wrong.length > 0)
    throw new ArchiveRefused(`Its records contradict one another: ${wrong.slice(0, 3).join('; ')}.`);
  const { id, code, name } = manifest.authority;
  return {
    authority: { id, code, name },
    exportedAt: manifest.exportedAt,
    rows: found.rows,
    here,
    evidence: found.evidence.length,
    missing: manifest.missing,
    hash: hashOfFiles(manifest.files),
  };
}

/** @returns how many were written: those that are here already are passed over where they may be */
async function insert(tx: Db, shape: TableShape, rows: ExportRow[], mayBeHere: boolean): Promise<number> {
  const values = rows.map((row) => fromExport(shape, row));
  try {
    const statement = tx.insert(shape.table).values(values);
    if (!mayBeHere) {
      await statement;
      return rows.length;
    }
    const written = await statement.onConflictDoNothing().returning({ key: shape.key.column });
    return written.length;
  } catch (error) {
    const broken = brokenRule(error);
    if (broken === null) throw error;
    throw new ArchiveRefused(
      broken === 'taken'
        ? `Some of its records of ${shape.name} are here already. An authority is brought into an installation that has nothing of it.`
        : `Some of its records of ${shape.name} do not fit this installation’s schema.`,
    );
  }
}
