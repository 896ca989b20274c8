import { and, asc, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { agreedAction, agreement, governorFeedback, provider, school, visit } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import type { Reach } from '../domain';
import { isOverdue } from '../domain/visits/actions';
import { noteDueAt, noteStanding } from '../domain/visits/lateness';
import { leavesRecord, VISIT_TEMPLATES } from '../domain/visits/templates';
import { VISIT_KINDS } from '../domain/visits/vocabulary';
import { reachOf } from '../record.server';
import { ownActions } from './own-actions.server';
import { noteStandingWords } from './wording';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;
/** Actions are shown this many days before they are due. */
const SOON_DAYS = 14;

/** What waits in visits: those to make and to write up, notes to read, actions that are due. */
export async function visitsWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const reach = await reachOf(db(), viewer);
  const parts = await Promise.all([
    toWriteUp(viewer),
    toRead(reach),
    toCome(reach),
    toGiveFeedback(reach),
    actionsDue(reach),
  ]);
  return parts.flat();
}

const visitColumns = { row: visit, schoolName: school.name };
const hrefOf = ({ id, agreementId, urn }: { id: string; agreementId: string | null; urn: number }) =>
  `${agreementId ? `/agreements/${agreementId}` : `/schools/${urn}`}/visits/${id}`;

/** The viewer's own visits: those whose day has come, and those whose note is still to be written. */
async function toWriteUp(viewer: Viewer): Promise<WorkItem[]> {
  const now = clock.now();
  const today = calendarDate(now);
  const rows = await db()
    .select(visitColumns)
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .where(
      and(
        eq(visit.visitorId, viewer.accountId),
        or(
          and(eq(visit.state, 'planned'), lte(visit.plannedFor, addDays(today, 7))),
          and(eq(visit.state, 'held'), eq(visit.noteNumber, 0)),
        ),
      ),
    )
    .orderBy(asc(visit.plannedFor), asc(visit.id))
    .limit(MOST * 2);
  return rows
    .filter(({ row }) => row.state === 'planned' || leavesRecord(row.kind))
    .slice(0, MOST)
    .map(({ row, schoolName }): WorkItem => {
      const what = VISIT_TEMPLATES[row.kind].name;
      if (row.state === 'held' && row.endedAt) {
        const stands = noteStanding({ leavesRecord: true, endedAt: row.endedAt, noteSentAt: null }, now);
        return {
          key: `visit-note:${row.id}`,
          kind: 'now',
          title: `Write the note of your visit to ${schoolName}`,
          detail: `${what} on ${dateWords(row.heldOn)}. ${noteStandingWords(stands)}.`,
          href: `${hrefOf(row)}/record`,
          due: calendarDate(noteDueAt(row.endedAt)),
          since: row.endedAt,
        };
      }
      const over = row.plannedFor <= today;
      return {
        key: `visit-plan:${row.id}`,
        kind: over ? 'now' : 'soon',
        title: over ? `Record your visit to ${schoolName}` : `Visit ${schoolName}`,
        detail: `${what}, planned for ${dateWords(row.plannedFor)}.${over ? ' Its note is due 48 hours after it ended.' : ''}`,
        href: hrefOf(row),
        due: row.plannedFor,
        since: row.createdAt,
      };
    });
}

/** Notes that have reached the head and have not been read. */
async function toRead(reach: Reach): Promise<WorkItem[]> {
  if (reach.headOf.length === 0) return [];
  const rows = await db()
    .select(visitColumns)
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .where(and(inArray(visit.urn, [...reach.headOf]), isNotNull(visit.noteSentAt), isNull(visit.noteReadAt)))
    .orderBy(asc(visit.noteSentAt), asc(visit.id))
    .limit(MOST);
  return rows.map(({ row }) => ({
    key: `visit-read:${row.id}:${row.noteNumber}`,
    kind: 'now',
    title:
      row.noteNumber > 1
        ? `Read the corrected note of the visit on ${dateWords(row.heldOn)}`
        : `Read the note of the visit on ${dateWords(row.heldOn)}`,
    detail: `${VISIT_TEMPLATES[row.kind].name}, by ${row.visitorName}.`,
    href: hrefOf(row),
    due: null,
    since: row.noteSentAt,
  }));
}

