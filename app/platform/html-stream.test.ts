import { createElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { expect, it } from 'vitest';
import { htmlStream } from './html-stream.server';

/** A page long enough to be written in many parts, with letters of two to four bytes everywhere. */
const words = Array.from({ length: 3000 }, (_, i) => `${'x'.repeat(i % 7)}’£–é👩🏽`);
const page = createElement(
  'p',
  null,
  ...words.map((word, i) => createElement('b', { key: i, title: word }, word)),
);

it('writes a page as it is: nothing between its letters', async () => {
  const body = htmlStream();
  const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(body) });
  const parts: Buffer[] = [];
  for await (const part of body) parts.push(Buffer.from(part));
  const html = Buffer.concat(parts).toString('utf8');
  expect(html.includes(String.fromCharCode(0))).toBe(false);
  expect(html).toBe(`<p>${words.map((word) => `<b title="${word}">${word}</b>`).join('')}</p>`);
});

it('goes on in few pieces', async () => {
  const body = htmlStream();
  const sizes: number[] = [];
  body.on('data', (part: Buffer) => sizes.push(part.length));
  const ended = new Promise((resolve) => body.once('end', resolve));
  const { pipe } = renderToPipeableStream(page, { onAllReady: () => pipe(body) });
  await ended;
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(65_536);
  expect(sizes.length).toBeLessThanOrEqual(Math.ceil(bytes / 65_536));
});
