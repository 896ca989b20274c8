import { describe, expect, it } from 'vitest';
import { ruleForm } from './forms';

const typed = { version: '1', on: 'yes', every: '5', most: '2' };

function problems(kind: 'action-due' | 'agreement-unsigned', more: Record<string, string | undefined>) {
  const read = ruleForm(kind).safeParse({ ...typed, before: '10, 5', after: '3', ...more });
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the form of a rule', () => {
  it('reads what its kind has a use for', () => {
    expect(ruleForm('action-due').parse({ ...typed, before: '5, 10', after: '3' })).toEqual({
      version: 1,
      on: true,
      before: [10, 5],
      after: 0,
      every: 5,
      most: 2,
    });
    expect(ruleForm('agreement-unsigned').parse({ ...typed, on: 'no', after: '3' })).toMatchObject({
      on: false,
      before: [],
      after: 3,
    });
    expect(problems('action-due', { before: undefined, after: undefined })).toEqual([]);
  });

  it.each([
    ['action-due', { before: 'soon' }, 'before: Enter up to 4 numbers of days from 1 to 60'],
    ['action-due', { before: '1,2,3,4,5' }, 'before: Enter up to 4 numbers of days from 1 to 60'],
    ['agreement-unsigned', { after: undefined }, 'after: Enter the days before the first chaser'],
    ['agreement-unsigned', { after: '0' }, 'after: Enter the days before the first chaser'],
    ['action-due', { every: '0' }, 'every: Enter the days between chasers'],
    ['action-due', { every: '2.5' }, 'every: Enter the days between chasers'],
    ['action-due', { most: '6' }, 'most: Enter how often people are chased'],
    ['action-due', { on: 'maybe' }, 'on: Choose whether people are reminded'],
  ] as const)('refuses in %s %o', (kind, more, words) => {
    const found = problems(kind, more);
    expect(found.length).toBe(1);
    expect(found[0]).toContain(words);
  });
});
