import { desc, eq } from 'drizzle-orm';
import { agreement } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type AgreementRecord, type AgreementRow, loadAgreement } from '~/agreements/record.server';
import { db } from '~/platform/db.server';
import type { Case } from './case';

/** The agreement of a case, as somebody may read it. */
export async function recordOf(told: Case, viewer: Viewer): Promise<AgreementRecord> {
  const { id } = await agreementOf(told);
  const found = await loadAgreement(db(), viewer, id);
  if (!found) throw new Error(`${viewer.name} cannot see agreement ${id}`);
  return found;
}

/** The agreement of a case; the newest where one took up another. */
export async function agreementOf(told: Case): Promise<AgreementRow> {
  const [row] = await db()
    .select()
    .from(agreement)
    .where(eq(agreement.requestId, told.requestId))
    .orderBy(desc(agreement.createdAt))
    .limit(1);
  if (!row) throw new Error(`${told.row.school} has no agreement`);
  return row;
}
