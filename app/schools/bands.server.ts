import { and, asc, eq, inArray } from 'drizzle-orm';
import { authority, bandingFramework, schoolStanding } from '#drizzle/schema';
import { isAt, isService, type Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';

/** A band as pages show it. */
export type BandView = { key: string; name: string; letter: string; priority: number };

/** The viewer's own authority, by the register's code. */
export async function ownAuthority(handle: Db, viewer: Viewer): Promise<{ code: string; name: string }> {
  const [own] = await handle
    .select({ code: authority.code, name: authority.name })
    .from(authority)
    .where(eq(authority.id, viewer.authorityId));
  return own ?? { code: '', name: viewer.authorityName };
}

/**
 * Bands in force of some schools, by URN, as far as the viewer may know them: brokers and leads those of their
 * authority, a head or chair their own school's, nobody else any.
 */
export async function bandsOf(
  handle: Db,
  viewer: Viewer,
  urns: readonly number[],
): Promise<Map<number, BandView>> {
  const mine = isService(viewer) ? [...urns] : urns.filter((urn) => isAt(viewer, urn));
  if (mine.length === 0) return new Map();
  const rows = await handle
    .select({ urn: schoolStanding.urn, band: schoolStanding.band, frameworkId: schoolStanding.frameworkId })
    .from(schoolStanding)
    .where(
      and(
        inArray(schoolStanding.urn, mine),
        eq(schoolStanding.current, true),
        isService(viewer) ? eq(schoolStanding.authorityId, viewer.authorityId) : undefined,
      ),
    );
  const frameworks = await bandsOfFrameworks(handle, [...new Set(rows.map((row) => row.frameworkId))]);
  return new Map(
    rows.map((row) => {
      const band = frameworks.get(row.frameworkId)?.find(({ key }) => key === row.band);
      return [row.urn, band ?? unnamed(row.band)];
    }),
  );
}

/** Bands by framework: read once each, for they are the same for hundreds of schools. */
async function bandsOfFrameworks(
  handle: Db,
  ids: readonly string[],
): Promise<Map<string, readonly BandView[]>> {
  if (ids.length === 0) return new Map();
  const rows = await handle
    .select({ id: bandingFramework.id, bands: bandingFramework.bands })
    .from(bandingFramework)
    .where(inArray(bandingFramework.id, [...ids]));
  return new Map(rows.map(({ id, bands }) => [id, bands]));
}

/** Bands the viewer's authority uses, in the framework's order; none for those who may not filter by band. */
export async function bandChoices(handle: Db, viewer: Viewer): Promise<BandView[]> {
  if (!isService(viewer)) return [];
  const inUse = await handle
    .selectDistinct({ id: schoolStanding.frameworkId })
    .from(schoolStanding)
    .where(and(eq(schoolStanding.authorityId, viewer.authorityId), eq(schoolStanding.current, true)));
  if (inUse.length === 0) return [];
  const frameworks = await handle
    .select({ bands: bandingFramework.bands })
    .from(bandingFramework)
    .where(
      inArray(
        bandingFramework.id,
        inUse.map((row) => row.id),
      ),
    )
    .orderBy(asc(bandingFramework.version));
  const byKey = new Map(frameworks.flatMap(({ bands }) => bands.map((band) => [band.key, band])));
  return [...byKey.values()];
}

/** A band whose framework no longer names it: its key is all there is. */
function unnamed(key: string): BandView {
  return { key, name: key, letter: '', priority: 4 };
}
