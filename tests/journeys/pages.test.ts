/**
 * Every page in the manifest as everybody who may open it: no accessibility violation, one heading, a title of
 * its own, and nothing wider than a narrow window.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import { axeProblems, overflow } from '../support/axe';
import { DEMO_PEOPLE, type DemoPerson, openStage, type Stage } from '../support/journey';
import { placesOf } from '../support/places';

/** Answers for machines, and pages that only pass on. */
const NOT_PAGES = new Set(['healthz', 'readyz', 'logout']);
const folders = Object.entries(accessManifest)
  .filter(([folder, { read }]) => read !== undefined && !NOT_PAGES.has(folder) && !folder.includes('[.]'))
  .map(([folder]) => folder);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stage.closePages());
afterAll(() => stage.close());

async function problemsOf(who: DemoPerson | null, addresses: Iterable<string>): Promise<string[]> {
  const problems: string[] = [];
  const wide = who ? await stage.as(who) : await stage.visitor();
  for (const address of addresses) {
    await wide.setViewportSize({ width: 1280, height: 900 });
    const answer = await wide.goto(address);
    const kind = answer?.headers()['content-type'] ?? '';
    if (!answer || !kind.includes('text/html')) continue;
    // Somebody of the right role but the wrong school meets a page too: it has to be as good.
    const say = (text: string) => problems.push(`${who ?? 'visitor'} ${address}: ${text}`);
    if (answer.status() >= 500) say(`answered ${answer.status()}`);
    for (const problem of await axeProblems(wide)) say(problem);
    if ((await wide.locator('h1').count()) !== 1) say('does not have one h1');
    if (!/ – Alongside$|^Alongside/.test(await wide.title())) say(`is titled “${await wide.title()}”`);
    await wide.setViewportSize({ width: 320, height: 640 });
    const over = await overflow(wide);
    if (over > 0) say(`is ${over}px wider than a window of 320px`);
  }
  return problems;
}

describe('every page', () => {
  it.each([null, ...DEMO_PEOPLE])('is accessible and narrow enough for %s', async (who) => {
    const places = placesOf(stage.server.database, '999');
    const role = who === 'release' ? 'head' : who;
    const own = folders.filter((folder) => {
      const read = accessManifest[folder]?.read;
      if (read === 'public') return who === null;
      return who !== null && (read === 'signed-in' || (role !== null && read?.includes(role as never)));
    });
    const addresses = own
      .map((folder) => places.get(folder) ?? '/')
      .filter((address) => !address.includes('/no-'));
    expect(addresses.length).toBeGreaterThan(0);
    expect(await problemsOf(who, addresses)).toEqual([]);
  });

  it('is accessible when it is not there, or not allowed', async () => {
    expect(await problemsOf(null, ['/no-such-page'])).toEqual([]);
    expect(await problemsOf('member', ['/no-such-page', '/admin/users'])).toEqual([]);
  });
});
