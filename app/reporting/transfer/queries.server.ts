import { and, count, isNotNull } from 'drizzle-orm';
import { diagnosisEvidence } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { type EarlierExport, earlierExports } from './download.server';
import { ownWhere } from './own-rows.server';
import { shapeOf } from './shapes.server';

/** Tables named on the page, with what their rows are called there. */
const NAMED = [
  { table: 'account', words: 'People with their roles' },
  { table: 'diagnosis', words: 'Diagnoses' },
  { table: 'support_request', words: 'Requests for support' },
  { table: 'provider', words: 'Providers of the directory' },
  { table: 'agreement', words: 'Agreements, with every text and signature' },
  { table: 'visit', words: 'Visits, with their notes' },
  { table: 'improvement_review', words: 'Improvement Reviews, with their minutes' },
  { table: 'invoice', words: 'Invoices, with the whole ledger of money' },
  { table: 'practice_note', words: 'Practice notes' },
  { table: 'saved_report', words: 'Saved reports' },
  { table: 'domain_event', words: 'Events of the audit trail' },
] as const;

export type ExportPageView = {
  formId: string;
  authority: string;
  holds: { words: string; n: number }[];
  earlier: EarlierExport[];
};

/** What a full export of the viewer's authority would hold. Null for those who may not take one. */
export async function exportPage(viewer: Viewer): Promise<ExportPageView | null> {
  if (!has(viewer, 'lead')) return null;
  const handle = db();
  const of = { handle, authority: { id: viewer.authorityId } };
  const holds: ExportPageView['holds'] = [];
  for (const { table, words } of NAMED) {
    const shape = shapeOf(table);
    const [counted] = await handle.select({ n: count() }).from(shape.table).where(ownWhere(of, table));
    holds.push({ words, n: counted?.n ?? 0 });
  }
  const [files] = await handle
    .select({ n: count() })
    .from(diagnosisEvidence)
    .where(and(isNotNull(diagnosisEvidence.filePath), ownWhere(of, 'diagnosis_evidence')));
  holds.push({ words: 'Files of evidence', n: files?.n ?? 0 });
  return {
    formId: newFormId(),
    authority: viewer.authorityName,
    holds,
    earlier: await earlierExports(viewer),
  };
}
