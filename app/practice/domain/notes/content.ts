import type { Again, Attribution } from '~/agreements/domain/exit/evaluation';
import type { OutcomeResult } from '~/agreements/domain/exit/vocabulary';
import { LEAST_PUBLISHED } from '~/diagnosis/domain/suppression';
import type { CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';

/** A measure of the agreement as the record had it when the note was last saved. Writers choose which; none types one. */
export type NoteMeasure = {
  /** The outcome's id in the agreement. */
  id: string;
  measure: string;
  unit: string;
  baseline: number | null;
  baselineOn: CalendarDate | null;
  target: number | null;
  /** The reading at the end of the support, else the last one before it. */
  end: number | null;
  endOn: CalendarDate | null;
  /** The last reading after the support had ended. */
  lasting: number | null;
  lastingOn: CalendarDate | null;
  result: OutcomeResult | null;
  /** Whether its figures are rounded and its days left out, as in a note that names no school. */
  rounded: boolean;
};

/** The parts of a note that are written in words, in reading order. */
export const NOTE_PARTS = ['need', 'done', 'changed', 'againWords', 'limits'] as const;
export type NotePart = (typeof NOTE_PARTS)[number];

/** Everything a note says: what the school agrees to, to the letter. Kept as canonical JSON with its SHA-256. */
export type NoteContent = Record<NotePart, string> & {
  /** Version of this shape, so that an old revision can always be read. */
  format: 1;
  title: string;
  attribution: Attribution | null;
  again: Again | null;
  measures: NoteMeasure[];
  halfDays: HalfDays;
};

/** Something without which a note is not sent to the school. */
export type NoteGap = { field: 'title' | NotePart | 'attribution' | 'again'; message: string };

const ASKED: readonly NoteGap[] = [
  { field: 'title', message: 'Give the note a title' },
  { field: 'need', message: 'Say what the need was' },
  { field: 'done', message: 'Say what was done' },
  { field: 'changed', message: 'Say what changed, or that nothing has yet' },
  { field: 'attribution', message: 'Choose how far the change is due to this support' },
  { field: 'again', message: 'Choose whether you would do it again' },
  { field: 'againWords', message: 'Say what you would do again, or differently' },
  { field: 'limits', message: 'Say where it may not work, or that you do not know yet' },
];

/** What is missing before a draft can go to the school. */
export function gapsOf(content: NoteContent): NoteGap[] {
  return ASKED.filter(({ field }) => content[field] === null || content[field] === '');
}

/**
 * Whether a measure counts so few children that it is not for others to read: a count of pupils from one to four, as in
 * the published numbers of schools by band.
 */
export function isTooSmall({ unit, baseline, end, lasting, target }: NoteMeasure): boolean {
  if (!/^\s*(pupils?|children|child)\b/i.test(unit)) return false;
  return [baseline, end, lasting, target].some(
    (value) => value !== null && value > 0 && value < LEAST_PUBLISHED,
  );
}

/** The measures a note shows: those chosen that are of the record and not too small, in the record's order. */
export function chosenMeasures(record: readonly NoteMeasure[], ids: readonly string[]): NoteMeasure[] {
  return record.filter((measure) => ids.includes(measure.id) && !isTooSmall(measure));
}

/** To what percentages of an anonymous school are rounded. */
const ROUNDED_TO = 5;

/**
 * A measure as a note that names no school shows it. Results of every school are published to the percent: exact ones could be
 * looked up. So percentages are rounded to the nearest five, other figures of twenty or more likewise, and no days are told.
 */
export function coarse(measure: NoteMeasure): NoteMeasure {
  const share = /^\s*%|percent/i.test(measure.unit);
  const round = (value: number | null) =>
    value === null || (!share && Math.abs(value) < 20) ? value : ROUNDED_TO * Math.round(value / ROUNDED_TO);
  const { baseline, target, end, lasting } = measure;
  return {
    ...measure,
    baseline: round(baseline),
    target: round(target),
    end: round(end),
    lasting: round(lasting),
    baselineOn: null,
    endOn: null,
    lastingOn: null,
    rounded: true,
  };
}

/** The texts of a note that somebody wrote or that name what was measured: where a name could stand. */
export function textsOf(content: NoteContent): { field: 'title' | NotePart | 'measures'; text: string }[] {
  return [
    { field: 'title' as const, text: content.title },
    ...NOTE_PARTS.map((field) => ({ field, text: content[field] })),
    ...content.measures.map(({ measure, unit }) => ({
      field: 'measures' as const,
      text: `${measure}\n${unit}`,
    })),
  ];
}
