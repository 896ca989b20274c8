import { and, asc, desc, eq } from 'drizzle-orm';
import { account, trajectory } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import type { TrajectoryPoint, TrajectoryScope } from '../domain/schools/trajectory';

/** One version of a trajectory. */
export type TrajectoryRow = TrajectoryScope & {
  id: string;
  number: number;
  points: TrajectoryPoint[];
  reason: string;
  at: Date;
  by: string | null;
};

const columns = {
  id: trajectory.id,
  measure: trajectory.measure,
  phase: trajectory.phase,
  place: trajectory.place,
  number: trajectory.number,
  points: trajectory.points,
  reason: trajectory.reason,
  at: trajectory.at,
  by: account.name,
};

/** Trajectories of the viewer's authority that are in force, the widest first. Unscoped by role: callers check it. */
export async function trajectoriesInForce(handle: Db, viewer: Viewer): Promise<TrajectoryRow[]> {
  const rows = await handle
    .select(columns)
    .from(trajectory)
    .leftJoin(account, eq(account.id, trajectory.byId))
    .where(and(eq(trajectory.authorityId, viewer.authorityId), eq(trajectory.inForce, true)))
    .orderBy(asc(trajectory.phase), asc(trajectory.place), desc(trajectory.measure));
  return rows.filter(({ points }) => points.length > 0);
}

/** Every version for one scope, the latest first. */
export async function versionsOf(
  handle: Db,
  viewer: Viewer,
  { measure, phase, place }: TrajectoryScope,
): Promise<TrajectoryRow[]> {
  return handle
    .select(columns)
    .from(trajectory)
    .leftJoin(account, eq(account.id, trajectory.byId))
    .where(
      and(
        eq(trajectory.authorityId, viewer.authorityId),
        eq(trajectory.measure, measure),
        eq(trajectory.phase, phase),
        eq(trajectory.place, place),
      ),
    )
    .orderBy(desc(trajectory.number));
}
