import { describe, expect, it } from 'vitest';
import { dayListText, readDayList, sameRule, tidyRule } from './rule-check';
import { USUAL_RULES } from './usual-rules';
import { REMINDER_KINDS } from './vocabulary';

describe('days typed as a list', () => {
  it.each([
    ['', []],
    ['5', [5]],
    ['10, 5', [10, 5]],
    ['5 and 10', [10, 5]],
    ['3;1; 3', [3, 1]],
  ])('“%s” is read', (text, days) => {
    expect(readDayList(text)).toEqual(days);
  });

  it.each(['0', '61', 'five', '5.5', '-3', '1 2 3 4 5', '5 days'])('“%s” is refused', (text) => {
    expect(readDayList(text)).toBeNull();
  });

  it('is read back as it stands in the field', () => {
    for (const kind of REMINDER_KINDS) {
      const { before } = USUAL_RULES[kind];
      expect(readDayList(dayListText(before))).toEqual([...before]);
    }
  });
});

describe('a rule', () => {
  it('is the same as itself tidied, and as no rule that differs in one thing', () => {
    for (const kind of REMINDER_KINDS) {
      const rule = USUAL_RULES[kind];
      expect(sameRule(rule, tidyRule(kind, rule))).toBe(true);
      for (const other of [
        { ...rule, on: false },
        { ...rule, before: [...rule.before, 60] },
        { ...rule, after: rule.after + 1 },
        { ...rule, every: rule.every + 1 },
        { ...rule, most: rule.most + 1 },
      ])
        expect(sameRule(rule, other)).toBe(false);
    }
  });

  it('keeps only what its kind has a use for', () => {
    const all = { on: true, before: [5], after: 3, every: 2, most: 1 };
    expect(tidyRule('action-due', all)).toEqual({ ...all, after: 0 });
    expect(tidyRule('agreement-unsigned', all)).toEqual({ ...all, before: [] });
  });
});
