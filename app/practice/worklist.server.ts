import type { Viewer } from '~/accounts/domain/roles';
import type { WorkItem } from '~/kernel/work-item';
import { clustersWorklist } from './clusters/worklist.server';
import { notesWorklist } from './notes/worklist.server';
import { programmesWorklist } from './programmes/worklist.server';

/** What waits of practice for the viewer: each part says its own, a query or two. */
const PARTS: readonly ((viewer: Viewer) => Promise<WorkItem[]>)[] = [
  notesWorklist,
  clustersWorklist,
  programmesWorklist,
];

/** Everything that waits for the viewer in practice notes, clusters and programmes. */
export async function practiceWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const parts = await Promise.all(PARTS.map((part) => part(viewer)));
  return parts.flat();
}
