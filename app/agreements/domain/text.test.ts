import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContent, someContent } from '#tests/builders/agreement-content';
import { fieldsOf, figureWords } from './fields';
import { SECTIONS } from './sections';
import { agreementText, readable, shortHash, statementsFor } from './text';

describe('the text of an agreement', () => {
  it('holds every field and every section, in order', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const lines = readable(content).flatMap((section) => section.lines);
        for (const field of fieldsOf(content)) {
          expect(lines).toContainEqual({
            key: field.path,
            label: field.label,
            words: field.words.trim() || 'Not yet stated',
          });
        }
      }),
    );
    expect(readable(someContent()).map(({ section }) => section)).toEqual(['parties', ...SECTIONS]);
  });

  it('is made of the sections and nothing else', () => {
    const content = someContent();
    const text = agreementText(content);
    expect(text.startsWith('Agreement MAR-A-0001 for school-to-school support\n\n1. Parties\n')).toBe(true);
    for (const { number, title, lines } of readable(content)) {
      expect(text).toContain(`${number}. ${title}\n`);
      for (const { label, words } of lines) expect(text).toContain(`${label}: ${words}`);
    }
  });

  it('states the sums worked out from the terms', () => {
    expect(agreementText(someContent())).toContain(
      'Total, at most: £2,450.00\nPaid by the local authority: £2,450.00',
    );
  });

  it('of a text from before there were instalments shows only what it said', () => {
    const early = agreementText(someContent({ format: 1 }));
    const since = agreementText(someContent());
    const added = ['How, if it is shared', 'VAT: Outside', 'Instalment 1: 100%', 'Kept by the brokerage'];
    for (const words of added) {
      expect(since).toContain(words);
      expect(early).not.toContain(words);
    }
    expect(early).toContain('Paid by the client school: £0.00\n\n11. ');
  });

  it('asks each party for its own statements, and its consent to sharing data', () => {
    const statements = statementsFor(someContent(), 'client-chair');
    expect(statements.at(-1)).toMatch(
      /governing body of Ashbrook Primary School, I consent to data being shared/,
    );
    expect(statements.length).toBe(someContent().dueDiligence['client-chair'].length + 1);
    for (const statement of statements) expect(agreementText(someContent())).toContain(statement);
  });

  it.each([
    [62, '%', '62%'],
    [62.5, '% of pupils', '62.5% of pupils'],
    [14, 'pupils', '14 pupils'],
    [3, '', '3'],
    [null, '%', ''],
  ])('says a figure with its unit: %s and “%s” are “%s”', (value, unit, words) => {
    expect(figureWords(value, unit)).toBe(words);
  });

  it('shortens a hash for the eye', () => {
    expect(shortHash('0123456789abcdef')).toBe('0123 4567 89ab');
  });
});
