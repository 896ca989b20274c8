import { eq } from 'drizzle-orm';
import { account, conflictOfInterest, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { loadEditableProvider } from '../load.server';

/** A conflict of interest as declared. */
export type ConflictView = {
  id: string;
  school: { urn: number; name: string };
  reason: string;
  declaredBy: string | null;
  declaredAt: Date;
  endedAt: Date | null;
};

/** A provider's declared conflicts of interest, newest first; null unless the viewer may see them. */
export async function findConflicts(
  viewer: Viewer,
  id: string,
): Promise<{ provider: { id: string; name: string }; conflicts: ConflictView[] } | null> {
  const row = await loadEditableProvider(db(), viewer, id);
  if (!row) return null;
  const rows = await db()
    .select({ conflict: conflictOfInterest, schoolName: school.name, declaredBy: account.name })
    .from(conflictOfInterest)
    .leftJoin(school, eq(school.urn, conflictOfInterest.urn))
    .leftJoin(account, eq(account.id, conflictOfInterest.declaredById))
    .where(eq(conflictOfInterest.providerId, id));
  const conflicts = rows
    .map(({ conflict, schoolName, declaredBy }) => ({
      id: conflict.id,
      school: { urn: conflict.urn, name: schoolName ?? `School ${conflict.urn}` },
      reason: conflict.reason,
      declaredBy,
      declaredAt: conflict.declaredAt,
      endedAt: conflict.endedAt,
    }))
    .sort((a, b) => b.declaredAt.getTime() - a.declaredAt.getTime());
  return { provider: { id, name: row.name }, conflicts };
}
