import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { AgreementState } from '../agreement-states';
import type { Outcome } from '../content';
import { figureWords } from '../fields';
import { mayDo, type Standing } from '../permissions';
import { sustainedSlots } from './sustained';
import type { PointKind } from './vocabulary';

/** One value to be recorded. */
export type Reading = { outcomeId: string; value: number; source: string };

/** A reading that is there already and counts. */
export type KnownReading = {
  id: string;
  outcomeId: string;
  kind: PointKind;
  on: CalendarDate;
  value: number;
};

/**
 * Something about readings that cannot be right, or (`confirm`) is unlikely and may be.
 * `outcomeId` is null where it is about all of them.
 */
export type ReadingProblem = {
  outcomeId: string | null;
  field: 'on' | 'kind' | 'value' | 'source';
  message: string;
  confirm: boolean;
};

const FOLLOWED: readonly PointKind[] = ['interim', 'visit', 'review'];
const KINDS: Readonly<Record<AgreementState, readonly PointKind[]>> = {
  draft: [],
  signing: [],
  active: FOLLOWED,
  paused: FOLLOWED,
  closing: ['exit', ...FOLLOWED],
  // A reading for the end may come in after the papers are closed: results are published months later.
  closed: ['sustained', 'exit'],
  terminated: ['sustained', 'exit'],
};

/**
 * Kinds of reading that can be recorded in a state, the likeliest first.
 * @param wasInForce false for an agreement ended before all had signed: nothing was done that could be measured
 */
export function kindsIn(state: AgreementState, wasInForce: boolean): readonly PointKind[] {
  return wasInForce ? KINDS[state] : [];
}

/** Whether somebody may record, correct or withdraw readings now: `measure` while followed, `measure-after` afterwards. */
export function mayMeasure(
  standings: readonly Standing[],
  state: AgreementState,
  wasInForce: boolean,
): boolean {
  return wasInForce && (mayDo('measure', standings, state) || mayDo('measure-after', standings, state));
}

/** How many times the way from baseline to target a value may lie beyond what is known before it is asked about. */
const FAR = 2;

/**
 * What is wrong with readings of one date and kind, or should be looked at twice: dates before the baseline or in the
 * future, percentages that cannot be, the same measure read twice, values far from all that is known.
 * @param known readings that count, without one that is being corrected
 * @param endedOn the day the support ended; null while it has not
 */
export function problemsWith(
  { kind, on, readings }: { kind: PointKind; on: CalendarDate; readings: readonly Reading[] },
  {
    outcomes,
    known,
    today,
    endedOn,
  }: {
    outcomes: readonly Outcome[];
    known: readonly KnownReading[];
    today: CalendarDate;
    endedOn: CalendarDate | null;
  },
): ReadingProblem[] {
  const problems: ReadingProblem[] = dateProblems(kind, on, today, endedOn);
  const seen = new Set<string>();
  for (const { outcomeId, value, source } of readings) {
    const refuse = (field: ReadingProblem['field'], message: string) =>
      problems.push({ outcomeId, field, message, confirm: false });
    const outcome = outcomes.find(({ id }) => id === outcomeId);
    if (!outcome) {
      refuse('value', 'This outcome is no longer part of the agreement. Leave its value empty');
      continue;
    }
    if (seen.has(outcomeId)) refuse('value', 'Enter one value for each measure');
    seen.add(outcomeId);
    if (source.trim() === '') refuse('source', `Say where the value of “${outcome.measure}” was read`);
    if (outcome.baselineOn !== null && on < outcome.baselineOn) {
      refuse(
        'on',
        `The baseline of “${outcome.measure}” was taken on ${dateWords(outcome.baselineOn)}. A reading cannot be earlier`,
      );
    }
    const twin = known.find(
      (point) => point.outcomeId === outcomeId && point.kind === kind && point.on === on,
    );
    if (twin) {
      refuse(
        'value',
        `There is a reading of this kind for that date already: ${figureWords(twin.value, outcome.unit)}. Correct that one, or change the date`,
      );
    }
    problems.push(...valueProblems(outcome, value, known));
  }
  return problems;
}

function dateProblems(
  kind: PointKind,
  on: CalendarDate,
  today: CalendarDate,
  endedOn: CalendarDate | null,
): ReadingProblem[] {
  const refusal = (field: 'on' | 'kind', message: string): ReadingProblem[] => [
    { outcomeId: null, field, message, confirm: false },
  ];
  if (on > today) return refusal('on', 'The date it was read on cannot be in the future');
  if (kind !== 'sustained') return [];
  if (endedOn === null)
    return refusal('kind', 'The support has not ended, so it cannot be read after its end');
  const [{ opens }] = sustainedSlots(endedOn);
  if (on >= opens) return [];
  return refusal(
    'on',
    `The support ended on ${dateWords(endedOn)}. What has lasted is read from the next term on, so the date must be ${dateWords(opens)} or later`,
  );
}

function valueProblems(outcome: Outcome, value: number, known: readonly KnownReading[]): ReadingProblem[] {
  const { id, unit, baseline, target } = outcome;
  const problem = (message: string, confirm: boolean): ReadingProblem[] => [
    { outcomeId: id, field: 'value', message, confirm },
  ];
  if (!Number.isFinite(value)) return problem('Enter the value as a number', false);
  const stated = [baseline, target].filter((end) => end !== null);
  if (unit.startsWith('%') && stated.every((end) => end >= 0 && end <= 100)) {
    if (value > 100) return problem('A percentage cannot be more than 100', false);
    if (value < 0) return problem('A percentage cannot be less than 0', false);
  }
  if (value < 0 && stated.every((end) => end >= 0)) {
    return problem(`${figureWords(value, unit)} is below 0, where this measure has not been`, true);
  }
  const figures = [...stated, ...known.filter((point) => point.outcomeId === id).map((point) => point.value)];
  const way = baseline !== null && target !== null ? Math.abs(target - baseline) : 0;
  if (way === 0) return [];
  const beyond = Math.max(value - Math.max(...figures), Math.min(...figures) - value);
  if (beyond <= FAR * way) return [];
  return problem(
    `${figureWords(value, unit)} is far from the baseline (${figureWords(baseline, unit)}) and the target (${figureWords(target, unit)})`,
    true,
  );
}
