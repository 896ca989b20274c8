import { and, asc, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { school, schoolStanding, supportRequest } from '#drizzle/schema';
import { onListOf } from '~/accounts/caseload.server';
import { has, type Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { diagnosesToDo } from './diagnosis-worklist.server';
import { firstFramework } from './first-framework.server';
import { ownSchools } from './reach.server';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;

const columns = {
  id: supportRequest.id,
  ref: supportRequest.ref,
  urn: supportRequest.urn,
  submittedAt: supportRequest.submittedAt,
  createdAt: supportRequest.createdAt,
  schoolName: school.name,
};

/** What waits for the viewer in needs and requests. */
export async function diagnosisWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const items = [...(await firstFramework(viewer)), ...(await diagnosesToDo(viewer))];
  if (has(viewer, 'head')) items.push(...(await forHead(viewer)));
  if (has(viewer, 'broker')) items.push(...(await forBroker(viewer)));
  return items;
}

async function forHead(viewer: Viewer): Promise<WorkItem[]> {
  const own = await ownSchools(db(), viewer, 'head');
  if (own.length === 0) return [];
  const rows = await db()
    .select({ ...columns, state: supportRequest.state, raisedBySchool: supportRequest.raisedBySchool })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .where(
      and(
        inArray(supportRequest.urn, own),
        inArray(supportRequest.state, ['draft', 'submitted']),
        or(eq(supportRequest.raisedBySchool, true), isNotNull(supportRequest.submittedAt)),
      ),
    )
    .orderBy(asc(supportRequest.createdAt))
    .limit(MOST);
  return rows.map((row) => {
    if (row.state === 'submitted') {
      return {
        key: `request-sent:${row.id}`,
        kind: 'waiting',
        title: `${row.ref} waits for the service to take it up`,
        detail: `${row.schoolName}. Your broker is told, and looks for possible partners.`,
        href: `/requests/${row.id}`,
        due: null,
        since: row.submittedAt,
      };
    }
    return row.raisedBySchool
      ? {
          key: `request-draft:${row.id}`,
          kind: 'soon',
          title: `Finish your request for support ${row.ref}`,
          detail: `${row.schoolName}. Started on ${dateWords(calendarDate(row.createdAt))}; nobody else sees it until you send it.`,
          href: `/requests/${row.id}`,
          due: null,
          since: row.createdAt,
        }
      : {
          key: `request-confirm:${row.id}`,
          kind: 'now',
          title: `Confirm or change request ${row.ref}`,
          detail: `Your adviser has written it for ${row.schoolName}. Nothing happens until you confirm it.`,
          href: `/requests/${row.id}`,
          due: null,
          since: row.submittedAt,
        };
  });
}

async function forBroker(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select({ ...columns, state: supportRequest.state, priority: schoolStanding.priority })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .leftJoin(
      schoolStanding,
      and(
        eq(schoolStanding.authorityId, supportRequest.authorityId),
        eq(schoolStanding.urn, supportRequest.urn),
        eq(schoolStanding.current, true),
      ),
    )
    .where(
      and(
        eq(supportRequest.authorityId, viewer.authorityId),
        or(
          // A school with an adviser of its own waits on that adviser's list.
          and(eq(supportRequest.state, 'submitted'), onListOf(viewer, schoolStanding.brokerId)),
          and(
            eq(supportRequest.state, 'draft'),
            eq(supportRequest.raisedBySchool, false),
            eq(supportRequest.raisedById, viewer.accountId),
          ),
        ),
      ),
    )
    .orderBy(asc(supportRequest.submittedAt), asc(supportRequest.createdAt))
    .limit(MOST);
  return rows.map((row) => {
    const href = `/requests/${row.id}`;
    if (row.state === 'submitted') {
      return {
        key: `request-match:${row.id}`,
        kind: 'now',
        title: `Find a partner for ${row.ref}`,
        detail: `${row.schoolName} sent it on ${dateWords(calendarDate(row.submittedAt ?? row.createdAt))}.`,
        href,
        due: null,
        since: row.submittedAt,
      };
    }
    return row.submittedAt
      ? {
          key: `request-awaiting:${row.id}`,
          kind: 'waiting',
          title: `${row.ref} waits for the head to confirm it`,
          detail: `${row.schoolName}. You wrote it for the school.`,
          href,
          due: null,
          since: row.submittedAt,
        }
      : {
          key: `request-draft:${row.id}`,
          kind: 'soon',
          title: `Finish request ${row.ref}`,
          detail: `${row.schoolName}. You have not sent it to the head yet.`,
          href,
          due: null,
          since: row.createdAt,
        };
  });
}
