import { and, asc, count, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { account, importRejection, importRun } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { type RunStatus, statusAt } from './domain/run-states';
import type { FigureSummary } from './figure-run.server';
import type { Finding } from './gias-file.server';
import type { RegisterSummary } from './register-run.server';
import type { Samples } from './run.server';
import { uploadIsThere } from './uploads.server';

export type RunListItem = {
  id: string;
  fileName: string;
  status: RunStatus;
  createdAt: Date;
  by: string;
  read: number;
  created: number;
  updated: number;
  closed: number;
  rejected: number;
};

export type RunView = RunListItem & {
  unchanged: number;
  skipped: number;
  valuesLeftOut: number;
  authorities: string[];
  bytesDone: number;
  fileBytes: number;
  problem: string | null;
  finishedAt: Date | null;
  startedAt: Date | null;
  kind: string;
  samples: Samples | null;
  figures: FigureSummary | null;
  register: RegisterSummary | null;
  findings: Finding[];
  findingCount: number;
  /** Uploaded by the viewer's authority: it can be started, called off and run again from here. */
  own: boolean;
  fileIsThere: boolean;
};

export const RUNS_PER_PAGE = 20;
const FINDINGS_SHOWN = 25;

/** Imports the viewer may see: their authority's uploads, and those of the command line, which serve all. */
function visible(viewer: Viewer) {
  return or(eq(importRun.authorityId, viewer.authorityId), isNull(importRun.authorityId));
}

const by = (name: string | null) => name ?? 'Command line';

/** Runs, the latest first. */
export async function listRuns(
  viewer: Viewer,
  page: number,
): Promise<{ runs: RunListItem[]; total: number }> {
  if (!has(viewer, 'admin')) return { runs: [], total: 0 };
  const [counted] = await db().select({ n: count() }).from(importRun).where(visible(viewer));
  const rows = await db()
    .select({ run: importRun, name: account.name })
    .from(importRun)
    .leftJoin(account, eq(account.id, importRun.accountId))
    .where(visible(viewer))
    .orderBy(desc(importRun.createdAt), desc(importRun.id))
    .limit(RUNS_PER_PAGE)
    .offset((page - 1) * RUNS_PER_PAGE);
  return { total: counted?.n ?? 0, runs: rows.map(({ run, name }) => listItem(run, name)) };
}

function listItem(run: typeof importRun.$inferSelect, name: string | null): RunListItem {
  const { id, fileName, createdAt, read, created, updated, closed, rejected } = run;
  const status = statusAt(run.status, run.heartbeatAt, clock.now());
  return { id, fileName, status, createdAt, by: by(name), read, created, updated, closed, rejected };
}

/**
 * One run, with samples of what it changes and the first of what was not taken.
 * @returns null for one the viewer may not see
 */
export async function loadRun(viewer: Viewer, id: string): Promise<RunView | null> {
  if (!has(viewer, 'admin')) return null;
  const [row] = await db()
    .select({ run: importRun, name: account.name })
    .from(importRun)
    .leftJoin(account, eq(account.id, importRun.accountId))
    .where(and(eq(importRun.id, id), visible(viewer)));
  if (!row) return null;
  const { run } = row;
  const [found] = await db()
    .select({ n: count() })
    .from(importRejection)
    .where(eq(importRejection.runId, id));
  const summary = (run.summary ?? {}) as {
    samples?: Samples;
    figures?: FigureSummary;
    register?: RegisterSummary;
    skipped?: number;
    valuesLeftOut?: number;
  };
  return {
    ...listItem(run, row.name),
    unchanged: run.unchanged,
    skipped: summary.skipped ?? 0,
    valuesLeftOut: summary.valuesLeftOut ?? 0,
    authorities: run.authorities,
    bytesDone: run.bytesDone,
    fileBytes: run.fileBytes,
    problem: run.problem,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    kind: run.kind,
    samples: summary.samples ?? null,
    figures: summary.figures ?? null,
    register: summary.register ?? null,
    findings: await findingsAfter(id, null, FINDINGS_SHOWN),
    findingCount: found?.n ?? 0,
    own: run.authorityId === viewer.authorityId,
    fileIsThere: await uploadIsThere(run.filePath),
  };
}

const PART = 2000;

/**
 * Everything that was not taken, a part at a time, in the order of the file.
 * @returns null for a run the viewer may not see
 */
export async function findingsOf(viewer: Viewer, id: string): Promise<AsyncGenerator<Finding[]> | null> {
  const run = await loadRun(viewer, id);
  return run ? partsOf(id) : null;
}

async function* partsOf(runId: string): AsyncGenerator<Finding[]> {
  let after: { line: number; id: string } | null = null;
  for (;;) {
    const part: (Finding & { id: string })[] = await findingsAfter(runId, after, PART);
    const last = part[part.length - 1];
    if (!last) return;
    yield part;
    after = { line: last.line, id: last.id };
  }
}

async function findingsAfter(runId: string, after: { line: number; id: string } | null, limit: number) {
  const { id, kind, line, column, value, reason } = importRejection;
  return db()
    .select({ id, kind, line, column, value, reason })
    .from(importRejection)
    .where(
      and(
        eq(importRejection.runId, runId),
        after ? or(gt(line, after.line), and(eq(line, after.line), gt(id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(line), asc(id))
    .limit(limit);
}
