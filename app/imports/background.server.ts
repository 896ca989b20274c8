import { eq } from 'drizzle-orm';
import { importRejection, importRun } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { log } from '~/platform/log.server';
import { singleton } from '~/platform/singleton.server';
import { type Actor, transact } from '~/platform/transact.server';
import { NO_COUNTS } from './domain/counts';
import { type FileOptions, importFile, previewFile } from './file-kinds.server';
import { countColumns } from './run-record.server';
import { forgetUpload, withUpload } from './uploads.server';
import { writeFindings } from './write.server';

/** A run with a kept file, ready to be worked on. */
export type Work = { actor: Actor; runId: string; upload: string; options: FileOptions };

/** Work going on in this process, by run, so that no run is worked on twice at once. */
const going = () => singleton('imports-going', () => new Map<string, Promise<void>>());

/** How often a preview says how far it has come. */
const BEAT_MS = 1000;

/** Starts the preview of an uploaded file; its page follows it by the run's record. */
export function startPreview(work: Work): void {
  start(work.runId, () => withUpload(work.upload, (path) => preview(work, path)));
}

/** Starts the import itself. The file is removed once all of it is in. */
export function startImport(work: Work): void {
  start(work.runId, async () => {
    const outcome = await withUpload(work.upload, (path) => importFile({ ...work, path }));
    if (outcome.ok) await forgetUpload(work.upload);
  });
}

/** Waits until nothing is being worked on: for tests and for an orderly stop. */
export async function importsAtRest(): Promise<void> {
  while (going().size > 0) await Promise.all(going().values());
}

function start(runId: string, work: () => Promise<void>): void {
  if (going().has(runId)) return;
  const done = work()
    .catch((error: unknown) => log().error({ import: runId, problem: String(error) }, 'import stopped'))
    .finally(() => going().delete(runId));
  going().set(runId, done);
}

async function preview({ actor, runId, options }: Work, path: string): Promise<void> {
  const set = (change: Partial<typeof importRun.$inferInsert>) =>
    transact(actor, async ({ tx, now }) => {
      // A heartbeat, not a decision: nothing for the audit trail.
      await tx
        .update(importRun)
        .set({ heartbeatAt: now, ...change })
        .where(eq(importRun.id, runId));
      return yes();
    });
  try {
    await transact(actor, async ({ tx }) => {
      await tx.delete(importRejection).where(eq(importRejection.runId, runId));
      return yes();
    });
    await set({ status: 'previewing', bytesDone: 0, problem: null, ...countColumns(NO_COUNTS) });
    let beat = performance.now();
    const outcome = await previewFile(path, options, async (batch, counts) => {
      if (batch.findings.length > 0) {
        await transact(actor, async (ctx) => {
          await writeFindings(ctx, batch.findings, runId);
          return yes();
        });
      }
      if (performance.now() - beat < BEAT_MS) return;
      beat = performance.now();
      await set({ bytesDone: batch.bytesDone, ...countColumns(counts) });
    });
    if (!outcome.ok) return void (await set({ status: 'failed', problem: outcome.message }));
    const { counts, summary } = outcome.value;
    const { skipped, valuesLeftOut } = counts;
    await set({
      status: 'previewed',
      dryRun: true,
      summary: { ...summary, skipped, valuesLeftOut },
      ...countColumns(counts),
    });
  } catch (error) {
    await set({
      status: 'failed',
      problem: 'The file could not be read through because of a fault in the service. Try again.',
    });
    throw error;
  }
}
