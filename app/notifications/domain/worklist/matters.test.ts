import { describe, expect, it } from 'vitest';
import { isAbout } from './matters';

describe('a worklist item and a reminder', () => {
  it.each([
    ['evaluate:a1:school', 'evaluation-due', 'a1', true],
    ['pause:a1:2027-03-01', 'pause-ending', 'a1', true],
    ['evaluate:a1:school', 'exit-due', 'a1', false],
    ['evaluate:a2:school', 'evaluation-due', 'a1', false],
    ['evaluate', 'evaluation-due', 'evaluate', false],
    ['invoices-to-issue', 'invoice-overdue', 'invoices-to-issue', false],
  ] as const)('%s and %s of %s are one matter: %s', (key, kind, subjectId, same) => {
    expect(isAbout(key, kind, subjectId)).toBe(same);
  });
});
