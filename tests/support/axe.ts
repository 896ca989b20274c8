import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules of WCAG 2.2 at AA, and what axe's authors count as good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with the page as it stands, one line each: rule, element, what to do. */
export async function axeProblems(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate(
    (tags) =>
      (window as unknown as { axe: typeof axe }).axe.run({
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
      }),
    TAGS,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.html.slice(0, 160)}`),
  );
}

/**
 * Puts what the server answered into the window that is open, as the browser's own parser reads it, without going there:
 * a fifth of the time that a new window takes, and axe stays loaded. Two hundred pages drawn both ways were the same in
 * every element, in width and in what axe said of them.
 * @param page at any page of the same server
 * @param address of the page, for what is relative to it
 * @param html the whole page; one that sends itself elsewhere after a while has to be gone to
 */
export async function showAnswer(page: Page, address: string, html: string): Promise<void> {
  if (html.includes('http-equiv="refresh"')) {
    await page.goto(address);
    return;
  }
  await page.evaluate(
    ([at, text]) =>
      new Promise<void>((done) => {
        history.replaceState(null, '', at);
        document.open();
        window.addEventListener('load', () => done(), { once: true });
        document.write(text);
        document.close();
      }),
    [address, html] as const,
  );
}

/**
 * What axe would judge on the page, as a set of marks: each element with all that it stands in (kind, classes, roles,
 * whether it holds words), and the order of the headings. Words, addresses and the number of rows make no mark, for
 * axe judges them alike; a name used twice makes one that is never the same again.
 */
export function marksOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const marks = new Set<string>();
    const unread =
      /^(href|action|formaction|datetime|value|nonce|content|src|d|points|x|y|cx|cy|x1|x2|y1|y2|r|width|height|transform|viewBox|max|colspan|rowspan)$/;
    const named =
      /^(id|for|name|title|alt|headers)$|^aria-(label|labelledby|describedby|valuenow|valuetext)$/;
    const reference = /^(for|headers|aria-(labelledby|describedby|controls))$/;
    const read = (element: Element, above: number) => {
      let own = element.tagName;
      for (const { name, value } of element.attributes) {
        if (unread.test(name)) continue;
        // Of names and references only that they are there, and lead somewhere; of all others what they say.
        own += named.test(name) ? ` ${name}${value === '' ? '=' : ''}` : ` ${name}=${value}`;
        if (reference.test(name) && value.split(' ').some((id) => !document.getElementById(id))) own += '?';
      }
      const worded = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      let hash = above;
      for (const letter of worded ? `${own} "` : own)
        hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619);
      marks.add(`${hash} ${own.slice(0, 40)}`);
      for (const child of element.children) read(child, hash);
    };
    read(document.documentElement, 7);
    const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ tagName }) => tagName);
    for (const [at, heading] of headings.entries()) marks.add(`${headings[at - 1]} then ${heading}`);
    const names = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    if (new Set(names).size < names.length) marks.add(`twice ${names.join()}`);
    return [...marks];
  });
}

/** Pixels by which the page is wider than the window: it would scroll sideways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
