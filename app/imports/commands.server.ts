import { and, eq } from 'drizzle-orm';
import { importRun } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { startImport, startPreview, type Work } from './background.server';
import { NO_COUNTS } from './domain/counts';
import type { FileKind } from './domain/file-kinds';
import { mayCancel, mayStart, type RunStatus, statusAt } from './domain/run-states';
import { type FileOptions, reasonAgainst } from './file-kinds.server';
import { countColumns } from './run-record.server';
import { type Inspected, inspectFile } from './source.server';
import { discardUpload, forgetUpload, keepUpload, type Upload, uploadIsThere } from './uploads.server';

const FORBIDDEN = no('import.forbidden', 'Only an administrator can import schools.');

/**
 * Takes an uploaded file in: looks whether it is a file of its kind at all, makes its run and starts the
 * preview. Sending the same form again gives the same run.
 * @returns the run's id; or a refusal beside the file's field, and nothing has been kept
 */
export async function takeUpload(
  viewer: Viewer,
  input: {
    id: string;
    kind?: FileKind;
    authorities: string[];
    year?: string | null;
    upload: Upload | null;
  },
): Promise<Verdict<{ id: string }>> {
  const { id, authorities, upload } = input;
  const { kind = 'gias', year = null } = input;
  if (!has(viewer, 'admin')) {
    await discardUpload(upload?.path ?? null);
    return FORBIDDEN;
  }
  if (!upload) return no('import.no-file', 'Choose a CSV file to import', { field: 'file' });
  const options = { kind, authorities, year, fileName: upload.name };
  const taken = await lookInto(upload, options).finally(() => discardUpload(upload.path));
  if (!taken.ok) return taken;
  const { inspected, filePath } = taken.value;
  const made = await transact(viewer, async ({ tx, now, emit }) => {
    const [already] = await tx.select({ id: importRun.id }).from(importRun).where(eq(importRun.id, id));
    if (already) return yes({ id, isNew: false });
    await tx.insert(importRun).values({
      id,
      kind,
      authorityId: viewer.authorityId,
      accountId: viewer.accountId,
      fileName: upload.name,
      fileHash: inspected.hash,
      fileBytes: inspected.bytes,
      filePath,
      authorities,
      status: 'previewing',
      dryRun: true,
      createdAt: now,
      heartbeatAt: now,
      bytesDone: 0,
      summary: { year },
      ...countColumns(NO_COUNTS),
      version: 1,
    });
    emit({
      type: 'import.uploaded',
      subject: { type: 'import', id },
      details: { kind, fileName: upload.name, bytes: inspected.bytes, sha256: inspected.hash, authorities },
    });
    return yes({ id, isNew: true });
  });
  if (!made.ok || !made.value.isNew) await forgetUpload(filePath);
  else startPreview({ actor: viewer, runId: id, upload: filePath, options });
  return made;
}

/** Keeps a file that came in where it is one of its kind. */
async function lookInto(
  upload: Upload,
  options: FileOptions,
): Promise<Verdict<{ inspected: Inspected; filePath: string }>> {
  const inspected = await inspectFile(upload.path);
  const refusal = await reasonAgainst(upload.path, inspected, options);
  if (refusal !== null) return no(refusal.code, refusal.message, { field: refusal.field ?? 'file' });
  return yes({ inspected, filePath: await keepUpload(upload) });
}

type Run = typeof importRun.$inferSelect;

/** A run taken up: what its upload asked for. */
function workOf(actor: Viewer, { id, kind, authorities, fileName, summary }: Run, upload: string): Work {
  const year = summary?.year;
  return {
    actor,
    runId: id,
    upload,
    options: { kind, authorities, year: typeof year === 'string' ? year : null, fileName },
  };
}

/**
 * Starts an import that has been previewed, or takes up one that stopped half-way. Asking twice starts one.
 */
