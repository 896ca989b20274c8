import { and, eq, isNotNull } from 'drizzle-orm';
import { agreement, school } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { addDays, calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { signsWords } from './interruption-wording';
import { lostPartners } from './partner.server';

/** A pause is told of this many days before it is to be looked at. */
const AHEAD_DAYS = 14;
const MOST = 25;

/** What waits for the service where support has stopped: pauses to look at, partners who may be lost. */
export async function interruptionWorklist(viewer: Viewer): Promise<WorkItem[]> {
  if (!isService(viewer)) return [];
  const lost = await lostPartners(db(), today(), { authorityId: viewer.authorityId });
  const partners = lost.map(
    (one): WorkItem => ({
      key: `partner-lost:${one.id}:${one.signs.join()}`,
      kind: one.lost ? 'now' : 'soon',
      title: one.lost
        ? `Find out whether ${one.schoolName} needs another partner (${one.ref})`
        : `Ask ${one.providerName} whether the support goes on (${one.ref})`,
      detail: signsWords(one.providerName, one.signs),
      href: `/agreements/${one.id}/partner`,
      due: null,
      since: null,
    }),
  );
  return [...(await pauses(viewer)), ...partners].slice(0, MOST);
}

async function pauses(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select({
      row: {
        id: agreement.id,
        ref: agreement.ref,
        resumeBy: agreement.resumeBy,
        pausedAt: agreement.pausedAt,
      },
      schoolName: school.name,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(
      and(
        eq(agreement.state, 'paused'),
        eq(agreement.authorityId, viewer.authorityId),
        isNotNull(agreement.resumeBy),
      ),
    )
    .orderBy(agreement.resumeBy)
    .limit(MOST);
  const on = today();
  return rows.map(({ row, schoolName }): WorkItem => {
    const due = row.resumeBy ?? on;
    const kind = due <= on ? 'now' : due <= addDays(on, AHEAD_DAYS) ? 'soon' : 'waiting';
    const since = row.pausedAt ? ` since ${dateWords(calendarDate(row.pausedAt))}` : '';
    return {
      key: `pause:${row.id}:${due}`,
      kind,
      title: kind === 'waiting' ? `${row.ref} is paused` : `Look at the pause of ${row.ref} again`,
      detail: `${schoolName}. Paused${since}: resume it, let it stay paused until another date, or end it.`,
      href: `/agreements/${row.id}/resume`,
      due,
      since: row.pausedAt,
    };
  });
}
