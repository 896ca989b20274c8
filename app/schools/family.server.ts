import { inArray, or } from 'drizzle-orm';
import { schoolLink } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { type Family, familyOf, type Succession } from './domain';

/**
 * A school's family by the register's links and those inferred from numbers: what it came from and what it
 * became. Casework stays with the URN it was made for; areas that show a school's casework ask for that of its
 * whole family, so that a conversion loses nothing.
 */
export async function schoolFamily(handle: Db, urn: number): Promise<Family> {
  const known = new Set<number>();
  const successions: Succession[] = [];
  let edge = [urn];
  // Each round asks for the relations of those found in the last; few schools have more than two rounds.
  for (let round = 0; edge.length > 0 && round < 12; round++) {
    for (const found of edge) known.add(found);
    const rows = await handle
      .select({ urn: schoolLink.urn, linkUrn: schoolLink.linkUrn, kind: schoolLink.kind })
      .from(schoolLink)
      .where(or(inArray(schoolLink.urn, edge), inArray(schoolLink.linkUrn, edge)));
    for (const row of rows) {
      if (row.kind === 'successor') successions.push({ predecessor: row.urn, successor: row.linkUrn });
      else if (row.kind === 'predecessor') successions.push({ predecessor: row.linkUrn, successor: row.urn });
    }
    const { predecessors, successors } = familyOf(urn, successions);
    edge = [...predecessors, ...successors].filter((found) => !known.has(found));
  }
  return familyOf(urn, successions);
}

/** The school itself and its whole family. */
export async function familyUrns(handle: Db, urn: number): Promise<number[]> {
  const { predecessors, successors } = await schoolFamily(handle, urn);
  return [urn, ...predecessors, ...successors];
}
