import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The words of the page. */
export const said = (page: Page): Promise<string> => page.locator('main').innerText();

/** Opens a page that is theirs to read, and gives its words. */
export async function open(page: Page, path: string): Promise<string> {
  expect((await page.goto(path))?.status(), path).toBe(200);
  return said(page);
}

/** What an address answers somebody, also where it is a file. */
export async function fetched(page: Page, path: string) {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  return { status: answer.status(), type: answer.headers()['content-type'] ?? '', body: await answer.body() };
}

/** Types into the box of the header, sends it off, and gives the words of what is found. */
export async function lookFor(page: Page, words: string): Promise<string> {
  if (new URL(page.url()).pathname === '/search' || page.url() === 'about:blank') await page.goto('/home');
  await page.getByLabel('Search Alongside').fill(words);
  await Promise.all([page.waitForURL(/\/search\?/), page.getByLabel('Search Alongside').press('Enter')]);
  return said(page);
}

/** A number as the pages write it: "1,204". */
export const numberOf = (words: string): number => Number(words.replaceAll(',', ''));

/** How many records the page lists in all: "86 schools", or "Showing 1 to 50 of 86 schools". */
export async function listed(page: Page): Promise<number> {
  const words = await page.locator('.pagination p').first().innerText();
  const [, n = ''] = /(?:of )?([\d,]+) \D+$/.exec(words) ?? [];
  return numberOf(n);
}
