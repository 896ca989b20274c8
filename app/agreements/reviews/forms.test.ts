import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { formState } from '~/ui';
import { callOffForm, correctForm, planForm, preMeetingForm, recordForm, withdrawForm } from './forms';

function posted(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

const date = (name: string, day = '10', month = '2', year = '2027') => ({
  [`${name}.day`]: day,
  [`${name}.month`]: month,
  [`${name}.year`]: year,
});

const plan = {
  id: 'review0001',
  ...date('plannedFor'),
  startsAt: '2pm',
  place: 'The school',
  ...date('preMeetingOn', '3'),
  'members[0].id': 'm1',
  'members[0].role': 'head',
  'members[0].name': 'Ruth Allen',
  'members[0].accountableFor': 'Progress',
};

describe('planning a review', () => {
  const send = (change: Record<string, string> = {}) =>
    parseWithZod(posted({ ...plan, ...change }), { schema: planForm });

  it('gives what was typed; rows in which nothing is typed are left out', () => {
    const sent = send({ 'members[1].id': 'm2', 'members[1].role': '', 'members[1].name': ' ' });
    expect(sent.status === 'success' && sent.value).toEqual({
      id: 'review0001',
      plannedFor: '2027-02-10',
      startsAt: '14:00',
      place: 'The school',
      preMeetingOn: '2027-02-03',
      members: [{ id: 'm1', role: 'head', name: 'Ruth Allen', accountableFor: 'Progress' }],
    });
    const open = send({ startsAt: ' ' });
    expect(open.status === 'success' && open.value.startsAt).toBeNull();
  });

  it.each([
    ['a date', date('plannedFor', '', '', ''), 'plannedFor', 'Enter the date of the review'],
    ['a time', { startsAt: 'after lunch' }, 'startsAt', 'Enter a time such as 2pm'],
    ['a place', { place: '' }, 'place', 'Enter where it is held'],
    ['the date beforehand', { 'preMeetingOn.month': '' }, 'preMeetingOn', 'must be a real date'],
    ['a name', { 'members[0].name': '' }, 'members[0].name', 'Enter their name, or remove this person'],
    ['a role', { 'members[0].role': 'everybody' }, 'members[0].role', 'Choose their role'],
    ['a part', { 'members[0].accountableFor': '' }, 'members[0].accountableFor', 'Say what they are'],
    [
      'anybody',
      { 'members[0].name': '', 'members[0].accountableFor': '' },
      'members',
      'Invite at least one person',
    ],
  ])('says beside the field that %s is missing, and keeps the rest', (_, change, field, message) => {
    const form = formState(send(change).reply());
    expect(form.error(field)).toContain(message);
    expect(form.errors).toHaveLength(1);
    expect(form.value('members[0].id')).toBe('m1');
  });
});

const minutes = {
  formId: 'minutes0001',
  ...date('heldOn'),
  present: 'm1',
  alsoPresent: '',
  'outcomes[0].id': 'o1',
  'outcomes[0].rag': 'at-risk',
  'outcomes[0].narrative': 'Books',
  'outcomes[0].value': '62%',
  'challenges[0].id': 'c1',
  'challenges[0].by': '',
  summary: 'Steady',
  frequency: 'half-termly',
  settledBy: 'group',
  ...date('nextOn', '24', '3'),
};

describe('recording minutes', () => {
  const send = (change: Record<string, string> = {}) =>
    parseWithZod(posted({ ...minutes, ...change }), { schema: recordForm });

  it('gives what was typed, one person or several, a figure or none', () => {
    const sent = send();
    expect(sent.status === 'success' && sent.value).toMatchObject({
      heldOn: '2027-02-10',
      present: ['m1'],
      outcomes: [{ id: 'o1', rag: 'at-risk', narrative: 'Books', value: 62 }],
      challenges: [],
      actions: [],
      frequencyReason: '',
      nextOn: '2027-03-24',
    });
    const none = send({ 'outcomes[0].value': '' });
    expect(none.status === 'success' && none.value.outcomes[0]?.value).toBeNull();
  });

  it.each([
    ['outcomes[0].rag', { 'outcomes[0].rag': '' }, 'Choose how progress stands'],
    ['outcomes[0].narrative', { 'outcomes[0].narrative': ' ' }, 'Say what this judgement rests on'],
    ['outcomes[0].value', { 'outcomes[0].value': 'most' }, 'Enter the figure as a number'],
    [
      'challenges[0].answer',
      { 'challenges[0].by': 'Lee', 'challenges[0].question': 'Why?' },
      'Enter the answer',
    ],
    ['summary', { summary: '' }, 'Sum up what the group found'],
    ['frequency', { frequency: 'weekly' }, 'Choose how often'],
    ['settledBy', { settledBy: '' }, 'Choose how that was settled'],
    ['nextOn', { 'nextOn.day': '31', 'nextOn.month': '2' }, 'must be a real date'],
  ])('%s: says what is wrong beside it', (field, change, message) => {
    const form = formState(send(change).reply());
    expect(form.error(field)).toContain(message);
    expect(form.errors).toHaveLength(1);
  });

  it('a correction needs its reason', () => {
    const send = (more: Record<string, string>) =>
      parseWithZod(posted({ ...minutes, ...more }), { schema: correctForm });
    expect(formState(send({ number: '1', reason: '' }).reply()).error('reason')).toContain('Say why');
    expect(send({ number: '1', reason: 'Year 3 was left out' }).status).toBe('success');
  });
});

describe('lesser forms', () => {
  it.each([
    ['calling off', callOffForm, 'reason'],
    ['withdrawing', withdrawForm, 'reason'],
    ['the meeting beforehand', preMeetingForm, 'note'],
  ] as const)('%s needs its words', (_, schema, field) => {
    const whole = { version: '1', ...date('metOn'), [field]: 'Words' };
    expect(parseWithZod(posted(whole), { schema }).status).toBe('success');
    const form = formState(parseWithZod(posted({ ...whole, [field]: ' ' }), { schema }).reply());
    expect(form.error(field)).toContain('Say');
  });
});
