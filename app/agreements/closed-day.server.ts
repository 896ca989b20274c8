import { eq } from 'drizzle-orm';
import { agreement } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import type { CalendarDate } from '~/kernel/clock';
import { whyClosed } from '~/kernel/school-calendar';
import { dateWords } from '~/kernel/words';
import { db } from '~/platform/db.server';

/**
 * What is added to the words that say a visit or review is planned, where schools are closed on its day: people may mean it,
 * so that nothing is refused. Empty where they are open.
 * @param agreementId the agreement it is under; null for an adviser's visit, which goes by the viewer's own authority
 */
export async function closedDayWords(
  viewer: Viewer,
  agreementId: string | null,
  on: CalendarDate,
): Promise<string> {
  const calendar = await schoolCalendarOf(db(), await authorityOf(viewer, agreementId));
  const why = whyClosed(calendar, on);
  return why === null
    ? ''
    : ` Schools are closed on ${dateWords(on)}: it is ${why}. Move it if that was not meant.`;
}

async function authorityOf(viewer: Viewer, agreementId: string | null): Promise<string> {
  if (agreementId === null) return viewer.authorityId;
  const [found] = await db()
    .select({ authorityId: agreement.authorityId })
    .from(agreement)
    .where(eq(agreement.id, agreementId));
  return found?.authorityId ?? viewer.authorityId;
}
