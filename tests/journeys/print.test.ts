/** Pages of insight on paper: a director takes them to a meeting. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../support/journey';

const LONG = 180_000;
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, LONG);
afterAll(() => stage.close());

it(
  'stands on paper, with everything that is folded up, and no wider than a sheet',
  async () => {
    const lead = await stage.as('lead', { javaScript: false });
    await lead.emulateMedia({ media: 'print' });
    // A4 without its margins, at 96 dots an inch.
    await lead.setViewportSize({ width: 672, height: 950 });
    for (const page of ['', '/schools', '/support', '/days', '/supply', '/fairness']) {
      await lead.goto(`/insight${page}`);
      const [over, folded] = await lead.evaluate(() => [
        document.documentElement.scrollWidth - window.innerWidth,
        [...document.querySelectorAll('main details')].filter((one) => one.clientHeight < 60).length,
      ]);
      expect([page, over, folded]).toEqual([page, 0, 0]);
    }
  },
  LONG,
);
