import type { Viewer } from '~/accounts/domain/roles';
import type { WorkItem } from '~/kernel/work-item';
import { breaksToReview } from './queries.server';

/** Broken glasses that wait to be looked at by somebody who did not break them. */
export async function restrictedNotesWorklist(viewer: Viewer): Promise<WorkItem[]> {
  return (await breaksToReview(viewer)).map(({ id, at, due }) => ({
    key: `glass-break:${id}`,
    kind: 'now',
    title: 'Look at why a safeguarding note was opened',
    detail: 'Somebody broke the glass. Say whether it was right, and what was done.',
    href: `/glass-breaks/${id}`,
    due,
    since: at,
    firm: true,
  }));
}
