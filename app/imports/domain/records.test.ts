import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Broken, RecordGuard } from './records';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (parts: Uint8Array[]) => parts.map((part) => new TextDecoder().decode(part)).join('');

function guard(chunks: string[]) {
  const broken: Broken[] = [];
  const g = new RecordGuard((b) => broken.push(b));
  const out = text([...chunks.flatMap((chunk) => g.push(bytes(chunk))), ...g.end()]);
  return { out, broken };
}

describe('RecordGuard', () => {
  it('passes whole records on, with line breaks inside quotation marks', () => {
    const file = 'URN,LA,Name\r\n100001,335,"St Mary\'s\r\nSchool"\r\n100002,335,Plain\r\n';
    expect(guard([file])).toEqual({ out: file, broken: [] });
  });

  it('gives up a row whose mark never closes, and goes on with the next', () => {
    const { out, broken } = guard([
      'URN,LA,Name\n100001,335,"St Mary\n100002,335,Plain\n"100003","335","Quoted"\n',
    ]);
    expect(out).toBe('URN,LA,Name\n\n100002,335,Plain\n"100003","335","Quoted"\n');
    expect(broken).toEqual([
      { line: 2, text: '100001,335,"St Mary', reason: expect.stringContaining('quotation mark') },
    ]);
  });

  it('costs one row where rows start in any other way, and none of those cut short after it', () => {
    const rows = Array.from({ length: 50 }, (_, n) => `1,901,20${n},A,20,${n}\n`);
    rows[5] = '1,901,2005,"B,20,5\n';
    rows[6] = '1,901,2006,A\n';
    const { out, broken } = guard(['Title\nRECTYPE,LEA,ESTAB,NAME,TELIG,VALUE\n', ...rows]);
    expect(broken.map(({ line }) => line)).toEqual([8]);
    expect(out.split('\n').filter((line) => line.startsWith('1,901,'))).toHaveLength(49);
  });

  it('gives up at the end of the file, and after too many lines', () => {
    expect(guard(['a\n100001,335,"x']).broken[0]?.line).toBe(2);
    const long = guard([`1,"x\n${'more\n'.repeat(60)}100002,335,Plain\n`]);
    expect(long.broken[0]?.line).toBe(1);
    expect(long.out).toContain('100002,335,Plain\n');
  });

  it('turns away a line too long to be a row, without keeping it', () => {
    const { out, broken } = guard(['URN\n', 'x'.repeat(150_000), '\n100002,335,Plain\n']);
    expect(broken[0]).toMatchObject({ line: 2, reason: expect.stringContaining('longer') });
    expect(out).toContain('100002,335,Plain');
    const long = guard(['URN\n', ...Array.from({ length: 30 }, () => 'x'.repeat(50_000)), '\n7,"x']);
    expect(long.broken.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('says the same however the text is cut up, loses no line, and never throws', () => {
    const piece = fc.constantFrom('"', '\n', ',', 'a', '100001,335,', '\r\n', '""');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (pieces, cut) => {
        const file = pieces.join('');
        const chunks = file.match(new RegExp(`[\\s\\S]{1,${cut}}`, 'g')) ?? [];
        const whole = guard([file]);
        expect(guard(chunks)).toEqual(whole);
        expect(whole.out.split('\n').length).toBeGreaterThanOrEqual(file.split('\n').length);
      }),
    );
  });
});
