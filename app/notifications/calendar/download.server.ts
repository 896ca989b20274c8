import { eq } from 'drizzle-orm';
import { calendarEntry } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { loadReview } from '~/agreements/reviews/read.server';
import { loadVisit } from '~/agreements/visits/load.server';
import type { VisitAddress } from '~/agreements/visits/place.server';
import { db } from '~/platform/db.server';
import { notFound } from '~/platform/respond.server';
import { uidOf } from '../domain/calendar/shown';
import { entryIdOf } from './entries.server';
import { factsOf, type Subject } from './facts.server';
import { icsOf } from './ics.server';

/**
 * A visit as a file for a calendar, under the same UID as its invitation.
 * @throws 404 where it is not the viewer's to know of
 */
export async function visitFile(viewer: Viewer, address: VisitAddress, visitId: string): Promise<Response> {
  const found = await loadVisit(db(), viewer, address, visitId);
  if (!found) throw notFound();
  return fileOf({ kind: 'visit', id: found.row.id }, 'visit');
}

/**
 * An Improvement Review likewise.
 * @throws 404 where it is not the viewer's to know of
 */
export async function reviewFile(viewer: Viewer, agreementId: string, reviewId: string): Promise<Response> {
  const found = await loadReview(db(), viewer, agreementId, reviewId);
  if (!found) throw notFound();
  return fileOf({ kind: 'review', id: found.row.id }, 'review');
}

async function fileOf(subject: Subject, name: string): Promise<Response> {
  const facts = await factsOf(db(), subject);
  if (!facts) throw notFound();
  const [entry] = await db()
    .select()
    .from(calendarEntry)
    .where(eq(calendarEntry.id, entryIdOf(subject)));
  const { shown, cancelled, changedAt } = facts;
  const content = icsOf(
    [
      {
        ...shown,
        uid: uidOf(subject.kind, subject.id),
        sequence: entry?.sequence ?? 0,
        place: shown.place || null,
        cancelled,
        changedAt: entry?.updatedAt ?? changedAt,
        busy: true,
      },
    ],
    { method: 'PUBLISH' },
  );
  return new Response(content, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}-${shown.on}.ics"`,
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  });
}
