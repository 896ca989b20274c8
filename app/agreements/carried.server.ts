import { and, asc, eq } from 'drizzle-orm';
import { agreementRevision, measurePoint, milestoneMark } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import type { Db } from '~/platform/db.server';
import { type Carried, carriedOver, type LastReading } from './domain';
import { type AgreementRow, readContent } from './record.server';

/** What an agreement leaves to the one that takes it up, from its text in force, its readings and its milestones. */
export async function carriedFrom(
  handle: Db,
  { id, revision }: Pick<AgreementRow, 'id' | 'revision'>,
  today: CalendarDate,
): Promise<Carried> {
  const [text] = await handle
    .select({ content: agreementRevision.content })
    .from(agreementRevision)
    .where(and(eq(agreementRevision.agreementId, id), eq(agreementRevision.number, revision)));
  if (!text) throw new Error(`Agreement ${id} has no revision ${revision}`);
  const points = await handle
    .select()
    .from(measurePoint)
    .where(and(eq(measurePoint.agreementId, id), eq(measurePoint.current, true)))
    .orderBy(asc(measurePoint.on), asc(measurePoint.at));
  // Later ones take the place of earlier ones.
  const last = new Map<string, LastReading>(points.map((point) => [point.outcomeId, point]));
  const marks = await handle
    .select()
    .from(milestoneMark)
    .where(eq(milestoneMark.agreementId, id))
    .orderBy(asc(milestoneMark.number));
  const reached = new Map(marks.map((mark) => [mark.milestoneId, mark.reached]));
  return carriedOver(
    readContent(text.content),
    {
      readings: [...last.values()],
      reachedMilestones: [...reached].flatMap(([milestoneId, is]) => (is ? [milestoneId] : [])),
    },
    today,
  );
}
