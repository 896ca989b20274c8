import { and, count, eq, inArray, or } from 'drizzle-orm';
import { programme, programmePlace } from '#drizzle/schema';
import { isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { count as counted, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { spanOf } from '../domain/programmes/sessions';

const MOST = 25;

/** What waits in programmes: to say who completed one, once its last session has been, and then to end it. */
export async function programmesWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const provides = providersOf(viewer);
  const service = isService(viewer);
  const theirs = or(
    service ? eq(programme.authorityId, viewer.authorityId) : undefined,
    provides.length > 0 ? inArray(programme.providerId, provides) : undefined,
  );
  if (!theirs) return [];
  const rows = await db()
    .select({ id: programme.id, name: programme.name, sessions: programme.sessions })
    .from(programme)
    .where(and(theirs, inArray(programme.state, ['open', 'closed'])));
  const over = rows.flatMap((row) => {
    const last = spanOf(row.sessions)?.to;
    return last !== undefined && last < today() ? [{ ...row, last }] : [];
  });
  if (over.length === 0) return [];
  const open = await db()
    .select({ id: programmePlace.programmeId, n: count() })
    .from(programmePlace)
    .where(
      and(
        inArray(
          programmePlace.programmeId,
          over.map(({ id }) => id),
        ),
        eq(programmePlace.state, 'taken'),
      ),
    )
    .groupBy(programmePlace.programmeId);
  return over
    .flatMap(({ id, name, last }): WorkItem[] => {
      const unsaid = Number(open.find((one) => one.id === id)?.n ?? 0);
      if (unsaid === 0 && !service) return [];
      return [
        {
          key: `programme-results:${id}`,
          kind: unsaid > 0 ? 'now' : 'soon',
          title: unsaid > 0 ? `Say who completed ${name}` : `End ${name}`,
          detail:
            unsaid > 0
              ? `Its last session was on ${dateWords(last)}; nothing is said yet of ${counted(unsaid, 'person', 'people')}.`
              : `Its last session was on ${dateWords(last)}.`,
          href: unsaid > 0 ? `/programmes/${id}/results` : `/programmes/${id}`,
          due: null,
          since: null,
        },
      ];
    })
    .slice(0, MOST);
}
