import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EncodingSurvey, notCsvReason } from './encoding';

function survey(bytes: Uint8Array, chunk = bytes.length || 1) {
  const s = new EncodingSurvey();
  for (let at = 0; at < bytes.length; at += chunk) s.add(bytes.subarray(at, at + chunk));
  return s.result();
}
const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | number)[]) =>
  Uint8Array.from(parts.flatMap((p) => (typeof p === 'number' ? [p] : [...p].map((c) => c.charCodeAt(0)))));

describe('EncodingSurvey', () => {
  it('takes plain ASCII, UTF-8 and UTF-8 with its mark as UTF-8', () => {
    expect(survey(utf8('URN,Name\n1,St Marys'))).toBe('utf-8');
    expect(survey(utf8('Lycée à Londres, St Mary’s'))).toBe('utf-8');
    expect(survey(utf8('\ufeffURN'))).toBe('utf-8');
  });
  it('knows Windows-1252 by its curly apostrophe and accents', () => {
    expect(survey(bytes('St Mary', 0x92, 's'))).toBe('windows-1252');
    expect(survey(bytes('Lyc', 0xe9, 'e ', 0xe0, ' Londres'))).toBe('windows-1252');
    expect(survey(bytes('ends in ', 0xe9))).toBe('windows-1252');
  });
  it('calls a UTF-8 file with a Windows-1252 line in it mixed', () => {
    const both = Uint8Array.from([...utf8('St Mary’s\nLycée\n'), ...bytes('St Paul', 0x92, 's\n')]);
    expect(survey(both)).toBe('mixed');
  });
  it('gives the same answer however the bytes are cut up', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (data, chunk) => {
        expect(survey(data, chunk)).toBe(survey(data));
      }),
    );
  });
  it('agrees with the platform about what is well-formed UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (data) => {
        let wellFormed = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(data);
        } catch {
          wellFormed = false;
        }
        expect(survey(data) === 'utf-8').toBe(wellFormed);
      }),
      { numRuns: 500 },
    );
  });
});

describe('notCsvReason', () => {
  it.each([
    [utf8(''), 'empty'],
    [utf8('  \r\n'), 'empty'],
    [bytes('PK', 3, 4), 'Excel'],
    [utf8('<!DOCTYPE html><title>Error</title>'), 'web page'],
    [utf8('%PDF-1.7'), 'PDF'],
    [bytes(0xff, 0xfe, 'U', 0), 'Unicode text'],
    [bytes('a', 0, 'b'), 'not a text file'],
  ])('refuses what is plainly not CSV (%#)', (start, words) => {
    expect(notCsvReason(start)).toContain(words);
  });
  it('lets text through', () => {
    expect(notCsvReason(utf8('\ufeff"URN","LA (code)"'))).toBeNull();
  });
});
