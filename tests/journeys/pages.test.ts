/**
 * Every page in the manifest as everybody who may open it: no accessibility violation, one heading, a title of
 * its own, and nothing wider than a narrow window.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import { axeProblems, marksOf, overflow, showAnswer } from '../support/axe';
import { DEMO_PEOPLE, type DemoPerson, openStage, type Stage } from '../support/journey';
import { placesFor } from '../support/places';

/** Answers for machines, files, and pages that only pass on. */
const NOT_PAGES = new Set(['healthz', 'readyz', 'logout', 'admin.imports.$id.rejected']);
const folders = Object.entries(accessManifest)
  .filter(([folder, { read }]) => read !== undefined && !NOT_PAGES.has(folder) && !folder.includes('[.]'))
  .map(([folder]) => folder);

const NARROW = { width: 320, height: 640 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The last part of an address: `/requests/x/draft/days` → `days`; of a record's own page, the record. */
const partOf = (address: string) => address.split('/').pop() ?? address;

/**
 * What is wrong with the pages somebody sees.
 * @param byRoute for each route its addresses: a record's own page is looked at in each of its states, the pages
 *   below it once for each of their parts
 */
async function problemsOf(
  who: DemoPerson | null,
  byRoute: readonly (readonly string[])[],
): Promise<string[]> {
  const problems: string[] = [];
  const page = who ? await stage.as(who) : await stage.visitor();
  await page.setViewportSize(NARROW);
  await page.goto('/login');
  const seen = new Set<string>();
  for (const addresses of byRoute) {
    const parts = new Set<string>();
    for (const address of addresses) {
      if (parts.has(partOf(address))) continue;
      // A page that leads elsewhere need not be drawn to know it: the other has its own turn.
      const { status, html } = await answerOf(page, address);
      if ((status >= 300 && status < 400) || html === null) continue;
      if (status === 200) parts.add(partOf(address));
      // Somebody of the right role but the wrong school meets a page too; once is enough to look at it.
      const shown = status === 404 ? 'not found' : address;
      if (seen.has(shown)) continue;
      seen.add(shown);
      await showAnswer(page, address, html);
      const found = await problemsOn(page, status);
      problems.push(...found.map((problem) => `${who ?? 'visitor'} ${address}: ${problem}`));
    }
  }
  return problems;
}

/** What the server says to an address for the person whose page this is, without drawing it; no html where it is a file. */
async function answerOf(page: Page, address: string): Promise<{ status: number; html: string | null }> {
  const answer = await page.request.get(address, { maxRedirects: 0 });
  const isPage = answer.headers()['content-type']?.includes('text/html');
  const html = isPage ? await answer.text() : null;
  await answer.dispose();
  return { status: answer.status(), html };
}

/** Marks of pages that axe has judged: it takes far longer than the page, and most pages are seen by several people. */
const judged = new Set<string>();

async function holdsSomethingNew(page: Page): Promise<boolean> {
  const unseen = (await marksOf(page)).filter((mark) => !judged.has(mark));
  for (const mark of unseen) judged.add(mark);
  return unseen.length > 0;
}

async function problemsOn(page: Page, status: number): Promise<string[]> {
  const problems: string[] = [];
  if (status >= 500) problems.push(`answered ${status}`);
  if ((await page.locator('h1').count()) !== 1) problems.push('does not have one h1');
  const title = await page.title();
  if (!/ – Alongside$|^Alongside/.test(title)) problems.push(`is titled “${title}”`);
  const over = await overflow(page);
  if (over > 0) problems.push(`is ${over}px wider than a window of 320px`);
  if (await holdsSomethingNew(page)) {
    await page.setViewportSize({ width: 1280, height: 900 });
    problems.push(...(await axeProblems(page)));
    await page.setViewportSize(NARROW);
  }
  return problems;
}

describe.concurrent('every page', () => {
  it.each([null, ...DEMO_PEOPLE])(
    'is accessible and narrow enough for %s, in every state',
    async (who) => {
      const places = placesFor(stage.server.database, '999', `${who ?? 'nobody'}@marlshire.example`);
      const role = who === 'release' ? 'head' : who;
      const own = folders.filter((folder) => {
        const read = accessManifest[folder]?.read;
        if (read === 'public') return who === null;
        return who !== null && (read === 'signed-in' || (role !== null && read?.includes(role)));
      });
      const byRoute = own.map((folder) =>
        (places.get(folder) ?? []).filter((address) => !address.includes('/no-')),
      );
      expect(byRoute.flat().length).toBeGreaterThan(0);
      expect(await problemsOf(who, byRoute)).toEqual([]);
    },
    600_000,
  );

  it('is accessible when it is not there, or not allowed', async () => {
    expect(await problemsOf(null, [['/no-such-page']])).toEqual([]);
    expect(await problemsOf('member', [['/no-such-page'], ['/admin/users']])).toEqual([]);
  });
});
