import { describe, expect, it } from 'vitest';
import { USUAL_RULES } from '../domain/reminders/usual-rules';
import { REMINDER_KINDS } from '../domain/reminders/vocabulary';
import { KIND_GROUPS, KIND_WORDS, ruleWords, stageWords } from './wording';
import { sentWords, waitedWords } from './words';

describe('the page of rules', () => {
  it('shows every kind once', () => {
    const shown = KIND_GROUPS.flatMap(({ kinds }) => kinds);
    expect([...shown].sort()).toEqual([...REMINDER_KINDS].sort());
    expect(Object.keys(KIND_WORDS).sort()).toEqual([...REMINDER_KINDS].sort());
  });

  it.each([
    [
      'exit-due',
      {},
      'Reminded 20 and 5 school days before, and told on the day. Chased every 5 school days after it, twice; then passed on.',
    ],
    [
      'invitation-unanswered',
      {},
      'Reminded 3 and 1 school day before, and told on the day. Passed on where it is still open 1 school day after.',
    ],
    [
      'claim-unanswered',
      {},
      'Reminded 3 school days before, and told on the day. Chased once, 3 school days after it; passed on 3 later.',
    ],
    [
      'agreement-unsigned',
      { most: 3 },
      'Chased after 5 school days and every 5 from then on, 3 times in all; then passed on.',
    ],
    ['agreement-unsigned', { most: 1 }, 'Chased once, after 5 school days; passed on 5 later.'],
    ['agreement-unsigned', { most: 0 }, 'Passed on after 5 school days.'],
    ['visit-note-late', { on: false }, 'Nobody is reminded.'],
    ['visit-note-late', {}, 'Told on the day. Chased every school day after it, twice; then passed on.'],
    [
      'designation-lapsing',
      { before: [] },
      'Told on the day. Chased once, 20 working days after it; passed on 20 later.',
    ],
  ] as const)('says the rule of %s with %o', (kind, more, words) => {
    expect(ruleWords(kind, { ...USUAL_RULES[kind], ...more })).toBe(words);
  });

  it.each([
    ['before-1', 'action-due', 'Reminded 1 school day before'],
    ['before-40', 'designation-lapsing', 'Reminded 40 working days before'],
    ['due', 'action-due', 'Told on the day'],
    ['chaser-2', 'action-due', 'Chased, second time'],
    ['to-broker', 'action-due', 'Passed on'],
  ] as const)('says the stage %s of %s', (stage, kind, words) => {
    expect(stageWords(stage, kind)).toBe(words);
  });
});

describe('what a reminder says', () => {
  it.each([
    ['2026-11-23', '1 day'],
    ['2026-11-20', '3 days'],
    ['2026-11-10', '13 days'],
    ['2026-11-09', '2 weeks'],
    ['2026-10-27', '3 weeks'],
  ])('of something waiting since %s: %s', (since, words) => {
    expect(waitedWords(since, '2026-11-23')).toBe(words);
  });

  it('on which days people were reminded before, the first first', () => {
    const on = (date: string) => ({ basis: '2026-11-01', stage: 'due' as const, on: date });
    expect(sentWords([])).toBe('Nobody was reminded before.');
    expect(sentWords([on('2026-11-09')])).toBe('A reminder was given on 9 November 2026.');
    expect(sentWords([on('2026-11-16'), on('2026-11-09')])).toBe(
      'Reminders were given on 9 November 2026 and 16 November 2026.',
    );
  });
});
