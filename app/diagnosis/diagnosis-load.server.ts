import { and, desc, eq } from 'drizzle-orm';
import { bandingFramework, diagnosis, schoolStanding } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import type { Analysis, DiagnosisRelation } from './domain';
import { ownSchools } from './reach.server';

export type DiagnosisRow = typeof diagnosis.$inferSelect;
export type FrameworkRow = typeof bandingFramework.$inferSelect;
export type StandingRow = typeof schoolStanding.$inferSelect;

/** A diagnosis with the framework version it was made under, and how the viewer stands to it. */
export type LoadedDiagnosis = {
  row: DiagnosisRow;
  framework: FrameworkRow;
  relations: DiagnosisRelation[];
};

/**
 * A diagnosis the viewer may know of, for reading or inside a command's transaction.
 * @returns null for one of another school or authority, for members and administrators, and for a draft to its school
 */
export async function loadDiagnosis(handle: Db, viewer: Viewer, id: string): Promise<LoadedDiagnosis | null> {
  const [found] = await handle
    .select({ row: diagnosis, framework: bandingFramework })
    .from(diagnosis)
    .innerJoin(bandingFramework, eq(bandingFramework.id, diagnosis.frameworkId))
    .where(eq(diagnosis.id, id))
    .limit(1);
  if (!found) return null;
  const relations = await relationsTo(handle, viewer, found.row);
  const service = relations.includes('broker') || relations.includes('lead');
  if (relations.length === 0 || (found.row.sharedAt === null && !service)) return null;
  return { ...found, relations };
}

/** How a viewer stands to the diagnoses of a school in an authority; empty for none of theirs. */
export async function relationsTo(
  handle: Db,
  viewer: Viewer,
  { urn, authorityId }: { urn: number; authorityId: string },
): Promise<DiagnosisRelation[]> {
  const relations: DiagnosisRelation[] = [];
  for (const role of ['head', 'chair'] as const)
    if (has(viewer, role) && (await ownSchools(handle, viewer, role)).includes(urn)) relations.push(role);
  if (viewer.authorityId === authorityId)
    for (const role of ['broker', 'lead'] as const) if (has(viewer, role)) relations.push(role);
  return relations;
}

/** The framework version an authority makes diagnoses under now. */
export async function frameworkInForce(handle: Db, authorityId: string): Promise<FrameworkRow | null> {
  const [row] = await handle
    .select()
    .from(bandingFramework)
    .where(and(eq(bandingFramework.authorityId, authorityId), eq(bandingFramework.inForce, true)))
    .orderBy(desc(bandingFramework.adoptedAt), desc(bandingFramework.version))
    .limit(1);
  return row ?? null;
}

/** The school's band in force in an authority. */
export async function standingInForce(
  handle: Db,
  authorityId: string,
  urn: number,
): Promise<StandingRow | null> {
  const [row] = await handle
    .select()
    .from(schoolStanding)
    .where(
      and(
        eq(schoolStanding.authorityId, authorityId),
        eq(schoolStanding.urn, urn),
        eq(schoolStanding.current, true),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** The analysis as it was kept with the diagnosis. */
export function analysisOf(row: Pick<DiagnosisRow, 'analysis'>): Analysis {
  return JSON.parse(row.analysis) as Analysis;
}

/** The band the service puts forward: its own, else the one the analysis proposes. */
export function bandPutForward(row: Pick<DiagnosisRow, 'brokerBand' | 'proposedBand'>): string | null {
  return row.brokerBand ?? row.proposedBand;
}
