import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasedAddress, pseudonymFor, replacer, replaceWithin, waysOfName } from './pseudonym';

const ann = replacer({
  names: ['Ann O’Lee', 'Mrs O’Lee'],
  email: 'ann.olee@school.example',
  pseudonym: 'Former headteacher 7F3K',
  address: 'erased-1@erased.invalid',
});

describe('a pseudonym', () => {
  it('says what somebody was and no more', () => {
    expect(pseudonymFor(['admin', 'head'], [0, 0.5, 0.99, 0.2])).toBe('Former headteacher 2HZ8');
    expect(pseudonymFor([], [0, 0, 0, 0])).toBe('Former user 2222');
    expect(erasedAddress('x1')).toBe('erased-x1@erased.invalid');
  });

  it.each([
    ['Ann O’Lee came.', 'Former headteacher 7F3K came.'],
    ["ANN  O'LEE came.", 'Former headteacher 7F3K came.'],
    ['(Ann\nO’Lee)', '(Former headteacher 7F3K)'],
    ['Mrs O’Lee’s class', 'Former headteacher 7F3K’s class'],
    ['Write to Ann.OLee@school.example.', 'Write to erased-1@erased.invalid.'],
    ['Joann O’Leeson and Ann Other', 'Joann O’Leeson and Ann Other'],
    ['joann.olee@school.example', 'joann.olee@school.example'],
  ])('in %j gives %j', (text, expected) => {
    expect(ann(text)).toBe(expected);
  });

  it.each([
    ['Councillor Joan Whitlock', ['Councillor Joan Whitlock', 'Joan Whitlock']],
    ['Revd Dr Ann Lee', ['Revd Dr Ann Lee', 'Ann Lee']],
    ['Ann Lee', ['Ann Lee']],
    ['Mrs Lee', ['Mrs Lee']],
    ['Drew Sirkis', ['Drew Sirkis']],
  ])('looks for %s by %j', (name, ways) => {
    expect(waysOfName(name)).toEqual(ways);
  });

  it('goes into every depth of what is kept as JSON, and changes nothing else', () => {
    expect(replaceWithin({ a: ['Ann O’Lee', 3], b: { c: null, d: true, e: 'x' } }, ann)).toEqual({
      a: ['Former headteacher 7F3K', 3],
      b: { c: null, d: true, e: 'x' },
    });
  });

  it('leaves no text with the name in it, whatever stands around it, and does no more the second time', () => {
    const around = fc.constantFrom('', ' ', ', ', '.', '"', '\n', ' and ', '(', '–');
    fc.assert(
      fc.property(fc.array(fc.tuple(around, fc.constantFrom('Ann O’Lee', 'words', '12'))), (parts) => {
        const text = parts.map(([space, word]) => `${space || ' '}${word}`).join('');
        const once = ann(text);
        expect(once.toLowerCase()).not.toContain('ann o’lee');
        expect(ann(once)).toBe(once);
      }),
    );
  });
});
