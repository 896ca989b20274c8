import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, keepBetterText, textOrNull } from './text';

describe('cleanText', () => {
  it.each([
    ['St Mary\u0092s', 'St Mary’s'],
    ['Oakham\u00a0', 'Oakham'],
    ['  High   Street ', 'High Street'],
    ['Lyc\u00e9e \u00e0 Londres', 'Lycée à Londres'],
    ['St Paulï¿½s', 'St Paul\ufffds'],
    ['St Paul\ufffds', 'St Paul\ufffds'],
    ['one\r\ntwo', 'one two'],
    ['a\u0000b', 'ab'],
    ['a\t\u0000\tb', 'a b'],
  ])('%j becomes %j', (cell, text) => expect(cleanText(cell)).toBe(text));

  it('leaves clean text alone, and cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const once = cleanText(cell);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

it('reads "Not applicable" and blank as nothing', () => {
  expect(textOrNull(' Not applicable ')).toBeNull();
  expect(textOrNull('Should be blank')).toBeNull();
  expect(textOrNull('Shouldbeblank Hill')).not.toBeNull();
  expect(textOrNull('\u00a0')).toBeNull();
  expect(textOrNull('Diocese of London')).toBe('Diocese of London');
});

describe('keepBetterText', () => {
  it('keeps what is held where the file only lost a character of it', () => {
    expect(keepBetterText('St Paul’s', 'St Paul\ufffds')).toBe('St Paul’s');
    expect(keepBetterText('St Paul’s', 'St Peter\ufffds')).toBe('St Peter\ufffds');
    expect(keepBetterText('St Paul’s', 'St Pauls')).toBe('St Pauls');
    expect(keepBetterText(null, 'St Paul\ufffds')).toBe('St Paul\ufffds');
  });
  it('is quick and safe on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (held, read) => {
        expect(typeof keepBetterText(held, `${read}\ufffd`)).toBe('string');
      }),
    );
  });
});
