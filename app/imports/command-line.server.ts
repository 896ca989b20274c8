import { basename } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import { importRejection, importRun } from '#drizzle/schema';
import { type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { type Actor, systemActor, transact } from '~/platform/transact.server';
import { type Counts, NO_COUNTS } from './domain/counts';
import type { FileKind } from './domain/file-kinds';
import type { FigureOptions } from './figure-file.server';
import { type FigureOutcome, importFigures, previewFigures } from './figure-run.server';
import { BATCH_ROWS, type Finding } from './gias-file.server';
import {
  importRegister,
  previewRegister,
  type RegisterOptions,
  type RegisterOutcome,
} from './register-run.server';
import { importGias, previewGias } from './run.server';
import { countColumns } from './run-record.server';
import { type Inspected, inspectFile } from './source.server';

/**
 * An import asked for at the command line. A dry run leaves no trace; any other is a run of its own in the list
 * at `/admin/imports`.
 */
export async function importFromCommandLine(
  path: string,
  authorities: readonly string[],
  dryRun: boolean,
): Promise<Verdict<{ counts: Counts; findings: Finding[] }>> {
  if (dryRun) {
    const findings: Finding[] = [];
    const preview = await previewGias(path, authorities, async (batch) => {
      findings.push(...batch.findings);
    });
    return preview.ok ? yes({ counts: preview.value.counts, findings }) : preview;
  }
  const actor = systemActor('cli');
  const inspected = await inspectFile(path);
  const made = await makeRun(actor, path, inspected, { kind: 'gias', authorities });
  if (!made.ok) return made;
  const outcome = await importGias({
    actor,
    runId: made.value,
    path,
    authorities,
    inspected,
    batchRows: BATCH_ROWS.commandLine,
  });
  if (!outcome.ok) return outcome;
  return yes({ counts: outcome.value.counts, findings: await findingsOf(made.value) });
}

/** As `importFromCommandLine`, for files of published figures. */
export async function importFiguresFromCommandLine(
  path: string,
  options: Omit<FigureOptions, 'fileName'>,
  dryRun: boolean,
): Promise<Verdict<FigureOutcome & { findings: Finding[] }>> {
  const whole = { ...options, fileName: basename(path) };
  if (dryRun) {
    const findings: Finding[] = [];
    const preview = await previewFigures(path, whole, async (batch) => {
      findings.push(...batch.findings);
    });
    return preview.ok ? yes({ ...preview.value, findings }) : preview;
  }
  const actor = systemActor('cli');
  const inspected = await inspectFile(path);
  const made = await makeRun(actor, path, inspected, options);
  if (!made.ok) return made;
  const outcome = await importFigures({
    actor,
    runId: made.value,
    path,
    options: whole,
    inspected,
    batchRows: BATCH_ROWS.commandLine,
  });
  if (!outcome.ok) return outcome;
  return yes({ ...outcome.value, findings: await findingsOf(made.value) });
}

/** As `importFromCommandLine`, for files of trust memberships and of links. */
export async function importRegisterFromCommandLine(
  path: string,
  options: RegisterOptions,
  dryRun: boolean,
): Promise<Verdict<RegisterOutcome & { findings: Finding[] }>> {
  if (dryRun) {
    const findings: Finding[] = [];
    const preview = await previewRegister(path, options, async (batch) => {
      findings.push(...batch.findings);
    });
    return preview.ok ? yes({ ...preview.value, findings }) : preview;
  }
  const actor = systemActor('cli');
  const inspected = await inspectFile(path);
  const made = await makeRun(actor, path, inspected, options);
  if (!made.ok) return made;
  const runId = made.value;
  const batchRows = BATCH_ROWS.commandLine;
  const outcome = await importRegister({ actor, runId, path, options, inspected, batchRows });
  if (!outcome.ok) return outcome;
  return yes({ ...outcome.value, findings: await findingsOf(runId) });
}

async function makeRun(
  actor: Actor,
  path: string,
  inspected: Inspected,
  { kind, authorities }: { kind: FileKind; authorities: readonly string[] },
): Promise<Verdict<string>> {
  return transact<string>(actor, async ({ tx, now, newId, emit }) => {
    const id = newId();
    await tx.insert(importRun).values({
      id,
      kind,
      authorityId: null,
      accountId: null,
      fileName: basename(path),
      fileHash: inspected.hash,
      fileBytes: inspected.bytes,
      filePath: null,
      authorities: [...authorities],
      status: 'running',
      dryRun: false,
      createdAt: now,
      startedAt: now,
      heartbeatAt: now,
      bytesDone: 0,
      ...countColumns(NO_COUNTS),
      version: 1,
    });
    emit({
      type: 'import.asked',
      subject: { type: 'import', id },
      details: { fileName: basename(path), bytes: inspected.bytes },
    });
    return yes(id);
  });
}

async function findingsOf(runId: string): Promise<Finding[]> {
  return db()
    .select({
      kind: importRejection.kind,
      line: importRejection.line,
      column: importRejection.column,
      value: importRejection.value,
      reason: importRejection.reason,
    })
    .from(importRejection)
    .where(eq(importRejection.runId, runId))
    .orderBy(asc(importRejection.line));
}
