import { type CalendarDate, daysBetween } from '~/kernel/clock';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Milestone } from '../content';

/** One row of a milestone's history; the newest counts. */
export type Mark = { milestoneId: string; number: number; reached: boolean; on: CalendarDate };

/** How a milestone stands: reached, past its date, near (within four weeks), later, or without a date. */
export type MilestoneStanding = 'reached' | 'overdue' | 'near' | 'later' | 'undated';

export type MilestoneNow = Milestone & {
  standing: MilestoneStanding;
  reachedOn: CalendarDate | null;
  /** Days past its date; 0 unless overdue. */
  daysOverdue: number;
  /** Days after its date on which it was reached; 0 when in time or not reached. */
  daysLate: number;
  /** Number of its last mark; 0 where there is none. A form carries it, so that two people marking at once is seen. */
  marks: number;
};

/** A milestone is near in the four weeks before its date. */
export const NEAR_DAYS = 28;

/** How each milestone stands on a day, in the order of their dates, those without one last. */
export function milestonesNow(
  milestones: readonly Milestone[],
  marks: readonly Mark[],
  today: CalendarDate,
): MilestoneNow[] {
  return milestones
    .map((milestone) => {
      const own = marks.filter(({ milestoneId }) => milestoneId === milestone.id);
      const last = own.reduce<Mark | null>((a, b) => (a && a.number > b.number ? a : b), null);
      const reachedOn = last?.reached ? last.on : null;
      const past = (on: CalendarDate) => (milestone.date ? Math.max(0, daysBetween(milestone.date, on)) : 0);
      return {
        ...milestone,
        reachedOn,
        standing: standingOf(milestone.date, reachedOn, today),
        daysOverdue: reachedOn ? 0 : past(today),
        daysLate: reachedOn ? past(reachedOn) : 0,
        marks: last?.number ?? 0,
      };
    })
    .sort((a, b) => ((a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1));
}

/** How one milestone stands on a day. Its own date is still in time. */
export function standingOf(
  date: CalendarDate | null,
  reachedOn: CalendarDate | null,
  today: CalendarDate,
): MilestoneStanding {
  if (reachedOn) return 'reached';
  if (!date) return 'undated';
  const left = daysBetween(today, date);
  return left < 0 ? 'overdue' : left <= NEAR_DAYS ? 'near' : 'later';
}

/**
 * Whether a milestone may be marked so.
 * @param now how it stands; `mark.reached` the other way than it stands now
 * @param mark.on the day it was reached, or was seen not to be
 * @returns the number of the new mark; `milestone.same` where it says so already; `milestone.in-future` and
 *   `milestone.no-note` beside their fields
 */
export function markMilestone(
  now: Pick<MilestoneNow, 'standing' | 'marks'>,
  mark: { reached: boolean; on: CalendarDate; note: string },
  { today, activeOn }: { today: CalendarDate; activeOn: CalendarDate | null },
): Verdict<number> {
  if ((now.standing === 'reached') === mark.reached) {
    return no(
      'milestone.same',
      mark.reached
        ? 'This milestone has been marked as reached already. Nothing was changed.'
        : 'This milestone is not marked as reached. Nothing was changed.',
    );
  }
  if (mark.on > today) {
    return no('milestone.in-future', 'Enter today or a day before: only what has happened is marked.', {
      field: 'on',
    });
  }
  if (activeOn && mark.on < activeOn) {
    return no('milestone.before-start', 'Enter a day since the agreement came into force.', { field: 'on' });
  }
  if (!mark.reached && mark.note.trim() === '') {
    return no('milestone.no-note', 'Say why it is not reached after all: everyone who signed reads it.', {
      field: 'note',
    });
  }
  return yes(now.marks + 1);
}
