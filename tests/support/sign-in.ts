import type { Page } from 'playwright-core';

/** Password of every demo account. */
export const DEMO_PASSWORD = 'alongside-demo';

/**
 * Signs in through the form at `/login`.
 * @param origin where the server answers, e.g. `http://127.0.0.1:3000`
 * @throws when the form is still there afterwards
 */
export async function signIn(
  page: Page,
  origin: string,
  email: string,
  password = DEMO_PASSWORD,
): Promise<void> {
  await page.goto(`${origin}/login`);
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', password);
  await page.click('main form button[type="submit"], form button[type="submit"]');
  await page.waitForLoadState();
  if (new URL(page.url()).pathname === '/login') throw new Error(`${email} could not sign in.`);
}