export async function startRun(viewer: Viewer, input: { id: string }): Promise<Verdict<undefined>> {
  const there = await fileIsThere(viewer, input.id);
  const started = await change(viewer, input, 'start', (status) => {
    // The second click of a double click, or the Back button.
    if (status === 'running' || status === 'done') return yes(null);
    if (!mayStart(status))
      return no('import.not-ready', 'This import cannot be started now. Look at how it stands below.');
    if (!there) return no('import.file-gone', 'The uploaded file is no longer kept. Upload it again.');
    return yes({ status: 'running' as const });
  });
  if (!started.ok) return started;
  const { run, changed } = started.value;
  if (changed && run.filePath !== null) {
    startImport(workOf(viewer, run, run.filePath));
  }
  return yes();
}

/** Reads the file through again, after a preview that stopped. */
export async function previewAgain(viewer: Viewer, input: { id: string }): Promise<Verdict<undefined>> {
  const there = await fileIsThere(viewer, input.id);
  const begun = await change(viewer, input, 'preview', (status) => {
    if (status === 'previewing') return yes(null);
    if (status !== 'interrupted' && status !== 'failed')
      return no('import.not-ready', 'This file has been read through already.');
    if (!there) return no('import.file-gone', 'The uploaded file is no longer kept. Upload it again.');
    return yes({ status: 'previewing' as const });
  });
  if (!begun.ok) return begun;
  const { run, changed } = begun.value;
  if (changed && run.filePath !== null) {
    startPreview(workOf(viewer, run, run.filePath));
  }
  return yes();
}

/** Calls an import off before it has changed anything, and forgets its file. */
export async function cancelRun(viewer: Viewer, input: { id: string }): Promise<Verdict<undefined>> {
  const called = await change(viewer, input, 'cancel', (status) => {
    if (status === 'cancelled') return yes(null);
    if (!mayCancel(status))
      return no('import.too-late', 'This import has begun, so it cannot be called off.');
    return yes({ status: 'cancelled' as const });
  });
  if (!called.ok) return called;
  await forgetUpload(called.value.run.filePath);
  return yes();
}

/** The run in a transaction, weighed by `decide`: `null` leaves it as it is. */
async function change(
  viewer: Viewer,
  input: { id: string },
  what: 'start' | 'preview' | 'cancel',
  decide: (status: RunStatus) => Verdict<{ status: RunStatus } | null>,
): Promise<Verdict<{ run: Run; changed: boolean }>> {
  if (!has(viewer, 'admin')) return FORBIDDEN;
  return transact<{ run: Run; changed: boolean }>(viewer, async ({ tx, now, emit }) => {
    const run = await findOwn(tx, viewer, input.id);
    if (!run) return no('import.not-found', 'This import could not be found.');
    const status = statusAt(run.status, run.heartbeatAt, now);
    const decided = decide(status);
    if (!decided.ok) return decided;
    if (decided.value === null) return yes({ run, changed: false });
    await tx
      .update(importRun)
      .set({ status: decided.value.status, heartbeatAt: now, version: run.version + 1 })
      .where(eq(importRun.id, run.id));
    emit({
      type: `import.${what === 'start' ? 'confirmed' : what === 'cancel' ? 'cancelled' : 'preview-asked'}`,
      subject: { type: 'import', id: run.id },
      before: { status },
      after: { status: decided.value.status },
    });
    return yes({ run, changed: true });
  });
}

/** Looked at before the transaction, in which only the database is waited for. */
async function fileIsThere(viewer: Viewer, id: string): Promise<boolean> {
  return uploadIsThere((await findOwn(db(), viewer, id))?.filePath ?? null);
}

async function findOwn(tx: Db, viewer: Viewer, id: string): Promise<Run | null> {
  const [run] = await tx
    .select()
    .from(importRun)
    .where(and(eq(importRun.id, id), eq(importRun.authorityId, viewer.authorityId)));
  return run ?? null;
}
