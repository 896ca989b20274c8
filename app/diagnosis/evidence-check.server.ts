import { createHash } from 'node:crypto';
import { and, asc, gt, isNotNull } from 'drizzle-orm';
import { diagnosisEvidence } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { FileMissing, fileStore } from '~/platform/files/store.server';
import { type CheckResult, onVerify } from '~/platform/record-checks.server';

const PAGE = 200;

/** Has `verify` read every file of evidence: each is there, and as it was sent. */
export function wireEvidenceCheck(): void {
  onVerify('evidence.files', checkEvidenceFiles);
}

/** Every record of evidence with a file, against the file in the store. */
export async function checkEvidenceFiles(handle: Db): Promise<CheckResult> {
  const problems: string[] = [];
  let checked = 0;
  for (let after = ''; ; ) {
    const rows = await handle
      .select({
        id: diagnosisEvidence.id,
        path: diagnosisEvidence.filePath,
        hash: diagnosisEvidence.fileHash,
      })
      .from(diagnosisEvidence)
      .where(and(isNotNull(diagnosisEvidence.filePath), gt(diagnosisEvidence.id, after)))
      .orderBy(asc(diagnosisEvidence.id))
      .limit(PAGE);
    for (const { id, path, hash } of rows) {
      after = id;
      checked++;
      const problem = await problemOf(`evidence/${path}`, hash);
      if (problem) problems.push(`The file of evidence ${id} ${problem}`);
    }
    if (rows.length < PAGE) return { checked, problems };
  }
}

async function problemOf(key: string, hash: string | null): Promise<string | null> {
  try {
    const bytes = await fileStore().read(key);
    const found = createHash('sha256').update(bytes).digest('hex');
    return found === hash ? null : 'is not as it was sent';
  } catch (error) {
    if (error instanceof FileMissing) return 'is not there';
    throw error;
  }
}
