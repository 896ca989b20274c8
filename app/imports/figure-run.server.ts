import { eq } from 'drizzle-orm';
import { importRun } from '#drizzle/schema';
import { type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { type Actor, transact } from '~/platform/transact.server';
import { addCounts, type Counts, NO_COUNTS } from './domain/counts';
import { type FigureBatch, type FigureOptions, readFigureFile } from './figure-file.server';
import { type FigureWeighing, type RowChange, weighFigures } from './figure-weigh.server';
import { writeFigures } from './figure-write.server';
import { FileRefused, type Finding } from './gias-file.server';
import { beginRun, countColumns, failRun, finishRun } from './run-record.server';
import { type Inspected, inspectFile } from './source.server';
import { writeFindings } from './write.server';

export type FigureImport = {
  actor: Actor;
  /** The run's record, which exists already. */
  runId: string;
  path: string;
  options: FigureOptions;
  inspected?: Inspected;
  /** About how many rows to a transaction. */
  batchRows?: number;
};

/** What a run of published figures has to show beside its counts. */
export type FigureSummary = {
  /** The first rows that bring something. */
  rows: RowChange[];
  /** Figures written, superseding or new. */
  values: number;
  comparators: number;
  inspections: number;
  notInRegister: number;
  source: string;
  period: string | null;
};

const SAMPLE_SIZE = 10;
const CHANGES_SHOWN = 4;

export type FigureOutcome = { counts: Counts; summary: FigureSummary };

/**
 * Reads a file of published figures and says what importing it would do. Writes nothing.
 * @param onBatch told of each batch's findings and the counts so far
 */
export async function previewFigures(
  path: string,
  options: FigureOptions,
  onBatch: (
    batch: { findings: Finding[]; bytesDone: number },
    counts: Counts,
  ) => Promise<void> = async () => {},
): Promise<Verdict<FigureOutcome>> {
  let counts: Counts = { ...NO_COUNTS };
  const summary = noSummary();
  try {
    for await (const batch of readFigureFile(path, await inspectFile(path), options)) {
      const weighed = await weighFigures(db(), batch);
      counts = addCounts(counts, weighed.counts);
      addToSummary(summary, batch, weighed);
      await onBatch(
        { findings: [...batch.findings, ...weighed.findings], bytesDone: batch.bytesDone },
        counts,
      );
    }
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
  return yes({ counts, summary });
}

/**
 * Imports a file of published figures, a batch to a transaction. Importing it again changes nothing; taking one up
 * that stopped half-way adds what is missing.
 */
export async function importFigures(job: FigureImport): Promise<Verdict<FigureOutcome>> {
  const { actor, runId } = job;
  let counts: Counts = { ...NO_COUNTS };
  const summary = noSummary();
  await beginRun(actor, runId);
  try {
    const inspected = job.inspected ?? (await inspectFile(job.path));
    for await (const batch of readFigureFile(job.path, inspected, job.options, job.batchRows)) {
      const weighed = await writeBatch(job, batch, counts);
      counts = addCounts(counts, weighed.counts);
      addToSummary(summary, batch, weighed);
    }
    await finishRun(actor, runId, counts, { figures: summary, year: job.options.year });
    return yes({ counts, summary });
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

async function writeBatch(job: FigureImport, batch: FigureBatch, before: Counts): Promise<FigureWeighing> {
  const { actor, runId } = job;
  const done = await transact(actor, async (ctx) => {
    const weighed = await weighFigures(ctx.tx, batch);
    await writeFigures(ctx, weighed, { runId, source: batch.source });
    await writeFindings(ctx, [...batch.findings, ...weighed.findings], runId);
    await ctx.tx
      .update(importRun)
      .set({
        heartbeatAt: ctx.now,
        bytesDone: batch.bytesDone,
        ...countColumns(addCounts(before, weighed.counts)),
      })
      .where(eq(importRun.id, runId));
    if (weighed.rows.length > 0) {
      const { values, comparators, inspections } = weighed;
      ctx.emit({
        type: 'import.figures-written',
        subject: { type: 'import', id: runId },
        details: {
          ...weighed.counts,
          values: values.length,
          superseded: values.filter(({ instead }) => instead !== null).length,
          comparators: comparators.length,
          inspections: inspections.length,
        },
      });
    }
    return yes(weighed);
  });
  if (!done.ok) throw new Error(done.message);
  return done.value;
}

function noSummary(): FigureSummary {
  return { rows: [], values: 0, comparators: 0, inspections: 0, notInRegister: 0, source: '', period: null };
}

function addToSummary(summary: FigureSummary, batch: FigureBatch, weighed: FigureWeighing): void {
  summary.source = batch.source;
  summary.period = batch.period;
  summary.values += weighed.values.length;
  summary.comparators += weighed.comparators.length;
  summary.inspections += weighed.inspections.length;
  summary.notInRegister += weighed.notInRegister;
  for (const row of weighed.rows) {
    if (summary.rows.length < SAMPLE_SIZE)
      summary.rows.push({ ...row, changes: row.changes.slice(0, CHANGES_SHOWN) });
  }
}
