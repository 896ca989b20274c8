/** An authority connects the sign-in its people have at work, and one of them uses it, without JavaScript on our pages. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { certifiedProvider } from '../support/certified-provider';
import { takeConsole } from '../support/console';
import { openStage, type Stage } from '../support/journey';

const SECRET = 'a secret of this test alone';
let stage: Stage;
let provider: Awaited<ReturnType<typeof certifiedProvider>>;
beforeAll(async () => {
  stage = await openStage();
  const client = { id: 'alongside', secret: SECRET, origin: stage.server.origin };
  provider = await certifiedProvider(client, 'marlshire.example');
});
afterEach(() => {
  takeConsole();
});
afterAll(async () => {
  await stage.close();
  await provider.close();
});

/** Signs in on the provider's own pages and lets it tell us who it was. */
async function signInThere(page: Page, login: string): Promise<void> {
  expect(page.url()).toContain(provider.issuer);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', 'anything');
  await page.click('button[type="submit"]');
  await page.waitForLoadState();
  if (page.url().startsWith(provider.issuer)) await page.click('button[type="submit"]');
  await page.waitForURL(`${stage.server.origin}/**`);
}

const heading = (page: Page) => page.locator('h1').innerText();

describe('single sign-on', () => {
  it('is added, tried out and put into use by an administrator', async () => {
    const page = await stage.as('admin', { javaScript: false });
    await page.goto('/admin/single-sign-on');
    await page.click('text=Add a provider');
    await page.check('input[name="kind"][value="other"]');
    await page.fill('input[name="name"]', 'your county account');
    await page.fill('input[name="issuer"]', 'http://sign-in.example');
    await page.fill('input[name="clientId"]', 'alongside');
    await page.fill('input[name="secret"]', SECRET);
    await page.fill('textarea[name="domains"]', 'marlshire.example');
    await page.click('main button[type="submit"]');
    expect(await page.locator('main').innerText()).toContain('begins with https://');
    expect(await page.inputValue('input[name="secret"]')).toBe('');
    await page.fill('input[name="issuer"]', provider.issuer);
    await page.fill('input[name="secret"]', SECRET);
    await page.click('main button[type="submit"]');
    expect(await heading(page)).toBe('your county account');
    expect(await page.content()).not.toContain(SECRET);
    await page.click('text=Try to sign in');
    await signInThere(page, 'admin');
    expect(await page.locator('main').innerText()).toMatch(/it worked\.\s+It vouched for your email address/);
    await page.click('text=Put into use');
    expect(await page.locator('main').innerText()).toContain('It is in use');
  });

  it('signs somebody in with the account they have at work, and out again', async () => {
    const page = await stage.visitor({ javaScript: false });
    await page.goto('/directory');
    await page.goto('/login?next=%2Fschools');
    await page.click('text=Sign in with your account at work');
    await page.fill('input[name="email"]', 'leader@marlshire.example');
    await page.click('main button[type="submit"]');
    await page.click('text=Sign in with your county account');
    await signInThere(page, 'leader');
    expect(new URL(page.url()).pathname).toBe('/schools');
    await page.goto('/account/sign-on');
    expect(await page.locator('main').innerText()).toContain('your county account');
    await page.click('header button:has-text("Sign out")');
    expect(await page.locator('main').innerText()).toContain(
      'You may still be signed in with your county account',
    );
    const there = await page.getAttribute('a:has-text("sign out there as well")', 'href');
    expect(there).toContain(`${provider.issuer}/session/end`);
  });

  it('signs somebody out here who signs out there', async () => {
    const page = await stage.visitor({ javaScript: false });
    await page.goto('/login/with?email=leader%40marlshire.example');
    await page.click('text=Sign in with your county account');
    await signInThere(page, 'leader');
    await page.goto('/account');
    const elsewhere = await stage.as('leader', { javaScript: false });
    await page.goto(`${provider.issuer}/session/end`);
    await page.locator('button[name="logout"], button[type="submit"]').first().click();
    await page.waitForLoadState();
    await expect
      .poll(async () => (await page.goto(`${stage.server.origin}/account`))?.url())
      .toContain('/login?');
    // Signed in with a password, which is not the provider's to end.
    await elsewhere.goto('/account');
    expect(await heading(elsewhere)).toBe('Your account');
  });

  it('says the same to a stranger as to everybody for whom it did not work', async () => {
    const page = await stage.visitor({ javaScript: false });
    await page.goto('/login/with?email=nobody%40marlshire.example');
    await page.click('text=Sign in with your county account');
    await signInThere(page, 'nobody-at-all');
    expect(await heading(page)).toBe('That did not work');
    // The answer counts once: going back to it does not help.
    await page.reload();
    expect(await heading(page)).toBe('That did not work');
  });
});
