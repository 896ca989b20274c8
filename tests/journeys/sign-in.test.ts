/** Second factors as people meet them: an app without any script on a narrow screen, and passkeys in a real browser. */
import Database from 'better-sqlite3';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors, fillIn, heading, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';
import { codeAt } from '../support/second-factor';
import { DEMO_PASSWORD } from '../support/sign-in';

let stage: Stage;
beforeAll(async () => {
  // Passkeys are for a name, never for a number: the server takes its site from how it is asked.
  stage = await openStage({ APP_URL: '' });
  const database = new Database(stage.server.database);
  database.prepare("update authority set demo = 0 where code = '998'").run();
  database.close();
});
afterEach(() => stage.closePages());
afterAll(() => stage.close());

const at = (path: string) => `http://localhost:${stage.server.port}${path}`;
const pathOf = (page: Page) => new URL(page.url()).pathname;

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(at('/login'));
  await fillIn(page, { email, password: DEMO_PASSWORD });
  await press(page, 'Sign in');
}

async function signOut(page: Page): Promise<void> {
  await page.context().clearCookies();
}

/** A device that holds passkeys, as the browser's own tools pretend one. */
async function authenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

describe('a broker of an authority that is no demonstration', () => {
  it('is led to set up an app before anything else, and afterwards signs in with a code, or a recovery code', async () => {
    const page = await stage.visitor({ javaScript: false, width: 320 });
    await page.goto(at('/login?next=/schools'));
    await fillIn(page, { email: 'broker@fenwold.example', password: DEMO_PASSWORD });
    await press(page, 'Sign in');
    expect(await heading(page)).toBe('Set up a second way to show who you are');
    await page.goto(at('/caseload'));
    expect(pathOf(page)).toBe('/account/second-factor');
    await page.click('text=Set up an app');
    await press(page, 'Go on');
    expect(await errors(page)).toEqual(['Enter a name for the app or telephone']);
    await fillIn(page, { name: 'Work telephone' });
    await press(page, 'Go on');
    expect(await page.locator('main img').getAttribute('src')).toMatch(/^data:image\/svg\+xml/);
    await fillIn(page, { code: '000000' });
    await press(page, 'Set up the app');
    expect(await heading(page)).toBe('Scan the picture');
    expect((await errors(page))[0]).toMatch(/not the code/);
    await page.click('text=I cannot scan it');
    const secret = ((await page.locator('main .font-mono').textContent()) ?? '').replace(/\s/g, '');
    const start = Date.now();
    await fillIn(page, { code: codeAt(secret, new Date(start)) });
    await press(page, 'Set up the app');
    await press(page, 'Make ten recovery codes');
    const codes = await page.locator('main ol li').allTextContents();
    expect(codes).toHaveLength(10);
    await page.click('text=I have kept them');
    expect(pathOf(page)).toBe('/caseload');
    await page.goto(at('/account/recovery-codes'));
    expect(await page.locator('main').innerText()).not.toContain(codes[0]);

    await signOut(page);
    await signIn(page, 'broker@fenwold.example');
    expect(pathOf(page)).toBe('/login/code');
    await fillIn(page, { code: codeAt(secret, new Date(start)) });
    await press(page, 'Sign in');
    expect((await errors(page))[0]).toMatch(/has been used already/);
    await fillIn(page, { code: codeAt(secret, new Date(start + 30_000)) });
    await press(page, 'Sign in');
    expect(pathOf(page)).toBe('/home');

    await signOut(page);
    await signIn(page, 'broker@fenwold.example');
    await fillIn(page, { code: codes[3] ?? '' });
    await press(page, 'Sign in');
    expect(pathOf(page)).toBe('/home');
  });
});

describe('a passkey', () => {
  it('is added, signs in by itself or after the password, and is refused without its finger or when copied', async () => {
    const page = await stage.visitor();
    const { cdp, authenticatorId } = await authenticator(page);
    await signIn(page, 'lead@marlshire.example');
    expect(pathOf(page)).toBe('/home');
    await page.goto(at('/account/passkeys'));
    await fillIn(page, { name: 'Work laptop' });
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.waitForURL(/recovery-codes/);
    const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toHaveLength(1);

    await signOut(page);
    await page.goto(at('/login?next=/schools'));
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    // The address of the page before ends so too.
    await page.waitForURL(({ pathname }) => pathname === '/schools');
    await page.goto(at('/account/sessions'));
    expect(await page.locator('main').innerText()).toContain('Passkey');

    await signOut(page);
    await signIn(page, 'lead@marlshire.example');
    expect(pathOf(page)).toBe('/login/code');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL(/\/home$/);

    await signOut(page);
    await page.goto(at('/login'));
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForSelector('[data-passkey-problem]:not([hidden])');
    expect(pathOf(page)).toBe('/login');
    await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });

    // A copy of the key, whose count of signatures is behind that of the one it was copied from.
    const [key] = (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
    if (!key) throw new Error('no credential');
    expect(key.signCount).toBeGreaterThan(1);
    await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...key, signCount: 1 } });
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForLoadState();
    await page.waitForSelector('main [role="alert"], main .error-summary, main a[href^="#"]');
    expect(await page.locator('main').innerText()).toContain('was not accepted');
    await page.goto(at('/home'));
    expect(pathOf(page)).toBe('/login');
  });
});
