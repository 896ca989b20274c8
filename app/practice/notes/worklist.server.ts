import { and, asc, eq, inArray } from 'drizzle-orm';
import { agreement, practiceNote, provider, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type Standing, standingsOf } from '~/agreements/domain';
import { scopeOf } from '~/agreements/list.server';
import { reachOf } from '~/agreements/record.server';
import { addDays, calendarDate } from '~/kernel/clock';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { mayDoNote } from '../domain/notes/permissions';
import type { NoteState } from '../domain/vocabulary';
import { unwritten } from './queries.server';

const MOST = 25;
/** How long after an agreement was closed it is suggested to write up what was learned. A suggestion, never a duty. */
const SUGGESTED_DAYS = 120;
const MOST_TO_WRITE = 5;

/** What waits of practice notes: to finish, to agree to, to review, and closed agreements to learn from. */
export async function notesWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const rows = await db()
    .select({
      id: practiceNote.id,
      title: practiceNote.title,
      state: practiceNote.state,
      updatedAt: practiceNote.updatedAt,
      createdById: practiceNote.createdById,
      urn: practiceNote.urn,
      providerId: practiceNote.providerId,
      authorityId: practiceNote.authorityId,
      homeUrn: provider.homeUrn,
      schoolName: school.name,
      providerName: provider.name,
    })
    .from(practiceNote)
    .innerJoin(agreement, eq(agreement.id, practiceNote.agreementId))
    .innerJoin(school, eq(school.urn, practiceNote.urn))
    .innerJoin(provider, eq(provider.id, practiceNote.providerId))
    .where(and(scope, inArray(practiceNote.state, ['draft', 'with-school', 'with-broker'])))
    .orderBy(asc(practiceNote.updatedAt), asc(practiceNote.id))
    .limit(MOST);
  const open = rows.flatMap((row) => itemOf(row, standingsOf(reach, row), viewer.accountId) ?? []);
  return [...open, ...(reach.serviceOf === null ? [] : await toWrite(viewer))];
}

type Row = {
  id: string;
  title: string;
  state: NoteState;
  updatedAt: Date;
  createdById: string | null;
  schoolName: string;
  providerName: string;
};

function itemOf(row: Row, standings: readonly Standing[], accountId: string): WorkItem | null {
  const { id, state } = row;
  const common = {
    href: `/practice/${id}`,
    detail: `“${row.title}”: ${row.schoolName} and ${row.providerName}.`,
    due: null,
    since: row.updatedAt,
  };
  const may = (action: Parameters<typeof mayDoNote>[0]) => mayDoNote(action, standings, state);
  if (may('consent')) {
    return {
      ...common,
      key: `practice-consent:${id}`,
      kind: 'now',
      title: 'Read a practice note about your school, and agree to it or not',
    };
  }
  if (may('publish')) {
    return { ...common, key: `practice-review:${id}`, kind: 'now', title: 'Review a practice note' };
  }
  if (may('edit') && row.createdById === accountId) {
    return { ...common, key: `practice-draft:${id}`, kind: 'soon', title: 'Finish the practice note' };
  }
  if (may('reopen') && (row.createdById === accountId || standings.includes('service'))) {
    const whom = state === 'with-school' ? 'the school’s answer' : 'the authority’s review';
    return {
      ...common,
      key: `practice-waiting:${id}`,
      kind: 'waiting',
      title: `A practice note waits for ${whom}`,
    };
  }
  return null;
}

async function toWrite(viewer: Viewer): Promise<WorkItem[]> {
  const since = addDays(today(), -SUGGESTED_DAYS);
  const closed = await unwritten(viewer, MOST_TO_WRITE);
  return closed
    .filter(({ endedAt }) => endedAt !== null && calendarDate(endedAt) >= since)
    .map(({ id, ref, schoolName, providerName, endedAt }) => ({
      key: `practice-write:${id}`,
      kind: 'soon',
      title: `Write up what was learned under ${ref}`,
      detail: `${schoolName} and ${providerName}. Only if others can use it: the school is asked first.`,
      href: `/practice/new?agreement=${id}`,
      due: null,
      since: endedAt,
    }));
}
