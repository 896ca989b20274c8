import { type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { Actor } from '~/platform/transact.server';
import type { Counts } from './domain/counts';
import type { FileKind } from './domain/file-kinds';
import { FIGURE_KINDS, type FigureKind, readFigureFile } from './figure-file.server';
import { importFigures, previewFigures } from './figure-run.server';
import { FileRefused, type Finding, readGiasFile } from './gias-file.server';
import {
  checkRegisterFile,
  importRegister,
  previewRegister,
  REGISTER_KINDS,
  type RegisterKind,
} from './register-run.server';
import { importGias, previewGias } from './run.server';
import type { Inspected } from './source.server';

/** What is asked of a file, whatever its kind. */
export type FileOptions = {
  kind: FileKind;
  /** Three-digit codes; empty for every authority in the file. */
  authorities: readonly string[];
  /** Year the figures' academic year starts, where somebody said so. */
  year: string | null;
  /** The file's own name, which may tell its year. */
  fileName: string;
};

/** An import to be carried out: its run's record exists already. */
export type FileJob = {
  actor: Actor;
  runId: string;
  path: string;
  options: FileOptions;
  inspected?: Inspected;
  batchRows?: number;
};

type OnBatch = (batch: { findings: Finding[]; bytesDone: number }, counts: Counts) => Promise<void>;
/** Counts of a run, and what its page shows beside them. */
export type Seen = { counts: Counts; summary: Record<string, unknown> };

const isFigures = (kind: FileKind): kind is FigureKind => FIGURE_KINDS.some((one) => one === kind);
const isRegister = (kind: FileKind): kind is RegisterKind => REGISTER_KINDS.some((one) => one === kind);

/**
 * Reads as far as the first rows.
 * @returns why the file is none of its kind, or null
 */
export async function reasonAgainst(
  path: string,
  inspected: Inspected,
  options: FileOptions,
): Promise<Refusal | null> {
  const { kind } = options;
  try {
    if (isRegister(kind)) await checkRegisterFile(path, inspected, { ...options, kind });
    else {
      const batches = isFigures(kind)
        ? readFigureFile(path, inspected, { ...options, kind })
        : readGiasFile(path, inspected, []);
      for await (const _batch of batches) return null;
    }
    return null;
  } catch (error) {
    if (error instanceof FileRefused) return error.refusal;
    throw error;
  }
}

/** Reads a file of any kind and says what importing it would do. Writes nothing. */
export async function previewFile(
  path: string,
  options: FileOptions,
  onBatch: OnBatch,
): Promise<Verdict<Seen>> {
  const { kind, year } = options;
  if (isFigures(kind)) {
    const seen = await previewFigures(path, { ...options, kind }, onBatch);
    return seen.ok
      ? yes({ counts: seen.value.counts, summary: { figures: seen.value.summary, year } })
      : seen;
  }
  if (isRegister(kind)) {
    const seen = await previewRegister(path, { ...options, kind }, onBatch);
    return seen.ok ? yes({ counts: seen.value.counts, summary: { register: seen.value.summary } }) : seen;
  }
  const seen = await previewGias(path, options.authorities, onBatch);
  return seen.ok ? yes({ counts: seen.value.counts, summary: { samples: seen.value.samples } }) : seen;
}

/** Imports a file of any kind. */
export async function importFile({ options, ...job }: FileJob): Promise<Verdict<{ counts: Counts }>> {
  const { kind, authorities } = options;
  if (isFigures(kind)) return importFigures({ ...job, options: { ...options, kind } });
  if (isRegister(kind)) return importRegister({ ...job, options: { ...options, kind } });
  return importGias({ ...job, authorities });
}
