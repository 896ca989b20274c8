import type { Viewer } from '~/accounts/domain/roles';
import { type AdminInsight, adminInsight } from './admin.server';
import { type LeaderInsight, leaderInsights } from './leader.server';
import { type SchoolInsight, schoolInsights } from './school.server';

/** What somebody who does not work for the service sees of the whole: their own part of it. */
export type RoleInsight = {
  schools: SchoolInsight[];
  support: LeaderInsight[];
  admin: AdminInsight | null;
};

/** The viewer's own figures in each of their roles; null for somebody who has none to see. */
export async function roleInsight(viewer: Viewer): Promise<RoleInsight | null> {
  const found = {
    schools: await schoolInsights(viewer),
    support: await leaderInsights(viewer),
    admin: await adminInsight(viewer),
  };
  return found.schools.length + found.support.length === 0 && found.admin === null ? null : found;
}
