import { and, asc, eq } from 'drizzle-orm';
import { visit } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import type { PackVisit } from '../domain/reviews/pack';

/** Visits held under an agreement, the earliest first, each with what its note recommends. */
export async function packVisits(handle: Db, agreementId: string): Promise<PackVisit[]> {
  const rows = await handle
    .select()
    .from(visit)
    .where(and(eq(visit.agreementId, agreementId), eq(visit.state, 'held')))
    .orderBy(asc(visit.heldOn), asc(visit.id));
  return rows.map(({ id, heldOn, plannedFor, kind, visitorName, focus, noteSentAt }) => ({
    id,
    on: heldOn ?? plannedFor,
    kind,
    visitor: visitorName,
    focus,
    recommendations: '',
    note: noteSentAt && `Its note reached the headteacher on ${dateWords(calendarDate(noteSentAt))}`,
  }));
}
