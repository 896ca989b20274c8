import { and, count, desc, eq } from 'drizzle-orm';
import { account, bandingFramework, diagnosis, schoolStanding } from '#drizzle/schema';
import { FRAMEWORKS } from '#seeds/frameworks';
import { has, type Viewer } from '~/accounts/domain/roles';
import { type Db, db } from '~/platform/db.server';
import type { CriterionData, FrameworkBand } from './domain/framework';
import { compareFrameworks, type FrameworkChanges } from './domain/framework-compare';

export type FrameworkRow = typeof bandingFramework.$inferSelect;

/** A version of a framework as its page shows it. */
export type FrameworkView = {
  id: string;
  key: string;
  version: number;
  name: string;
  source: string;
  note: string | null;
  inForce: boolean;
  adoptedAt: Date;
  /** Who made the version; null for what came with the installation. */
  by: string | null;
  bands: readonly FrameworkBand[];
  criteria: readonly CriterionData[];
};

/** A version in the list of an authority's versions. */
export type FrameworkLine = Omit<FrameworkView, 'bands' | 'criteria'> & {
  /** Schools whose band in force was agreed under it. */
  schools: number;
  /** Diagnoses made under it, whatever became of them. */
  diagnoses: number;
};

/** The framework that diagnoses of an authority are made under now; null where none has been adopted. */
export async function frameworkInForce(handle: Db, authorityId: string): Promise<FrameworkRow | null> {
  const [row] = await handle
    .select()
    .from(bandingFramework)
    .where(and(eq(bandingFramework.authorityId, authorityId), eq(bandingFramework.inForce, true)))
    .orderBy(desc(bandingFramework.adoptedAt), desc(bandingFramework.version))
    .limit(1);
  return row ?? null;
}

/** The id of the viewer's authority's framework in force, for links; null where none has been adopted. */
export async function ownFrameworkId(viewer: Viewer): Promise<string | null> {
  return (await frameworkInForce(db(), viewer.authorityId))?.id ?? null;
}

/** Every version the viewer's authority has used, the latest first. */
export async function frameworksOf(viewer: Viewer): Promise<FrameworkLine[]> {
  const [rows, schools, diagnoses] = await Promise.all([
    db()
      .select({
        id: bandingFramework.id,
        key: bandingFramework.key,
        version: bandingFramework.version,
        name: bandingFramework.name,
        source: bandingFramework.source,
        note: bandingFramework.note,
        inForce: bandingFramework.inForce,
        adoptedAt: bandingFramework.adoptedAt,
        by: account.name,
      })
      .from(bandingFramework)
      .leftJoin(account, eq(account.id, bandingFramework.adoptedById))
      .where(eq(bandingFramework.authorityId, viewer.authorityId))
      .orderBy(desc(bandingFramework.adoptedAt), desc(bandingFramework.version)),
    db()
      .select({ id: schoolStanding.frameworkId, n: count() })
      .from(schoolStanding)
      .where(and(eq(schoolStanding.authorityId, viewer.authorityId), eq(schoolStanding.current, true)))
      .groupBy(schoolStanding.frameworkId),
    db()
      .select({ id: diagnosis.frameworkId, n: count() })
      .from(diagnosis)
      .where(eq(diagnosis.authorityId, viewer.authorityId))
      .groupBy(diagnosis.frameworkId),
  ]);
  const of = (counts: { id: string; n: number }[], id: string) => counts.find((one) => one.id === id)?.n ?? 0;
  return rows.map((row) => ({ ...row, schools: of(schools, row.id), diagnoses: of(diagnoses, row.id) }));
}

/** One version, with whether it is the viewer's to change; null for one of another authority. */
export async function frameworkPage(
  viewer: Viewer,
  id: string,
): Promise<{
  framework: FrameworkView;
  mayEdit: boolean;
  earlier: string | null;
  inForce: string | null;
} | null> {
  const framework = await findFramework(viewer, id);
  if (!framework) return null;
  const [own, [before]] = await Promise.all([
    ownFrameworkId(viewer),
    db()
      .select({ id: bandingFramework.id })
      .from(bandingFramework)
      .where(
        and(
          eq(bandingFramework.authorityId, viewer.authorityId),
          eq(bandingFramework.key, framework.key),
          eq(bandingFramework.version, framework.version - 1),
        ),
      ),
  ]);
  return {
    framework,
    mayEdit: framework.inForce && has(viewer, 'lead'),
    earlier: before?.id ?? null,
    inForce: own,
  };
}

/** What changed between two versions of the viewer's authority; null where either is not theirs. */
export async function frameworkChanges(
  viewer: Viewer,
  id: string,
  fromId: string | null,
): Promise<{
  from: FrameworkView;
  to: FrameworkView;
  changes: FrameworkChanges;
  others: FrameworkLine[];
} | null> {
  const to = await findFramework(viewer, id);
  if (!to) return null;
  const others = (await frameworksOf(viewer)).filter((one) => one.id !== to.id);
  // The version before it, unless another was asked for; else whatever there is to compare with.
  const before = others.find((one) => one.key === to.key && one.version === to.version - 1) ?? others[0];
  const from = await findFramework(viewer, fromId ?? before?.id ?? to.id);
  if (!from) return null;
  return { from, to, changes: compareFrameworks(from, to), others };
}

/** Frameworks an authority can adopt, as they come. */
export function frameworksToAdopt(): {
  key: string;
  name: string;
  source: string;
  bands: readonly FrameworkBand[];
}[] {
  return FRAMEWORKS.map(({ key, name, source, bands }) => ({ key, name, source, bands }));
}

async function findFramework(viewer: Viewer, id: string): Promise<FrameworkView | null> {
  const [found] = await db()
    .select({ row: bandingFramework, by: account.name })
    .from(bandingFramework)
    .leftJoin(account, eq(account.id, bandingFramework.adoptedById))
    .where(and(eq(bandingFramework.id, id), eq(bandingFramework.authorityId, viewer.authorityId)));
  if (!found) return null;
  const { authorityId: _, adoptedById: __, ...row } = found.row;
  return { ...row, by: found.by };
}
