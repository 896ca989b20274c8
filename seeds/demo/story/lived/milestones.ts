import { markMilestoneOf } from '~/agreements/life/commands.server';
import { marksOf } from '~/agreements/life/record.server';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { agreementOf, recordOf } from '../agreement-of';
import { type Case, must } from '../case';
import { lifeOf, partId } from './life-of';

/** Milestones whose date has come are marked, on the visit that shows it; where it goes slowly, only the first. */
export async function markPassed(told: Case): Promise<void> {
  const row = await agreementOf(told);
  const leader = told.cast.leader(row.providerId);
  const today = calendarDate(clock.now());
  const { content } = await recordOf(told, leader);
  const marked = await marksOf(db(), row.id);
  const slow = (lifeOf(told).pace ?? 1) < 0.5;
  for (const [n, { id, date }] of content.milestones.entries()) {
    if ((n > 0 && (slow || !date || date > today)) || marked.some((mark) => mark.milestoneId === id))
      continue;
    must(
      await markMilestoneOf(leader, {
        id: row.id,
        milestoneId: id,
        markId: partId(told, 'milestone', id),
        marks: 0,
        reached: true,
        on: today,
        note: n === 0 ? 'At the first visit.' : 'Seen on the visit, and agreed with the headteacher.',
      }),
    );
  }
}