/** Notes of visits to one's school that are still being written. */
async function toCome(reach: Reach): Promise<WorkItem[]> {
  if (reach.headOf.length === 0) return [];
  const rows = await db()
    .select(visitColumns)
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .where(
      and(
        inArray(visit.urn, [...reach.headOf]),
        eq(visit.state, 'held'),
        eq(visit.noteNumber, 0),
        inArray(visit.kind, VISIT_KINDS.filter(leavesRecord)),
        isNotNull(visit.endedAt),
      ),
    )
    .orderBy(asc(visit.endedAt), asc(visit.id))
    .limit(MOST);
  return rows.map(({ row }) => ({
    key: `visit-note-awaited:${row.id}`,
    kind: 'waiting',
    title: `The note of the visit on ${dateWords(row.heldOn)} is being written`,
    detail: `${VISIT_TEMPLATES[row.kind].name}, by ${row.visitorName}. It is to reach you within 48 hours.`,
    href: hrefOf(row),
    due: row.endedAt && calendarDate(noteDueAt(row.endedAt)),
    since: row.endedAt,
  }));
}

/** Held visits that leave no record, on which the chair of governors has not yet said anything. */
async function toGiveFeedback(reach: Reach): Promise<WorkItem[]> {
  if (reach.chairOf.length === 0) return [];
  const kinds = VISIT_KINDS.filter((kind) => !leavesRecord(kind));
  const rows = await db()
    .select(visitColumns)
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .leftJoin(governorFeedback, eq(governorFeedback.visitId, visit.id))
    .where(
      and(
        inArray(visit.urn, [...reach.chairOf]),
        inArray(visit.kind, kinds),
        eq(visit.state, 'held'),
        isNull(governorFeedback.id),
      ),
    )
    .limit(MOST);
  return rows.map(({ row }) => ({
    key: `visit-feedback:${row.id}`,
    kind: 'soon',
    title: 'Give governors’ feedback on the adviser’s visit',
    detail: `${VISIT_TEMPLATES[row.kind].name} on ${dateWords(row.heldOn)}. It leaves no other record.`,
    href: `${hrefOf(row)}/feedback`,
    due: null,
    since: row.endedAt,
  }));
}

/** Open actions of the viewer's own that are due soon or should be done. */
async function actionsDue(reach: Reach): Promise<WorkItem[]> {
  const today = calendarDate(clock.now());
  const mine = ownActions(reach);
  if (!mine) return [];
  const rows = await db()
    .select({ row: agreedAction, schoolName: school.name, ref: agreement.ref })
    .from(agreedAction)
    .innerJoin(school, eq(school.urn, agreedAction.urn))
    .leftJoin(agreement, eq(agreement.id, agreedAction.agreementId))
    .leftJoin(provider, eq(provider.id, agreement.providerId))
    .where(
      and(
        eq(agreedAction.state, 'open'),
        lte(agreedAction.dueOn, addDays(today, SOON_DAYS)),
        or(isNull(agreedAction.agreementId), inArray(agreement.state, ['active', 'paused', 'closing'])),
        mine,
      ),
    )
    .orderBy(asc(agreedAction.dueOn), asc(agreedAction.id))
    .limit(MOST);
  return rows.map(({ row, schoolName, ref }) => ({
    key: `action:${row.id}`,
    kind: isOverdue(row, today) ? 'now' : 'soon',
    title: shortened(row.text),
    detail: `Agreed ${row.reviewId ? 'at a review' : 'at a visit'}, ${schoolName}${ref ? `, ${ref}` : ''}. ${
      isOverdue(row, today)
        ? `It was due on ${dateWords(row.dueOn)}.`
        : 'Say what came of it when it is done.'
    }`,
    href: `/actions/${row.id}`,
    due: row.dueOn,
    since: row.createdAt,
  }));
}

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= 90 ? line : `${line.slice(0, 88).replace(/\s+\S*$/, '')} …`;
}
