import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { formState } from '~/ui';
import type { NoteContent } from '../domain/visits/note';
import {
  checkForm,
  correctForm,
  feedbackDefaults,
  feedbackForm,
  moveForm,
  noteDefaults,
  planDefaults,
  recordForm,
} from './forms';

function parse<S extends z.ZodType>(schema: S, typed: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return parseWithZod(form, { schema });
}

const NOTE = {
  version: '2',
  noteId: 'note00001',
  'heldOn.day': '4',
  'heldOn.month': '2',
  'heldOn.year': '2027',
  endedAt: '3.30pm',
  days: '1½',
  present: 'Both teachers',
  focus: 'Writing',
  activities: 'Taught together',
  seen: 'Care with redrafting',
  'outcomes[0].id': 'o1',
  'outcomes[0].progress': 'some',
  'outcomes[0].evidence': '12 books',
  recommendations: 'Go on',
};

describe('the form of a note', () => {
  it('reads times and days as people type them', () => {
    const parsed = parse(recordForm, NOTE);
    expect(parsed.status === 'success' && parsed.value).toMatchObject({
      heldOn: '2027-02-04',
      endedAt: '15:30',
      days: 3,
      outcomes: [{ id: 'o1', progress: 'some', evidence: '12 books' }],
      sections: [],
      actions: [],
    });
  });

  it.each([
    [
      'a judgement without evidence',
      { 'outcomes[0].evidence': '' },
      'outcomes[0].evidence',
      'Enter what you judge this by',
    ],
    [
      'an outcome passed over',
      { 'outcomes[0].progress': '' },
      'outcomes[0].progress',
      'Choose what the visit showed',
    ],
    ['no time', { endedAt: '' }, 'endedAt', 'Enter the time it ended'],
    [
      'what is no time',
      { endedAt: 'late' },
      'endedAt',
      'Enter the time it ended as hours and minutes, such as 15:30 or 3:30pm',
    ],
    ['eleven days', { days: '11' }, 'days', 'Enter 10 days or fewer for one visit'],
    [
      'a section left empty',
      { 'sections[0].key': 'grades', 'sections[0].text': ' ' },
      'sections[0].text',
      'Enter something here. Where there is nothing to say, say so',
    ],
  ])('is sent back for %s, beside its field', (_, change, field, message) => {
    const form = formState(parse(recordForm, { ...NOTE, ...change }).reply());
    expect(form.errors).toEqual([{ name: field, message }]);
  });

  it('needs no evidence for what was not looked at, and takes no days', () => {
    const parsed = parse(recordForm, {
      ...NOTE,
      days: '0',
      'outcomes[0].progress': 'not-looked-at',
      'outcomes[0].evidence': '',
    });
    expect(parsed.status === 'success' && parsed.value.days).toBe(0);
  });

  it('opened on a note and sent unchanged says what the note says', () => {
    const content: NoteContent = {
      format: 1,
      kind: 'self-evaluation',
      heldOn: '2027-02-04',
      endedAt: '15:30',
      halfDays: 3,
      present: 'a',
      focus: 'b',
      activities: 'c\nd',
      seen: 'e',
      outcomes: [{ id: 'o1', measure: 'm', progress: 'as-planned', evidence: 'f' }],
      sections: [{ key: 'grades', label: 'Grades', text: 'g' }],
      recommendations: 'h',
    };
    const form = formState(null, noteDefaults(content));
    const names = ['endedAt', 'days', 'present', 'focus', 'activities', 'seen', 'recommendations']
      .concat('outcomes[0].id', 'outcomes[0].progress', 'outcomes[0].evidence')
      .concat('sections[0].key', 'sections[0].text');
    const parsed = parse(correctForm, {
      ...Object.fromEntries(names.map((name) => [name, form.value(name)])),
      'heldOn.day': '4',
      'heldOn.month': '2',
      'heldOn.year': '2027',
      noteNumber: '1',
      noteId: 'note00002',
      reason: 'x',
    });
    const { kind: _, format: __, halfDays, ...fields } = content;
    expect(parsed.status === 'success' && parsed.value).toMatchObject({
      ...fields,
      days: halfDays,
      outcomes: [{ id: 'o1', progress: 'as-planned', evidence: 'f' }],
      sections: [{ key: 'grades', text: 'g' }],
    });
  });
});

it('a plan keeps its time, or has none', () => {
  const plan = {
    plannedFor: '2027-02-04',
    startsAt: '09:30',
    mode: 'remote' as const,
    halfDays: 1,
    focus: 'x',
    visitorId: 'ann',
  };
  const form = formState(null, planDefaults(plan));
  const typed = {
    version: '1',
    'plannedFor.day': '4',
    'plannedFor.month': '2',
    'plannedFor.year': '2027',
    ...Object.fromEntries(
      ['startsAt', 'mode', 'days', 'focus', 'visitorId'].map((name) => [name, form.value(name)]),
    ),
  };
  const parsed = parse(moveForm, typed);
  const { halfDays, ...rest } = plan;
  expect(parsed.status === 'success' && parsed.value).toEqual({ version: 1, ...rest, days: halfDays });
  const without = parse(moveForm, { ...typed, startsAt: '' });
  expect(without.status === 'success' && without.value.startsAt).toBeNull();
});

it('a quality check that is not met says what has to be better', () => {
  const typed = { 'checks[0].key': 'a', 'checks[0].met': 'no', 'checks[0].note': '' };
  expect(formState(parse(checkForm, typed).reply()).errors).toEqual([
    { name: 'checks[0].note', message: 'Enter what has to be better' },
  ]);
  const parsed = parse(checkForm, { ...typed, 'checks[0].met': 'yes' });
  expect(parsed.status === 'success' && parsed.value.checks).toEqual([{ key: 'a', met: true, note: '' }]);
});

it('governors’ feedback is shared with the head only where the box is ticked', () => {
  const typed = {
    id: 'feedback1',
    number: '0',
    independent: 'yes',
    prepared: 'partly',
    measurable: 'no',
    followed: 'yes',
  };
  const parsed = parse(feedbackForm, typed);
  expect(parsed.status === 'success' && parsed.value.content).toEqual({
    format: 1,
    answers: { independent: 'yes', prepared: 'partly', measurable: 'no', followed: 'yes' },
    comments: '',
    sharedWithHead: false,
  });
  const shared = parse(feedbackForm, { ...typed, share: 'on' });
  if (shared.status !== 'success') throw new Error('The form was not taken');
  expect(shared.value.content.sharedWithHead).toBe(true);
  expect(formState(null, feedbackDefaults(shared.value.content)).checked('share', 'on')).toBe(true);
  expect(formState(parse(feedbackForm, { ...typed, prepared: '' }).reply()).errors).toHaveLength(1);
});
