import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import type { ClusterDeed } from '../domain/clusters/rights';
import { type ClusterRecord, type ClusterRow, loadCluster, mayDo } from './record.server';

/** What every page below a cluster says of it. */
export type ClusterHead = Pick<ClusterRow, 'id' | 'name' | 'kind' | 'state' | 'version'> & {
  members: number;
};

export function headOfCluster({ row, members }: Pick<ClusterRecord, 'row' | 'members'>): ClusterHead {
  const { id, name, kind, state, version } = row;
  return { id, name, kind, state, version, members: members.length };
}

/** A cluster for one of its forms, where the viewer may do that now; null otherwise. */
export async function clusterForm(
  viewer: Viewer,
  id: string,
  deed: ClusterDeed,
): Promise<{ record: ClusterRecord; head: ClusterHead } | null> {
  const record = await loadCluster(db(), viewer, id);
  if (!record || !mayDo(record, deed).ok) return null;
  return { record, head: headOfCluster(record) };
}
