import { and, asc, eq } from 'drizzle-orm';
import { dataRequest } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { addDays, calendarDate } from '~/kernel/clock';
import type { WorkItem } from '~/kernel/work-item';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { KIND_WORDS } from './wording';

/** From so many days before the last day a request presses. */
const PRESSES = 14;

/** Requests about people's own data that are to be answered: for the lead and administrators. One query. */
export async function privacyWorklist(viewer: Viewer): Promise<WorkItem[]> {
  if (!has(viewer, 'lead', 'admin')) return [];
  const rows = await db()
    .select()
    .from(dataRequest)
    .where(and(eq(dataRequest.authorityId, viewer.authorityId), eq(dataRequest.state, 'open')))
    .orderBy(asc(dataRequest.dueOn));
  const soon = addDays(calendarDate(clock.now()), PRESSES);
  return rows.map(({ id, ref, kind, dueOn, createdAt }) => ({
    key: `data-request:${id}`,
    kind: dueOn <= soon ? 'now' : 'soon',
    title: `Answer request ${ref}`,
    detail: `${KIND_WORDS[kind]}. The law sets the last day.`,
    href: `/admin/privacy/requests/${id}`,
    due: dueOn,
    since: createdAt,
    firm: true,
  }));
}
