import { z } from 'zod';
import { daysFigure } from '~/kernel/days';
import { INCOMPLETE_FORM } from '~/kernel/words';
import { dateText } from '~/ui/date-parts';
import { daysText, versionField } from '~/ui/zod-fields';
import {
  FEEDBACK_ANSWERS,
  FEEDBACK_QUESTIONS,
  type FeedbackContent,
  type FeedbackQuestion,
} from '../domain/visits/feedback';
import { type NoteContent, PROGRESS } from '../domain/visits/note';
import { parseTime, timeWords } from '../domain/visits/times';
import { VISIT_KINDS, VISIT_MODES } from '../domain/visits/vocabulary';
import { actionRows } from './action-rows';
import type { VisitPlan } from './plan.server';

const LONGEST = 4000;
/** More than this in one visit is a slip of the key: ten days. */
const MOST_HALF_DAYS = 20;

/** Text that may be left out; keeps its line breaks. */
function prose(max = LONGEST) {
  return z
    .string()
    .optional()
    .transform((text) => (text ?? '').replaceAll('\r\n', '\n').trim())
    .refine((text) => text.length <= max, tooLong(max));
}

/** Text that has to be there. */
function needed(ask: string, max = LONGEST) {
  return z
    .string({ error: ask })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .refine((text) => text !== '', ask)
    .refine((text) => text.length <= max, tooLong(max));
}

const tooLong = (max: number) => `Shorten this to ${max.toLocaleString('en-GB')} characters or fewer`;

function timeText(what: string) {
  return optionalTimeText(what).transform((time, context) => {
    if (time !== null) return time;
    context.addIssue({ code: 'custom', message: `Enter ${what}` });
    return z.NEVER;
  });
}

function optionalTimeText(what: string) {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      const typed = (text ?? '').trim();
      const time = parseTime(typed);
      if (time !== null || typed === '') return time;
      context.addIssue({
        code: 'custom',
        message: `Enter ${what} as hours and minutes, such as 15:30 or 3:30pm`,
      });
      return z.NEVER;
    });
}

const days = (what: string) =>
  daysText(what).refine(
    (halfDays) => halfDays <= MOST_HALF_DAYS,
    `Enter ${daysFigure(MOST_HALF_DAYS)} days or fewer for one visit`,
  );

const formId = z.string({ error: INCOMPLETE_FORM }).regex(/^[a-z][a-z0-9]{7,31}$/, INCOMPLETE_FORM);

const plan = {
  plannedFor: dateText('the date of the visit'),
  startsAt: optionalTimeText('the time it starts'),
  mode: z.enum(VISIT_MODES, { error: 'Choose where it takes place' }),
  days: days('the days it will take'),
  focus: needed('Enter what the visit will focus on', 1000),
  visitorId: z.string({ error: 'Choose who visits' }).max(60, INCOMPLETE_FORM),
};

export const planForm = z.object({
  id: formId,
  kind: z.enum(VISIT_KINDS, { error: 'Choose the kind of visit' }),
  ...plan,
});
export const moveForm = z.object({ version: versionField, ...plan });

/** The values a plan's form starts with. */
export function planDefaults(of: VisitPlan): Record<string, unknown> {
  return { ...of, startsAt: timeWords(of.startsAt), days: daysFigure(of.halfDays) };
}

export const callOffForm = z.object({
  version: versionField,
  reason: needed('Enter why the visit is called off', 1000),
});

const held = {
  heldOn: dateText('the date it was held'),
  endedAt: timeText('the time it ended'),
  days: days('the days it took'),
};

export const holdForm = z.object({ version: versionField, ...held });

const outcomeSeen = z
  .object({
    id: z.string({ error: INCOMPLETE_FORM }).max(60, INCOMPLETE_FORM),
    progress: z.enum(PROGRESS, { error: 'Choose what the visit showed' }),
    evidence: prose(1000),
  })
  .superRefine(({ progress, evidence }, context) => {
    if (progress !== 'not-looked-at' && evidence === '') {
      context.addIssue({ code: 'custom', message: 'Enter what you judge this by', path: ['evidence'] });
    }
  });

const note = {
  noteId: formId,
  ...held,
  present: needed('Enter who took part', 500),
  focus: needed('Enter what the visit focused on', 1000),
  activities: needed('Enter what was done'),
  seen: needed('Enter what was seen'),
  sections: z
    .array(
      z.object({
        key: z.string({ error: INCOMPLETE_FORM }).max(60, INCOMPLETE_FORM),
        text: needed('Enter something here. Where there is nothing to say, say so'),
      }),
    )
    .default([]),
  outcomes: z.array(outcomeSeen).default([]),
  recommendations: needed('Enter what you recommend. Where there is nothing, say so'),
  actions: actionRows,
};

export const recordForm = z.object({ version: versionField, ...note });
export const correctForm = z.object({
  noteNumber: versionField,
  ...note,
  reason: needed('Enter why the note is corrected', 500),
});

/** The values a note's form starts with, named as its fields are; also what is compared when two correct at once. */
export function noteDefaults(content: NoteContent): Record<string, unknown> {
  const { heldOn, present, focus, activities, seen, recommendations } = content;
  return {
    ...{ heldOn, present, focus, activities, seen, recommendations },
    endedAt: timeWords(content.endedAt),
    days: daysFigure(content.halfDays),
    outcomes: content.outcomes.map(({ id, progress, evidence }) => ({ id, progress, evidence })),
    sections: content.sections.map(({ key, text }) => ({ key, text })),
  };
}

export const readNoteForm = z.object({ noteNumber: versionField });

export const checkForm = z.object({
  checks: z
    .array(
      z
        .object({
          key: z.string({ error: INCOMPLETE_FORM }).max(60, INCOMPLETE_FORM),
          met: z.enum(['yes', 'no'], { error: 'Choose yes or no' }),
          note: prose(1000),
        })
        .superRefine(({ met, note }, context) => {
          if (met === 'no' && note === '') {
            context.addIssue({ code: 'custom', message: 'Enter what has to be better', path: ['note'] });
          }
        })
        .transform(({ key, met, note }) => ({ key, met: met === 'yes', note })),
    )
    .min(1, INCOMPLETE_FORM),
});

const answer = (ask: string) => z.enum(FEEDBACK_ANSWERS, { error: `Choose an answer: ${ask}` });
const answers = Object.fromEntries(FEEDBACK_QUESTIONS.map(({ key, text }) => [key, answer(text)])) as Record<
  FeedbackQuestion,
  ReturnType<typeof answer>
>; // Every question is mapped.

export const feedbackForm = z
  .object({
    id: formId,
    number: versionField,
    ...answers,
    comments: prose(2000),
    share: z.literal('on', { error: INCOMPLETE_FORM }).optional(),
  })
  .transform(({ id, number, comments, share, ...given }) => {
    const content: FeedbackContent = {
      format: 1,
      answers: given,
      comments,
      sharedWithHead: share === 'on',
    };
    return { id, number, content };
  });

/** The values the feedback form starts with. */
export function feedbackDefaults(content: FeedbackContent): Record<string, unknown> {
  return { ...content.answers, comments: content.comments, share: content.sharedWithHead ? 'on' : '' };
}

export const finishActionForm = z.object({
  version: versionField,
  result: needed('Enter what came of it', 1000),
});
export const dropActionForm = z.object({
  version: versionField,
  result: needed('Enter why it is dropped', 1000),
});
export const moveActionForm = z.object({
  version: versionField,
  dueOn: dateText('the new date'),
  reason: needed('Enter why the date is changed', 500),
});
