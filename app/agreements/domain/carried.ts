import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { AgreementContent, Milestone, Outcome } from './content';
import { figureWords } from './fields';

/** What an agreement that was ended early leaves to the one that takes it up. */
export type Carried = {
  /** The ended agreement. */
  ref: string;
  /** Outcomes still ahead; those that were read since start from the last reading. */
  outcomes: Outcome[];
  /** Milestones still ahead. */
  milestones: Milestone[];
  /** Outcomes whose start has moved, from what to what: for the people who write the new draft. */
  restarted: { measure: string; from: string; to: string; on: CalendarDate }[];
  /** Measures of outcomes that were reached, and are therefore not carried over. */
  reached: string[];
};

/** The last reading of an outcome that counts. */
export type LastReading = { outcomeId: string; value: number; on: CalendarDate; source: string };

/**
 * What is still ahead when an agreement is ended: outcomes whose target has not been reached, each starting from where
 * it was last read, and milestones neither past nor reached. A date that has gone by is left open, so that the parties
 * set another.
 */
export function carriedOver(
  content: AgreementContent,
  { readings, reachedMilestones }: { readings: readonly LastReading[]; reachedMilestones: readonly string[] },
  today: CalendarDate,
): Carried {
  const carried: Carried = { ref: content.ref, outcomes: [], milestones: [], restarted: [], reached: [] };
  for (const outcome of content.outcomes) {
    const last = readings.find(({ outcomeId }) => outcomeId === outcome.id);
    if (last && isReached(outcome, last.value)) {
      carried.reached.push(outcome.measure);
      continue;
    }
    const byDate = outcome.byDate !== null && outcome.byDate > today ? outcome.byDate : null;
    carried.outcomes.push(
      last ? { ...restarted(outcome, last, content.ref), byDate } : { ...outcome, byDate },
    );
    if (last) {
      carried.restarted.push({
        measure: outcome.measure,
        from: figureWords(outcome.baseline, outcome.unit),
        to: figureWords(last.value, outcome.unit),
        on: last.on,
      });
    }
  }
  carried.milestones = content.milestones.filter(
    ({ id, date }) => date !== null && date > today && !reachedMilestones.includes(id),
  );
  return carried;
}

/** Whether a value has come to the target or beyond it, whichever way is better. */
function isReached({ baseline, target }: Outcome, value: number): boolean {
  if (target === null) return false;
  return baseline !== null && target < baseline ? value <= target : value >= target;
}

/** Longest text of a source in a draft's form. */
const LONGEST_SOURCE = 300;

function restarted(outcome: Outcome, { value, on, source }: LastReading, ref: string): Outcome {
  const began = figureWords(outcome.baseline, outcome.unit);
  const since = outcome.baselineOn ? ` on ${dateWords(outcome.baselineOn)}` : '';
  const about = began ? `read under ${ref}, which began at ${began}${since}` : `read under ${ref}`;
  const room = LONGEST_SOURCE - about.length - 3;
  return {
    ...outcome,
    baseline: value,
    baselineOn: on,
    baselineSource: `${source.slice(0, Math.max(room, 0))} (${about})`,
  };
}
