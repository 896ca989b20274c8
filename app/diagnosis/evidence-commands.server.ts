import { and, count, eq, sum } from 'drizzle-orm';
import { diagnosisEvidence, diagnosisReading } from '#drizzle/schema';
import { recordLook } from '~/accounts/access-log/record.server';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { isFormId, transact } from '~/platform/transact.server';
import { loadFor } from './diagnosis-commands.server';
import { analysisOf, loadDiagnosis } from './diagnosis-load.server';
import { EVIDENCE_TYPES } from './domain';
import { type CheckedFile, forgetFile, keepFile, readKept } from './evidence-files.server';

/** Visits closer together than this are one reading. */
const ONE_READING_MS = 10 * 60 * 1000;
/** Most files of one diagnosis, and their bytes together. */
const MOST_FILES = 60;
const MOST_FILES_BYTES = 200_000_000;

/**
 * Adds evidence to a diagnosis: words, a file, or both. A second call with the same id returns the first.
 * @param input.criterion key of the criterion it is about, or null for the whole
 */
export async function addEvidence(
  viewer: Viewer,
  input: {
    id: string;
    diagnosisId: string;
    criterion: string | null;
    words: string;
    file: CheckedFile | null;
  },
): Promise<Verdict<{ id: string; urn: number }>> {
  if (!input.words && !input.file)
    return no('evidence.empty', 'Write what the evidence shows, or choose a file.', { field: 'words' });
  const kept = input.file ? await keepFile(input.file) : null;
  let used = false;
  const verdict = await transact<{ id: string; urn: number }>(viewer, async (ctx) => {
    used = false;
    const [already] = await ctx.tx
      .select()
      .from(diagnosisEvidence)
      .where(eq(diagnosisEvidence.id, input.id))
      .limit(1);
    const found = await loadFor(ctx, viewer, input.diagnosisId, already ? 'read' : 'add-evidence');
    if (!found.ok) return found;
    const { row } = found.value;
    if (already) {
      return already.addedById === viewer.accountId && already.diagnosisId === row.id
        ? yes({ id: already.id, urn: row.urn })
        : no('evidence.not-found', 'This evidence could not be found.');
    }
    if (!isFormId(input.id))
      return no('evidence.bad-id', 'Open the page again and send the form from there.');
    if (input.criterion && !analysisOf(row).results.some(({ key }) => key === input.criterion))
      return no('evidence.no-criterion', 'Choose a criterion of this diagnosis.', { field: 'criterion' });
    if (kept) {
      const room = await roomFor(ctx.tx, row.id, kept.fileBytes);
      if (!room.ok) return room;
    }
    await ctx.tx.insert(diagnosisEvidence).values({
      id: input.id,
      diagnosisId: row.id,
      criterion: input.criterion,
      words: input.words,
      ...kept,
      addedById: viewer.accountId,
      addedAt: ctx.now,
    });
    used = true;
    ctx.emit({
      type: 'diagnosis.evidence-added',
      subject: { type: 'diagnosis', id: row.id },
      urn: row.urn,
      details: {
        evidenceId: input.id,
        criterion: input.criterion,
        ...(kept ? { file: kept.fileName, hash: kept.fileHash } : {}),
      },
    });
    return yes({ id: input.id, urn: row.urn });
  });
  if (kept && !(verdict.ok && used)) await forgetFile(kept);
  return verdict;
}

/** Whether a diagnosis can take another file of so many bytes. */
async function roomFor(tx: Db, diagnosisId: string, bytes: number): Promise<Verdict> {
  const [held] = await tx
    .select({ files: count(diagnosisEvidence.filePath), bytes: sum(diagnosisEvidence.fileBytes) })
    .from(diagnosisEvidence)
    .where(eq(diagnosisEvidence.diagnosisId, diagnosisId));
  if (Number(held?.files ?? 0) < MOST_FILES && Number(held?.bytes ?? 0) + bytes <= MOST_FILES_BYTES)
    return yes();
  return no(
    'evidence.too-many',
    `A diagnosis holds at most ${MOST_FILES} files, 200 MB together. Put what belongs together into one file, or describe it in words.`,
    { field: 'file' },
  );
}

/**
 * A file of evidence for somebody who may read its diagnosis; that they fetched it is recorded.
 * @returns null for anybody else's, and where there is no file
 */
export async function fetchEvidence(
  viewer: Viewer,
  input: { diagnosisId: string; evidenceId: string },
): Promise<{ bytes: Uint8Array<ArrayBuffer>; fileName: string; type: string } | null> {
  const found = await loadDiagnosis(db(), viewer, input.diagnosisId);
  const [row] = found
    ? await db()
        .select()
        .from(diagnosisEvidence)
        .where(
          and(
            eq(diagnosisEvidence.id, input.evidenceId),
            eq(diagnosisEvidence.diagnosisId, input.diagnosisId),
          ),
        )
    : [];
  if (!found || !row?.filePath || !row.fileName || !row.fileHash) return null;
  const { urn, authorityId } = found.row;
  await recordLook(viewer, { subjectType: 'evidence', subjectId: row.id, urn, authorityId });
  const bytes = await readKept(row.filePath, row.fileHash);
  await transact(viewer, async ({ emit }) => {
    emit({
      type: 'diagnosis.evidence-read',
      subject: { type: 'diagnosis', id: row.diagnosisId },
      details: { evidenceId: row.id },
    });
    return yes();
  });
  const type = Object.entries(EVIDENCE_TYPES).find(([key]) => key === row.fileType)?.[1];
  return { bytes, fileName: row.fileName, type: type ?? 'application/octet-stream' };
}

/**
 * Records that somebody who may read it opened a diagnosis that has been shared: when first, when last, how often.
 * Anybody else's visit is no reading.
 */
export async function recordReading(viewer: Viewer, diagnosisId: string): Promise<void> {
  const found = await loadDiagnosis(db(), viewer, diagnosisId);
  if (!found || found.row.sharedAt === null) return;
  const where = and(
    eq(diagnosisReading.diagnosisId, diagnosisId),
    eq(diagnosisReading.accountId, viewer.accountId),
  );
  await transact(viewer, async ({ tx, now, newId, emit }) => {
    const [before] = await tx.select().from(diagnosisReading).where(where);
    if (before) {
      if (now.getTime() - before.lastAt.getTime() < ONE_READING_MS) return yes();
      await tx
        .update(diagnosisReading)
        .set({ lastAt: now, times: before.times + 1 })
        .where(where);
      return yes();
    }
    await tx
      .insert(diagnosisReading)
      .values({ id: newId(), diagnosisId, accountId: viewer.accountId, firstAt: now, lastAt: now, times: 1 });
    emit({ type: 'diagnosis.read', subject: { type: 'diagnosis', id: diagnosisId } });
    return yes();
  });
}
