import { and, desc, eq, ne, notInArray } from 'drizzle-orm';
import { importRun } from '#drizzle/schema';
import { type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { type Actor, type CommandContext, transact } from '~/platform/transact.server';
import { addCounts, type Counts, NO_COUNTS } from './domain/counts';
import { type Batch, FileRefused, type Finding, readGiasFile } from './gias-file.server';
import { beginRun, countColumns, failRun, finishRun } from './run-record.server';
import { type Inspected, inspectFile } from './source.server';
import { joinConversions } from './succession.server';
import { endMemberships, tellOfMoves } from './trusts-write.server';
import { type Weighed, weigh } from './weigh.server';
import { writeFindings, writeSchools } from './write.server';

export type GiasImport = {
  actor: Actor;
  /** The run's record, which exists already. */
  runId: string;
  path: string;
  /** Three-digit codes; empty for every authority in the file. */
  authorities: readonly string[];
  /** What is known of the file already, when it has just been looked at. */
  inspected?: Inspected;
  /** About how many rows to a transaction. */
  batchRows?: number;
};

/** A few schools of each kind, for the page that shows what would change. */
export type Samples = {
  created: SampleSchool[];
  updated: SampleSchool[];
  closed: SampleSchool[];
  /** How many schools were last changed later, by the register, than this file knows of. */
  older: number;
};
export type SampleSchool = {
  urn: number;
  name: string;
  laName: string;
  changes: { field: string; before: string | null; after: string | null }[];
};
const SAMPLE_SIZE = 10;

export type ImportOutcome = { counts: Counts; samples: Samples; findings: Finding[] };

/**
 * Reads a file and says what importing it would do. Writes nothing.
 * @param keep told of each batch's findings, so that a caller can keep them without holding all of them
 * @returns counts and samples, or the refusal of a file that is not GIAS data
 */
export async function previewGias(
  path: string,
  authorities: readonly string[],
  onBatch: (batch: Batch, counts: Counts) => Promise<void> = async () => {},
): Promise<Verdict<{ counts: Counts; samples: Samples }>> {
  let counts: Counts = { ...NO_COUNTS };
  const samples = noSamples();
  try {
    for await (const batch of readGiasFile(path, await inspectFile(path), authorities)) {
      const weighing = await weigh(db(), batch);
      counts = addCounts(counts, weighing.counts);
      for (const weighed of weighing.write) sample(samples, weighed);
      await onBatch(batch, counts);
    }
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
  return yes({ counts, samples });
}

/**
 * Imports a file, a batch to a transaction, so that other people's work goes on between and a process that dies
 * loses at most one batch: importing again takes up what is missing and changes nothing else. Schools the
 * file does not mention are left alone.
 * @returns counts and samples; or the refusal of a file that is not GIAS data, which has changed nothing
 */
export async function importGias(job: GiasImport): Promise<Verdict<{ counts: Counts; samples: Samples }>> {
  const { actor, runId } = job;
  let counts: Counts = { ...NO_COUNTS };
  const samples = noSamples();
  const laCodes = new Set<string>();
  await beginRun(actor, runId);
  try {
    const inspected = job.inspected ?? (await inspectFile(job.path));
    for await (const batch of readGiasFile(job.path, inspected, job.authorities, job.batchRows)) {
      const written = await writeBatch(job, batch, counts);
      counts = written.counts;
      for (const weighed of written.weighed) sample(samples, weighed);
      for (const row of batch.schools) laCodes.add(row.facts.laCode);
    }
    if (counts.created + counts.updated > 0 || !(await lastRunFinished(runId))) {
      await joinConversions(actor, [...laCodes], runId);
    }
    // The authorities of the file, so that a school's page can say when its own were last brought in.
    await finishRun(actor, runId, counts, { samples, laCodes: [...laCodes] });
    return yes({ counts, samples });
  } catch (error) {
    const refusal = error instanceof FileRefused ? error.refusal : null;
    await failRun(
      actor,
      runId,
      refusal?.message ?? 'The import stopped because of a fault in the service. It is safe to run it again.',
    );
    if (refusal) return refusal;
    throw error;
  }
}

/** Whether the import before this one came to its end, so that every conversion it brought has been joined. */
async function lastRunFinished(runId: string): Promise<boolean> {
  const [last] = await db()
    .select({ status: importRun.status })
    .from(importRun)
    .where(
      and(
        eq(importRun.kind, 'gias'),
        ne(importRun.id, runId),
        notInArray(importRun.status, ['previewed', 'cancelled']),
      ),
    )
    .orderBy(desc(importRun.createdAt))
    .limit(1);
  return last?.status === 'done';
}

async function writeBatch(
  job: GiasImport,
  batch: Batch,
  before: Counts,
): Promise<{ counts: Counts; weighed: Weighed[] }> {
  const done = await transact(job.actor, async (ctx) => {
    const { counts, write } = await weigh(ctx.tx, batch);
    await writeSchools(ctx, write, job.runId);
    await followTrusts(ctx, write, job.runId);
    await writeFindings(ctx, batch.findings, job.runId);
    const total = addCounts(before, counts);
    await ctx.tx
      .update(importRun)
      .set({ heartbeatAt: ctx.now, bytesDone: batch.bytesDone, ...countColumns(total) })
      .where(eq(importRun.id, job.runId));
    if (write.length > 0) {
      ctx.emit({
        type: 'import.batch-written',
        subject: { type: 'import', id: job.runId },
        details: { ...counts },
      });
    }
    return yes({ counts: total, weighed: write });
  });
  return (done as { ok: true; value: { counts: Counts; weighed: Weighed[] } }).value;
}

/** Schools the file gives another trust: memberships of the former one end, and casework's authorities are told. */
async function followTrusts(ctx: CommandContext, write: readonly Weighed[], runId: string): Promise<void> {
  const changed = write.flatMap(({ urn, facts, changes }) => {
    const uid = changes.find(({ field }) => field === 'trustUid');
    if (!uid || facts.statusGroup === 'closed') return [];
    const name = changes.find(({ field }) => field === 'trustName');
    const before = { trustUid: uid.before, trustName: name ? name.before : facts.trustName };
    return [{ urn, before, after: { trustUid: facts.trustUid, trustName: facts.trustName } }];
  });
  if (changed.length === 0) return;
  await endMemberships(ctx, changed, runId);
  await tellOfMoves(
    ctx,
    changed.filter(({ before, after }) => before.trustUid !== null && after.trustUid !== null),
  );
}

function noSamples(): Samples {
  return { created: [], updated: [], closed: [], older: 0 };
}

function sample(samples: Samples, { urn, facts, changes, isNew, closes }: Weighed): void {
  const dated = changes.find((change) => change.field === 'lastChanged');
  if (dated?.before && dated.after && dated.after < dated.before) samples.older++;
  const list = isNew ? samples.created : closes ? samples.closed : samples.updated;
  if (list.length < SAMPLE_SIZE)
    list.push({ urn, name: facts.name, laName: facts.laName, changes: changes.slice(0, 8) });
}
