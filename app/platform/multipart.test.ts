import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComingFile, readWithFiles, upTo } from './multipart.server';

const TYPE = 'multipart/form-data; boundary=b0';
const text = (name: string, value: string) =>
  `--b0\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, content: string) =>
  `--b0\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n`;
const END = '--b0--\r\n';

/** A request whose body comes in pieces of a length. */
function sent(body: string, { type = TYPE, piece = 1 << 20 } = {}): Request {
  const bytes = new TextEncoder().encode(body);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
  return new Request('http://x.test/', {
    method: 'POST',
    headers: { 'content-type': type },
    body: stream,
    duplex: 'half',
  });
}

async function read(request: Request) {
  const files: { field: string; name: string; content: string }[] = [];
  const answers = await readWithFiles(request, async ({ field, name, data }: ComingFile) => {
    files.push({ field, name, content: new TextDecoder().decode((await upTo(data, 1000)) ?? undefined) });
  });
  return { answers: Object.fromEntries(answers), files };
}

describe('a form with a file', () => {
  it.each([
    ['Report; second draft.pdf', 'Report; second draft.pdf'],
    ['a=b.csv', 'a=b.csv'],
    ['say %22yes%22.pdf', 'say "yes".pdf'],
    ['C:\\work\\plan; x=1.txt', 'plan; x=1.txt'],
    ['Sacré-Cœur 100%.txt', 'Sacré-Cœur 100%.txt'],
    ['name=;filename=.txt', 'name=;filename=.txt'],
  ])('may be called %s', async (name, expected) => {
    const { answers, files } = await read(
      sent(text('words', 'What; it=shows') + file(name, 'two\r\nlines') + END),
    );
    expect(files).toEqual([{ field: 'file', name: expected, content: 'two\r\nlines' }]);
    expect(answers).toEqual({ words: 'What; it=shows' });
  });

  it('is the same in pieces of any length', async () => {
    const body = `${text('words', 'a;b=c --b0 \r\n--b')}${file('x;y.txt', '--b0 inside\r\n\r\n;=')}${text('last', '')}${END}`;
    const whole = await read(sent(body));
    expect(whole.files[0]?.name).toBe('x;y.txt');
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: body.length }), async (piece) => {
        expect(await read(sent(body, { piece }))).toEqual(whole);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('was chosen by nobody where it has no name', async () => {
    expect((await read(sent(file('', '') + END))).files).toEqual([]);
  });

  it.each([
    ['is cut off', text('words', 'half'), TYPE],
    ['holds nothing like a form', 'nothing', 'multipart/form-data'],
    ['has a part without a name', `--b0\r\nContent-Disposition: form-data\r\n\r\nx\r\n${END}`, TYPE],
    ['has a part that says nothing of itself', `--b0\r\nX-Other: 1\r\n\r\nx\r\n${END}`, TYPE],
    ['has a head without an end', `--b0\r\n${'X-Other: 1\r\n'.repeat(3000)}`, TYPE],
    ['is something else', '{}', 'application/json'],
  ])('that %s is no form', async (_what, body, type) => {
    await expect(read(sent(body, { type }))).rejects.toMatchObject({ status: 400 });
  });

  it('is too long where more is typed than any form asks for', async () => {
    const long = text('words', 'x'.repeat(1_500_000));
    await expect(read(sent(long + long + END))).rejects.toMatchObject({ status: 413 });
  });

  it('ends with the error of whoever takes the file', async () => {
    const full = new Error('disk full');
    const reading = readWithFiles(sent(file('x.txt', 'x') + END), () => Promise.reject(full));
    await expect(reading).rejects.toBe(full);
  });

  it('sent without files has its answers all the same', async () => {
    const request = new Request('http://x.test/', { method: 'POST', body: new URLSearchParams({ a: 'b' }) });
    expect((await read(request)).answers).toEqual({ a: 'b' });
  });
});
