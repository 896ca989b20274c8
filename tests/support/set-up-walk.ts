/** The first set-up of an installation, walked through as a person would, with nothing but a browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { fillIn, go, heading, press } from './forms';

/** What the walk is given: the code that the service printed, and a file of schools. */
export type SetUpWalk = { page: Page; code: string; gias: string; seen?: (name: string) => Promise<void> };

export const FIRST_PERSON = {
  name: 'Sam Shah',
  email: 'sam.shah@rutland.example',
  password: 'seven quiet harbours by night',
};

/** From the code to the list that is closed for good. */
export async function walkThroughSetUp({
  page,
  code,
  gias,
  seen = async () => {},
}: SetUpWalk): Promise<void> {
  await page.goto('/set-up');
  await seen('code');
  await fillIn(page, { code: code.toLowerCase() });
  await press(page, 'Continue');
  await press(page, 'Continue');
  await seen('authority-error');
  await fillIn(page, { listed: '857' });
  await press(page, 'Continue');
  await press(page, 'Create your account');
  await seen('you-error');
  const { name, email, password } = FIRST_PERSON;
  await fillIn(page, { name, email, lead: 'yes', password, again: password });
  await press(page, 'Create your account');
  await seen('tasks');
  await go(page, 'Protect your own account');
  await addApp(page);
  await page.goto('/set-up');
  await go(page, 'Schools');
  await page.locator('main [name="file"]').setInputFiles(gias);
  await press(page, 'Upload and preview');
  await until(page, /Import these schools/);
  await press(page, 'Import these schools');
  await until(page, /Done/);
  await page.goto('/set-up');
  await go(page, 'Banding framework');
  await page.locator('main input[type="radio"]').first().check();
  await fillIn(page, { note: 'Agreed by the school improvement board' });
  await press(page, /adopt/i);
  await page.goto('/set-up');
  await go(page, 'Term dates, deadlines and terms');
  await seen('usual');
  await press(page, 'Keep these for now');
  await go(page, 'Brokers and other people');
  await go(page, /invite/i);
  await fillIn(page, { name: 'Bo Reed', email: 'bo.reed@rutland.example', role: 'broker' });
  await press(page, 'Send the invitation');
  await page.goto('/set-up');
  await seen('tasks-done');
  await press(page, 'Close set-up for good');
  await heading(page);
  await seen('home');
}

/** Adds an authenticator app: its secret is on the page as text. */
async function addApp(page: Page): Promise<void> {
  await page.goto('/account/second-factor/app?next=/set-up');
  await fillIn(page, { name: 'My phone' });
  await press(page, 'Go on');
  const text = ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
  const secret = /((?:[A-Z2-7]{4} ?){8,})/.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  await fillIn(page, { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() });
  await press(page, 'Set up the app');
}

/** Looks again until the page says something. */
async function until(page: Page, words: RegExp): Promise<void> {
  const giveUp = performance.now() + 60_000;
  while (!words.test(await page.locator('main').innerText())) {
    if (performance.now() > giveUp) throw new Error(`The page never said ${words}`);
    await sleep(250);
    await page.reload();
  }
}
