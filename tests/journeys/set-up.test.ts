/** An empty installation, from the code that it prints to the day it is closed: in a browser without JavaScript. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { axeProblems, overflow, showAnswer } from '../support/axe';
import { launchBrowser } from '../support/browser';
import { errors, heading } from '../support/forms';
import { giasFile, giasSchool } from '../support/gias-file';
import { type RunningServer, startServer } from '../support/server';
import { walkThroughSetUp } from '../support/set-up-walk';

const TOKEN = 'a-token-for-whoever-watches';
let folder = '';
let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-set-up-'));
  server = await startServer(join(folder, 'alongside.db'), { METRICS_TOKEN: TOKEN });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function newPage(javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 320, height: 640 },
    javaScriptEnabled,
    locale: 'en-GB',
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

it('is set up by somebody with the code, page by page, and then there is no such page any more', async () => {
  const code = /type the code ([A-Z2-9-]{19})/.exec(server.log())?.[1] ?? '';
  const gias = join(folder, 'schools.csv');
  const rutland = { 'LA (code)': '857', 'LA (name)': 'Rutland' };
  writeFileSync(gias, giasFile([1, 2, 3].map((n) => giasSchool(990_000 + n, rutland))));

  const guesser = await newPage();
  await guesser.goto('/set-up');
  await guesser.locator('[name="code"]').fill('AAAA-AAAA-AAAA-AAAA');
  await Promise.all([guesser.waitForEvent('load'), guesser.locator('main button').click()]);
  expect(await errors(guesser)).toEqual([expect.stringContaining('The code is not right')]);
  expect((await guesser.goto('/set-up/you'))?.url()).toBe(`${server.origin}/set-up`);

  const page = await newPage();
  // The checker of accessibility is a script: it reads the same pages in a window that runs it.
  const reader = await newPage(true);
  await reader.goto('/help/running');
  const headings: string[] = [];
  const started = performance.now();
  await walkThroughSetUp({
    page,
    code,
    gias,
    seen: async (name) => {
      headings.push(await heading(page));
      expect(await overflow(page), name).toBe(0);
      await showAnswer(reader, page.url(), await page.content());
      expect(await axeProblems(reader), name).toEqual([]);
    },
  });
  expect(headings.slice(0, 5)).toEqual([
    'Set up Alongside',
    'Which authority is this for?',
    'Your own account',
    'Set up Alongside for Rutland',
    'Term dates, deadlines and terms',
  ]);
  // What the product does in it; the rest of the quarter of an hour is reading and typing.
  expect(performance.now() - started).toBeLessThan(60_000);

  for (const who of [page, guesser])
    for (const path of ['/set-up', '/set-up/authority', '/set-up/you'])
      expect((await who.goto(path))?.status(), path).toBe(404);
}, 180_000);

it('is watched with the token alone, by the folders of routes and nothing of anybody', async () => {
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
  const answer = await fetch(`${server.origin}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  const text = await answer.text();
  const counted = (route: string, method: string) =>
    text.includes(`alongside_http_request_seconds_count{route="${route}",method="${method}"`);
  expect(counted('set-up._index', 'POST')).toBe(true);
  expect(counted('help.running', 'GET')).toBe(true);
  expect(text).not.toMatch(/sam\.shah|rutland/i);
});

it('answers who asks too often with how long to wait', async () => {
  const ask = () =>
    fetch(`${server.origin}/set-up/you`, {
      method: 'POST',
      headers: { origin: server.origin },
      body: new URLSearchParams({ name: 'x' }),
    });
  let last = await ask();
  for (let n = 0; n < 320 && last.status !== 429; n++) {
    await last.arrayBuffer();
    last = await ask();
  }
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await last.text()).toMatch(/Wait \d+ minutes, then try again/);
}, 60_000);
