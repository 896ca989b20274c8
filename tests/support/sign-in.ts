import type { Page } from 'playwright-core';
import { freshCode } from './second-factor';

/** Password of every demo account. */
export const DEMO_PASSWORD = 'alongside-demo';

/**
 * Signs in through the form at `/login`.
 * @param origin where the server answers, e.g. `http://127.0.0.1:3000`
 * @param secret of the person's authenticator app, where they have one (see `second-factor.ts`)
 * @throws when the form is still there afterwards
 */
export async function signIn(
  page: Page,
  origin: string,
  email: string,
  password = DEMO_PASSWORD,
  secret?: string,
): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', password);
  await page.click('main form button[type="submit"], form button[type="submit"]');
  await page.waitForLoadState();
  if (secret !== undefined && new URL(page.url()).pathname === '/login/code') {
    await page.fill('input[name="code"]', await freshCode(secret, email));
    await page.click('main form button[type="submit"]');
    await page.waitForLoadState();
  }
  if (new URL(page.url()).pathname.startsWith('/login')) throw new Error(`${email} could not sign in.`);
}
