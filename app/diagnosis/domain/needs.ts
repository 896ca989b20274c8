import { type CalendarDate, isCalendarDate } from '~/kernel/clock';
import type { Machine } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { figureWords } from './figures';
import { isFocusArea } from './focus-areas';

export const NEED_STATES = ['open', 'met', 'superseded'] as const;
export type NeedState = (typeof NEED_STATES)[number];
export const NEED_EVENTS = ['meet', 'supersede'] as const;
export type NeedEvent = (typeof NEED_EVENTS)[number];

/** A need is open until it is met, or superseded by a better statement of it. Never deleted. */
export const needMachine: Machine<NeedState, NeedEvent> = {
  name: 'need',
  initial: 'open',
  states: NEED_STATES,
  events: NEED_EVENTS,
  transitions: { open: { meet: 'met', supersede: 'superseded' }, met: {}, superseded: {} },
};

export const SEVERITIES = [1, 2, 3, 4] as const;
/** How pressing a need is: 1 watch, 2 improve, 3 urgent, 4 critical. */
export type Severity = (typeof SEVERITIES)[number];

/** What a need says. Blank text or null where the question has not been answered yet. */
export type NeedAnswers = {
  focusArea: string;
  severity: number;
  measure: string;
  unit: string;
  baseline: number | null;
  baselineOn: CalendarDate | null;
  baselineSource: string;
  evidence: string;
  target: number | null;
  outcome: string;
  byDate: CalendarDate;
};

/** A need is stated in three parts, one a page in the request: what, where things are now, what is wanted. */
export const NEED_PARTS = ['focus', 'now', 'wanted'] as const;
export type NeedPart = (typeof NEED_PARTS)[number];

/** Whether text names a part of a need. */
export function isNeedPart(text: string | undefined): text is NeedPart {
  return NEED_PARTS.some((part) => part === text);
}

/** What a need holds before its later parts are answered. */
export const UNANSWERED_NEED: Omit<NeedAnswers, 'focusArea' | 'severity'> = {
  measure: '',
  unit: '',
  baseline: null,
  baselineOn: null,
  baselineSource: '',
  evidence: '',
  target: null,
  outcome: '',
  byDate: '',
};

type Rule = { part: NeedPart; check(need: NeedAnswers, today: CalendarDate): Refusal | null };

const refuse = (reason: string, field: keyof NeedAnswers, message: string) =>
  no(`need.${reason}`, message, { field });

/** The rules a need must keep, in the order of its questions; one concern each. */
const RULES: readonly Rule[] = [
  {
    part: 'focus',
    check: (need) =>
      isFocusArea(need.focusArea)
        ? null
        : refuse('focus-unknown', 'focusArea', 'Choose a focus area from the list'),
  },
  {
    part: 'focus',
    check: (need) =>
      SEVERITIES.some((severity) => severity === need.severity)
        ? null
        : refuse('severity-unknown', 'severity', 'Choose how pressing this is'),
  },
  {
    part: 'now',
    check: (need) => (need.measure ? null : refuse('no-measure', 'measure', 'Enter what you measure')),
  },
  {
    part: 'now',
    check: (need) =>
      need.unit ? null : refuse('no-unit', 'unit', 'Enter the unit, for example % of pupils'),
  },
  {
    part: 'now',
    check: (need) =>
      need.baseline === null ? refuse('no-baseline', 'baseline', 'Enter the figure as it is now') : null,
  },
  {
    part: 'now',
    check: (need, today) => {
      if (need.baselineOn === null || !isCalendarDate(need.baselineOn))
        return refuse('no-baseline-date', 'baselineOn', 'Enter the date the figure was measured');
      return need.baselineOn > today
        ? refuse(
            'baseline-in-future',
            'baselineOn',
            'The date the figure was measured must be today or earlier',
          )
        : null;
    },
  },
  {
    part: 'now',
    check: (need) =>
      need.baselineSource
        ? null
        : refuse(
            'no-source',
            'baselineSource',
            'Enter where the figure comes from, so that others can find it',
          ),
  },
  {
    part: 'now',
    check: (need) =>
      need.evidence
        ? null
        : refuse('no-evidence', 'evidence', 'Enter the evidence that shows this is a need'),
  },
  {
    part: 'wanted',
    check: (need) =>
      need.outcome ? null : refuse('no-outcome', 'outcome', 'Enter what will be different for children'),
  },
  {
    part: 'wanted',
    check: (need) => {
      if (need.target === null) return refuse('no-target', 'target', 'Enter the figure you want to reach');
      return need.target === need.baseline
        ? refuse(
            'target-is-baseline',
            'target',
            `The target must differ from where things are now (${figureWords(need.baseline, need.unit)})`,
          )
        : null;
    },
  },
  {
    part: 'wanted',
    check: (need, today) => {
      if (!isCalendarDate(need.byDate))
        return refuse('no-date', 'byDate', 'Enter the date you want to reach it by');
      return need.byDate <= today
        ? refuse('date-passed', 'byDate', `The date to reach it by must be after today, ${dateWords(today)}`)
        : null;
    },
  },
];

/**
 * Whether one part of a need, or the whole, is answered and holds.
 * @param today the date the answers are judged against
 * @returns the first thing to put right, beside its field
 */
export function checkNeed(need: NeedAnswers, today: CalendarDate, part?: NeedPart): Verdict {
  for (const rule of RULES) {
    if (part && rule.part !== part) continue;
    const problem = rule.check(need, today);
    if (problem) return problem;
  }
  return yes();
}

/** The first part of a need that is not answered, or no longer holds; null when it is complete. */
export function unfinishedPart(need: NeedAnswers, today: CalendarDate): NeedPart | null {
  return NEED_PARTS.find((part) => !checkNeed(need, today, part).ok) ?? null;
}
