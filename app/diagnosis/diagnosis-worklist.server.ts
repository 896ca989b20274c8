import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import { diagnosis, school, schoolStanding } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { diagnosisTitle } from './diagnosis-wording';
import { ownSchools } from './reach.server';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 15;

/** Diagnoses that wait for the viewer: to answer, to share, to talk through, to decide. */
export async function diagnosesToDo(viewer: Viewer): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  if (has(viewer, 'head')) items.push(...(await forHead(viewer)));
  if (has(viewer, 'chair')) items.push(...(await forChair(viewer)));
  if (has(viewer, 'broker')) items.push(...(await forBroker(viewer)), ...(await withSchools(viewer)));
  if (has(viewer, 'lead')) items.push(...(await forLead(viewer)));
  return items;
}

const columns = {
  id: diagnosis.id,
  urn: diagnosis.urn,
  state: diagnosis.state,
  term: diagnosis.term,
  sharedAt: diagnosis.sharedAt,
  respondedAt: diagnosis.respondedAt,
  createdAt: diagnosis.createdAt,
  schoolName: school.name,
};

async function forHead(viewer: Viewer): Promise<WorkItem[]> {
  const own = await ownSchools(db(), viewer, 'head');
  if (own.length === 0) return [];
  const rows = await db()
    .select(columns)
    .from(diagnosis)
    .innerJoin(school, eq(school.urn, diagnosis.urn))
    .where(and(inArray(diagnosis.urn, own), inArray(diagnosis.state, ['shared', 'contested'])))
    .orderBy(asc(diagnosis.sharedAt))
    .limit(MOST);
  return rows.map((row) => ({
    key: `diagnosis-answer:${row.id}`,
    kind: row.state === 'shared' ? 'now' : 'waiting',
    title:
      row.state === 'shared'
        ? `Answer the diagnosis of ${row.schoolName}`
        : `The diagnosis of ${row.schoolName} is contested`,
    detail:
      row.state === 'shared'
        ? `${diagnosisTitle(row.term)}, shared on ${on(row.sharedAt)}. You can agree, or say what you see differently.`
        : 'You can add evidence, or agree to what is put forward; otherwise the lead decides.',
    href: `/schools/${row.urn}/diagnosis/${row.id}`,
    due: null,
    since: row.sharedAt,
  }));
}

/** For the chair of governors: what the headteacher is asked to answer. */
async function forChair(viewer: Viewer): Promise<WorkItem[]> {
  const own = await ownSchools(db(), viewer, 'chair');
  if (own.length === 0) return [];
  const rows = await db()
    .select(columns)
    .from(diagnosis)
    .innerJoin(school, eq(school.urn, diagnosis.urn))
    .where(and(inArray(diagnosis.urn, own), eq(diagnosis.state, 'shared')))
    .orderBy(asc(diagnosis.sharedAt))
    .limit(MOST);
  return rows.map((row) => ({
    key: `diagnosis-answer:${row.id}`,
    kind: 'waiting',
    title: `The diagnosis of ${row.schoolName} waits for the headteacher’s answer`,
    detail: `${diagnosisTitle(row.term)}, shared on ${on(row.sharedAt)}. You can read it too.`,
    href: `/schools/${row.urn}/diagnosis/${row.id}`,
    due: null,
    since: row.sharedAt,
  }));
}

/** Diagnoses of the adviser's own schools that are with the school: nothing to do, but not to be forgotten. */
async function withSchools(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select(columns)
    .from(diagnosis)
    .innerJoin(school, eq(school.urn, diagnosis.urn))
    .innerJoin(
      schoolStanding,
      and(
        eq(schoolStanding.authorityId, diagnosis.authorityId),
        eq(schoolStanding.urn, diagnosis.urn),
        eq(schoolStanding.current, true),
        eq(schoolStanding.brokerId, viewer.accountId),
      ),
    )
    .where(and(eq(diagnosis.authorityId, viewer.authorityId), eq(diagnosis.state, 'shared')))
    .orderBy(asc(diagnosis.sharedAt))
    .limit(MOST);
  return rows.map((row) => ({
    key: `diagnosis-shared:${row.id}`,
    kind: 'waiting',
    title: `${row.schoolName} has its diagnosis to answer`,
    detail: `${diagnosisTitle(row.term)}, shared on ${on(row.sharedAt)}.`,
    href: `/schools/${row.urn}/diagnosis/${row.id}`,
    due: null,
    since: row.sharedAt,
  }));
}

async function forBroker(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select(columns)
    .from(diagnosis)
    .innerJoin(school, eq(school.urn, diagnosis.urn))
    .leftJoin(
      schoolStanding,
      and(
        eq(schoolStanding.authorityId, diagnosis.authorityId),
        eq(schoolStanding.urn, diagnosis.urn),
        eq(schoolStanding.current, true),
      ),
    )
    .where(
      and(
        eq(diagnosis.authorityId, viewer.authorityId),
        or(
          and(
            eq(diagnosis.state, 'contested'),
            or(isNull(schoolStanding.brokerId), eq(schoolStanding.brokerId, viewer.accountId)),
          ),
          // A run drafts hundreds: on the list are those of the adviser's own schools.
          and(eq(diagnosis.state, 'draft'), eq(schoolStanding.brokerId, viewer.accountId)),
        ),
      ),
    )
    .orderBy(asc(diagnosis.state), asc(diagnosis.createdAt))
    .limit(MOST);
  return rows.map((row) => ({
    key: `diagnosis-${row.state}:${row.id}`,
    kind: row.state === 'contested' ? 'now' : 'soon',
    title:
      row.state === 'contested'
        ? `Talk through the diagnosis of ${row.schoolName}`
        : `Write and share the diagnosis of ${row.schoolName}`,
    detail:
      row.state === 'contested'
        ? `The school contested it on ${on(row.respondedAt)}. You can still agree with it.`
        : `${diagnosisTitle(row.term)}, drafted on ${on(row.createdAt)}.`,
    href: `/schools/${row.urn}/diagnosis/${row.id}`,
    due: null,
    since: row.respondedAt ?? row.createdAt,
  }));
}

async function forLead(viewer: Viewer): Promise<WorkItem[]> {
  const rows = await db()
    .select(columns)
    .from(diagnosis)
    .innerJoin(school, eq(school.urn, diagnosis.urn))
    .where(and(eq(diagnosis.authorityId, viewer.authorityId), eq(diagnosis.state, 'contested')))
    .orderBy(asc(diagnosis.respondedAt))
    .limit(MOST);
  return rows.map((row) => ({
    key: `diagnosis-decide:${row.id}`,
    kind: 'now',
    title: `Decide the band of ${row.schoolName}`,
    detail: `The school contested its diagnosis on ${on(row.respondedAt)}.`,
    href: `/schools/${row.urn}/diagnosis/${row.id}`,
    due: null,
    since: row.respondedAt,
  }));
}

function on(at: Date | null): string {
  return at ? dateWords(calendarDate(at)) : '';
}
