import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { need, supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { schoolFamily } from '~/schools/family.server';
import { hasEnded } from './domain';
import { reachSchool, type SchoolReach } from './reach.server';
import { isShared, type NeedView } from './requests.server';

export type NeedsPageView = {
  reach: SchoolReach;
  needs: (NeedView & { request: NeedRequest | null })[];
};

/** The request that asks, or asked, for help with a need. */
export type NeedRequest = {
  id: string;
  ref: string;
  /** Withdrawn or declined: the need is free to be asked for again. */
  ended: boolean;
};

/** A school's needs, open ones first and the most pressing at the top; null for a school that is not the viewer's. */
export async function needsPage(viewer: Viewer, urn: number): Promise<NeedsPageView | null> {
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach) return null;
  // A school that converted brings its needs with it.
  const urns = [urn, ...(await schoolFamily(db(), urn)).predecessors];
  const rows = await db()
    .select({ need, request: supportRequest })
    .from(need)
    .leftJoin(supportRequest, eq(supportRequest.id, need.requestId))
    .where(and(inArray(need.urn, urns), eq(need.authorityId, viewer.authorityId)))
    .orderBy(sql`case ${need.state} when 'open' then 0 else 1 end`, desc(need.severity), asc(need.byDate));
  return {
    reach,
    needs: rows.map(({ need: row, request }) => ({
      ...row,
      request:
        request && (!reach.asService || isShared(request))
          ? { id: request.id, ref: request.ref, ended: hasEnded(request.state) }
          : null,
    })),
  };
}

/** One need of a school; null when it is not the viewer's to know of. */
export async function needPage(
  viewer: Viewer,
  urn: number,
  id: string,
): Promise<{ reach: SchoolReach; need: NeedsPageView['needs'][number] } | null> {
  const page = await needsPage(viewer, urn);
  const found = page?.needs.find((one) => one.id === id);
  return page && found ? { reach: page.reach, need: found } : null;
}
