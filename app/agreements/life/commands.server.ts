import { milestoneMark } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { transact } from '~/platform/transact.server';
import { mayDo } from '../domain';
import { markMilestone, milestonesNow } from '../domain/life/milestones';
import { agreementNotFound, eventOf, loadAgreement } from '../record.server';
import { marksOf } from './record.server';

export type MarkInput = {
  id: string;
  milestoneId: string;
  /** Id of the mark, made with the form: a form sent twice marks once. */
  markId: string;
  /** Number of the last mark when the form was opened. */
  marks: number;
  reached: boolean;
  on: CalendarDate;
  note: string;
};

/**
 * Marks a milestone as reached, or as not reached after all.
 * @returns `stale` where somebody has marked it since the form was opened
 */
export async function markMilestoneOf(viewer: Viewer, input: MarkInput): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, input.id);
    if (!record) return agreementNotFound();
    const { row, content, standings } = record;
    const marks = await marksOf(ctx.tx, row.id);
    if (marks.some(({ id }) => id === input.markId)) return yes();
    if (!mayDo('mark-milestone', standings, row.state)) {
      return no(
        'agreement.not-now',
        'Milestones are marked while the agreement is active or closing, by the headteacher, the provider or the broker.',
      );
    }
    const today = calendarDate(ctx.now);
    const milestone = milestonesNow(content.milestones, marks, today).find(
      ({ id }) => id === input.milestoneId,
    );
    if (!milestone) return no('milestone.not-found', 'This milestone could not be found.');
    if (milestone.marks !== input.marks) {
      return no(
        'stale',
        'Somebody has marked this milestone since you opened the page. Look at it again first.',
      );
    }
    const activeOn = row.activeAt && calendarDate(row.activeAt);
    const number = markMilestone(milestone, input, { today, activeOn });
    if (!number.ok) return number;
    const note = input.note.trim() || null;
    await ctx.tx.insert(milestoneMark).values({
      id: input.markId,
      agreementId: row.id,
      milestoneId: milestone.id,
      number: number.value,
      reached: input.reached,
      on: input.on,
      note,
      byId: viewer.accountId,
      at: ctx.now,
    });
    ctx.emit({
      ...eventOf(row, input.reached ? 'milestone.reached' : 'milestone.not-reached'),
      details: { milestoneId: milestone.id, text: milestone.text, on: input.on, due: milestone.date },
      reason: note,
    });
    return yes();
  });
}
