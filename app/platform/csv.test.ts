import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvDownload, csvText } from './csv.server';

describe('a file of rows', () => {
  it.each(['=1+1', '+44 1234', '-2', '@sum', '\tx', '\rx'])('takes no formula from %j', (text) => {
    expect(csvText([[text]]).replace(/^"/, '')).toMatch(/^'/);
  });

  it('leaves numbers as they are, also below nothing, and says yes and no', () => {
    expect(csvText([[-12.5, 0, true, false, null, 'plain']])).toBe('-12.5,0,yes,no,,plain\r\n');
  });

  it('gives back every text it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 6 }), (cells) => {
        const [read] = parse(csvText([cells]), { relax_column_count: true, record_delimiter: '\r\n' });
        expect(
          read?.map((cell: string, at: number) => (cell === `'${cells[at]}` ? cells[at] : cell)),
        ).toEqual(cells);
      }),
    );
  });

  it('is written as its pages are read, and no further when nobody reads on', async () => {
    let read = 0;
    async function* pages() {
      for (;;) {
        read++;
        yield [[read]];
      }
    }
    const answer = csvDownload('numbers.csv', ['Number'], pages());
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="numbers.csv"');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const reader = answer.body?.getReader();
    const first = new TextDecoder('utf-8', { ignoreBOM: true }).decode((await reader?.read())?.value);
    expect(first.startsWith('\ufeffNumber')).toBe(true);
    await reader?.cancel();
    expect(read).toBeLessThan(50);
  });
});
