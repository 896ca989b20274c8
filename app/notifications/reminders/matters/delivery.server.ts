import { and, eq, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm';
import { agreedAction, agreement, visit } from '#drizzle/schema';
import { noteDueAt } from '~/agreements/domain/visits/lateness';
import { leavesRecord } from '~/agreements/domain/visits/templates';
import type { ActionOwner } from '~/agreements/domain/visits/vocabulary';
import { addDays, calendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import type { Audience } from '../../domain/template';
import { always, type Collecting, type OpenMatter, ofAgreement } from '../matter';

/** No rule looks further ahead than this, in days of the calendar: nothing beyond has to be read. */
const AHEAD_DAYS = 200;

/** Notes not written though their visit has been held: whoever made the visit is asked. */
export async function noteMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({
      row: {
        id: visit.id,
        urn: visit.urn,
        kind: visit.kind,
        endedAt: visit.endedAt,
        visitorId: visit.visitorId,
      },
      of: { id: agreement.id, urn: agreement.urn, requestId: agreement.requestId },
    })
    .from(visit)
    .leftJoin(agreement, eq(agreement.id, visit.agreementId))
    .where(
      and(
        eq(visit.authorityId, authorityId),
        eq(visit.state, 'held'),
        eq(visit.noteNumber, 0),
        isNotNull(visit.endedAt),
      ),
    );
  return rows
    .filter(({ row }) => leavesRecord(row.kind))
    .map(({ row, of }) => ({
      kind: 'visit-note-late',
      subject: { type: 'visit', id: row.id },
      event: of ? ofAgreement(of) : { subject: { type: 'visit', id: row.id }, urn: row.urn },
      due: row.endedAt && calendarDate(noteDueAt(row.endedAt)),
      since: null,
      party: of ? 'support' : 'adviser',
      whom: always(row.visitorId),
      words: { visitId: row.id },
    }));
}

/** Who does the actions of each owner; one outside the service is asked through the broker. */
const DOES: Readonly<Record<ActionOwner, Audience>> = {
  'client-head': 'school-head',
  'client-chair': 'school-chair',
  provider: 'provider',
  'home-head': 'home-school',
  service: 'broker',
  other: 'broker',
};

/** Agreed actions that are open. */
export async function actionMatters(handle: Db, { authorityId, today }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({
      row: {
        id: agreedAction.id,
        urn: agreedAction.urn,
        visitId: agreedAction.visitId,
        owner: agreedAction.owner,
        dueOn: agreedAction.dueOn,
        createdAt: agreedAction.createdAt,
      },
      of: { id: agreement.id, urn: agreement.urn, requestId: agreement.requestId },
    })
    .from(agreedAction)
    .leftJoin(agreement, eq(agreement.id, agreedAction.agreementId))
    .where(
      and(
        eq(agreedAction.authorityId, authorityId),
        eq(agreedAction.state, 'open'),
        lte(agreedAction.dueOn, addDays(today, AHEAD_DAYS)),
        or(isNull(agreedAction.agreementId), inArray(agreement.state, ['active', 'paused', 'closing'])),
      ),
    );
  return rows.map(({ row, of }) => ({
    kind: 'action-due',
    subject: { type: 'action', id: row.id },
    event: of ? ofAgreement(of) : { subject: { type: 'visit', id: row.visitId ?? row.id }, urn: row.urn },
    due: row.dueOn,
    since: null,
    begun: calendarDate(row.createdAt),
    whom: always(DOES[row.owner]),
    words: { actionId: row.id },
  }));
}

/** Pauses that are to be looked at by a date. */
export async function pauseMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({
      id: agreement.id,
      urn: agreement.urn,
      requestId: agreement.requestId,
      resumeBy: agreement.resumeBy,
      pausedAt: agreement.pausedAt,
    })
    .from(agreement)
    .where(and(eq(agreement.authorityId, authorityId), eq(agreement.state, 'paused')));
  return rows.map((row) => ({
    kind: 'pause-ending',
    subject: { type: 'agreement', id: row.id },
    event: ofAgreement(row),
    due: row.resumeBy,
    since: null,
    begun: row.pausedAt && calendarDate(row.pausedAt),
    whom: always('broker'),
  }));
}
