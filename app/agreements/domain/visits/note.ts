import type { CalendarDate } from '~/kernel/clock';
import { daysWords, type HalfDays } from '~/kernel/days';
import { dateWords } from '~/kernel/words';
import type { TimeOfDay } from './times';
import { timeWords } from './times';
import type { VisitKind } from './vocabulary';

/** What a visit showed of progress towards an outcome, in words; nothing is judged that was not looked at. */
export const PROGRESS = ['not-looked-at', 'not-yet', 'some', 'as-planned'] as const;
export type Progress = (typeof PROGRESS)[number];

export const PROGRESS_NAMES: Readonly<Record<Progress, string>> = {
  'not-looked-at': 'Not looked at on this visit',
  'not-yet': 'No change to be seen yet',
  some: 'Some progress',
  'as-planned': 'Progress as planned, or better',
};

/** Progress towards one outcome of the agreement, with what it rests on. */
export type OutcomeSeen = {
  id: string;
  /** What is measured, as the agreement said it then. */
  measure: string;
  progress: Progress;
  evidence: string;
};

/** Everything the note of a visit says. Each version is kept as canonical JSON. */
export type NoteContent = {
  /** Version of this shape, so that an old note can always be read. */
  format: 1;
  kind: VisitKind;
  heldOn: CalendarDate;
  endedAt: TimeOfDay;
  halfDays: HalfDays;
  /** Who took part. */
  present: string;
  focus: string;
  activities: string;
  seen: string;
  outcomes: OutcomeSeen[];
  /** What the template of the visit asks for beyond this. */
  sections: { key: string; label: string; text: string }[];
  recommendations: string;
};

/** One line of a note to be read: what page, print and file are made of. */
export type NoteLine = { key: string; label: string; words: string };

/** The whole note as lines, in reading order. */
export function noteLines(content: NoteContent): NoteLine[] {
  return [
    line('heldOn', 'Held on', dateWords(content.heldOn)),
    line('endedAt', 'Ended at', timeWords(content.endedAt)),
    line(
      'halfDays',
      content.kind === 'support' ? 'Days used' : 'Adviser’s time',
      daysWords(content.halfDays),
    ),
    line('present', 'Who took part', content.present),
    line('focus', 'Focus', content.focus),
    line('activities', 'What was done', content.activities),
    line('seen', 'What was seen', content.seen),
    ...content.sections.map(({ key, label, text }) => line(`section.${key}`, label, text)),
    ...content.outcomes.map(({ id, measure, progress, evidence }) =>
      line(
        `outcome.${id}`,
        `Progress: ${measure}`,
        PROGRESS_NAMES[progress] + (evidence === '' ? '' : `\n${evidence}`),
      ),
    ),
    line('recommendations', 'Recommendations', content.recommendations),
  ];
}

const line = (key: string, label: string, words: string): NoteLine => ({ key, label, words });

/** A line that differs between two versions of a note. */
export type NoteChange = { key: string; label: string; before: string; after: string };

/** What a correction changed, line by line in reading order; empty exactly when both say the same. */
export function noteChanges(before: NoteContent, after: NoteContent): NoteChange[] {
  const was = new Map(noteLines(before).map(({ key, words }) => [key, words]));
  const now = noteLines(after);
  const changed = now.flatMap(({ key, label, words }) => {
    const old = was.get(key) ?? '';
    was.delete(key);
    return old === words ? [] : [{ key, label, before: old, after: words }];
  });
  const labels = new Map(noteLines(before).map(({ key, label }) => [key, label]));
  const gone = [...was].map(([key, words]) => ({
    key,
    label: labels.get(key) ?? key,
    before: words,
    after: '',
  }));
  return [...changed, ...gone];
}
