import { eq } from 'drizzle-orm';
import { importRun } from '#drizzle/schema';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { type Actor, type CommandContext, transact } from '~/platform/transact.server';
import { addCounts, type Counts, NO_COUNTS } from './domain/counts';
import { addNotes, NO_NOTES, type RegisterChange, type RegisterNotes } from './domain/register';
import { BATCH_ROWS, FileRefused, type Finding } from './gias-file.server';
import { readLinkBatches, weighLinks, writeLinks } from './links-file.server';
import { beginRun, countColumns, failRun, finishRun } from './run-record.server';
import { type Inspected, inspectFile } from './source.server';
import type { RegisterBatch, RegisterWeighing } from './table-file.server';
import { readTrustBatches } from './trusts-file.server';
import { weighTrusts } from './trusts-weigh.server';
import { writeTrusts } from './trusts-write.server';
import { writeFindings } from './write.server';

/** Files about the register's schools beside the establishment file: trusts and links. */
export const REGISTER_KINDS = ['trusts', 'gias-links'] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];

export type RegisterOptions = {
  kind: RegisterKind;
  /** Three-digit codes; empty for every authority in the file. */
  authorities: readonly string[];
};

export type RegisterSummary = RegisterNotes & { schools: RegisterChange[] };
export type RegisterOutcome = { counts: Counts; summary: RegisterSummary };

/** A batch that knows how to be weighed, and what it weighed to be written. */
type Weighable = {
  batch: RegisterBatch;
  weigh(
    handle: Db,
    today: CalendarDate,
  ): Promise<{ weighing: RegisterWeighing; write(ctx: CommandContext, runId: string): Promise<void> }>;
};

/** The batches of a file of either kind. */
async function* batchesOf(
  path: string,
  inspected: Inspected,
  { kind, authorities }: RegisterOptions,
  batchRows: number,
): AsyncGenerator<Weighable> {
  const wanted = new Set(authorities);
  if (kind === 'trusts') {
    for await (const batch of readTrustBatches(path, inspected, batchRows)) {
      yield {
        batch,
        weigh: async (handle, today) => {
          const weighing = await weighTrusts(handle, batch, { wanted, today });
          return { weighing, write: (ctx, runId) => writeTrusts(ctx, weighing, runId) };
        },
      };
    }
    return;
  }
  for await (const batch of readLinkBatches(path, inspected, batchRows)) {
    yield {
      batch,
      weigh: async (handle) => {
        const weighing = await weighLinks(handle, batch, wanted);
        return { weighing, write: (ctx) => writeLinks(ctx, weighing) };
      },
    };
  }
}

/** Reads as far as the first rows. @throws FileRefused when the file is none of its kind */
export async function checkRegisterFile(
  path: string,
  inspected: Inspected,
  options: RegisterOptions,
): Promise<void> {
  for await (const _batch of batchesOf(path, inspected, options, BATCH_ROWS.server)) return;
}

type OnBatch = (batch: { findings: Finding[]; bytesDone: number }, counts: Counts) => Promise<void>;

/** Reads a file and says what importing it would do. Writes nothing. */
export async function previewRegister(
  path: string,
  options: RegisterOptions,
  onBatch: OnBatch = async () => {},
): Promise<Verdict<RegisterOutcome>> {
  const outcome = noOutcome();
  const today = calendarDate(clock.now());
  try {
    for await (const one of batchesOf(path, await inspectFile(path), options, BATCH_ROWS.server)) {
      const { weighing } = await one.weigh(db(), today);
      add(outcome, weighing);
      await onBatch({ findings: weighing.findings, bytesDone: one.batch.bytesDone }, outcome.counts);
    }
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
  return yes(outcome);
}

export type RegisterImport = {
  actor: Actor;
  /** The run's record, which exists already. */
  runId: string;
  path: string;
  options: RegisterOptions;
  inspected?: Inspected;
  /** About how many rows to a transaction. */
  batchRows?: number;
};

/** Imports a file, a batch to a transaction. Importing it again changes nothing; one that stopped is taken up so. */
export async function importRegister(job: RegisterImport): Promise<Verdict<RegisterOutcome>> {
  const { actor, runId, path, options, batchRows = BATCH_ROWS.server } = job;
  const outcome = noOutcome();
  await beginRun(actor, runId);
  try {
    const inspected = job.inspected ?? (await inspectFile(path));
    for await (const one of batchesOf(path, inspected, options, batchRows)) {
      const done = await transact<RegisterWeighing>(actor, async (ctx) => {
        const { weighing, write } = await one.weigh(ctx.tx, ctx.today);
        await write(ctx, runId);
        await writeFindings(ctx, weighing.findings, runId);
        await ctx.tx
          .update(importRun)
          .set({
            heartbeatAt: ctx.now,
            bytesDone: one.batch.bytesDone,
            ...countColumns(addCounts(outcome.counts, weighing.counts)),
          })
          .where(eq(importRun.id, runId));
        if (weighing.counts.created + weighing.counts.updated > 0) {
          ctx.emit({
            type: options.kind === 'trusts' ? 'import.trusts-written' : 'import.links-written',
            subject: { type: 'import', id: runId },
            details: { ...weighing.counts, moved: weighing.notes.moved },
          });
        }
        return yes(weighing);
      });
      if (!done.ok) throw new Error(done.message);
      add(outcome, done.value);
    }
    await finishRun(actor, runId, outcome.counts, { register: outcome.summary });
    return yes(outcome);
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

const SAMPLE_SIZE = 20;

const noOutcome = (): RegisterOutcome => ({
  counts: { ...NO_COUNTS },
  summary: { ...NO_NOTES, schools: [] },
});

function add(outcome: RegisterOutcome, weighing: RegisterWeighing): void {
  const { schools } = outcome.summary;
  outcome.counts = addCounts(outcome.counts, weighing.counts);
  outcome.summary = {
    ...addNotes(outcome.summary, weighing.notes),
    schools: [...schools, ...weighing.schools.slice(0, SAMPLE_SIZE - schools.length)],
  };
}
