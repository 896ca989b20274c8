import { eq } from 'drizzle-orm';
import { school } from '#drizzle/schema';
import { has, isService, schoolsOf, type Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import { schoolFamily } from '~/schools/family.server';

/** What the pages of this area say about a school. */
export type SchoolFacts = {
  urn: number;
  name: string;
  town: string | null;
  phaseName: string;
  laCode: string;
  laName: string;
  maintained: boolean;
  open: boolean;
  easting: number | null;
  northing: number | null;
};

export const schoolColumns = {
  urn: school.urn,
  name: school.name,
  town: school.town,
  phaseName: school.phaseName,
  laCode: school.laCode,
  laName: school.laName,
  maintained: school.maintained,
  statusGroup: school.statusGroup,
  easting: school.easting,
  northing: school.northing,
};

type SchoolRow = { [K in keyof typeof schoolColumns]: (typeof school.$inferSelect)[K] };

/** A school's row as pages use it. */
export function toSchoolFacts({ statusGroup, ...row }: SchoolRow): SchoolFacts {
  return { ...row, open: statusGroup === 'open' };
}

/**
 * Schools whose casework a head or chair reads: their own, and those theirs came from, so that a school that
 * converted keeps its history.
 * @param role only schools where they hold this role
 */
export async function ownSchools(handle: Db, viewer: Viewer, role?: 'head' | 'chair'): Promise<number[]> {
  const own = schoolsOf(viewer, role);
  if (own.length === 0) return [];
  return [...new Set([...own, ...(await predecessorsOf(handle, own))])];
}

async function predecessorsOf(handle: Db, urns: readonly number[]): Promise<number[]> {
  const families = await Promise.all(urns.map((urn) => schoolFamily(handle, urn)));
  return families.flatMap(({ predecessors }) => predecessors);
}

/** What a viewer may do with the needs and requests of a school. */
export type SchoolReach = {
  school: SchoolFacts;
  /** Head or broker: states needs, asks for support. */
  mayWrite: boolean;
  /** Head of this school, or of the one it became. */
  asHead: boolean;
  asService: boolean;
};

/**
 * A school whose needs and requests the viewer may read: one of their authority for the service, their own
 * (or one it came from) for a head or chair.
 * @returns null for any other school, which is then not found
 */
export async function reachSchool(handle: Db, viewer: Viewer, urn: number): Promise<SchoolReach | null> {
  const [row] = await handle.select(schoolColumns).from(school).where(eq(school.urn, urn)).limit(1);
  if (!row) return null;
  const facts = toSchoolFacts(row);
  const asService = isService(viewer) && (await ownAuthority(handle, viewer)).code === facts.laCode;
  const asHead = (await ownSchools(handle, viewer, 'head')).includes(urn);
  if (!asService && !asHead && !(await ownSchools(handle, viewer, 'chair')).includes(urn)) return null;
  return { school: facts, asHead, asService, mayWrite: asHead || (asService && has(viewer, 'broker')) };
}
