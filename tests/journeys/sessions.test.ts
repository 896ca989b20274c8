/** Signing in and out, sessions that end, and answers that are kept: without JavaScript, on a narrow screen. */
import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors, fillIn, heading, press } from '../support/forms';
import { openStage, type Stage } from '../support/journey';
import { DEMO_PASSWORD, signIn } from '../support/sign-in';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterEach(() => stage.closePages());
afterAll(() => stage.close());

const view = { javaScript: false, width: 320 };

/** Ends everybody's session, as two hours without use would. */
function endSessions(): void {
  const database = new Database(stage.server.database);
  database.prepare('update session set expires_at = 1').run();
  database.close();
}

/** The head has begun a request and is on the page about days. */
async function onTheWayThrough(head: Page): Promise<string> {
  await head.goto('/requests/new');
  await press(head, 'Start the request');
  return new URL(head.url()).pathname.replace(/\/draft\/.*/, '');
}

describe('signing in', () => {
  it('says the same of a wrong password and of an address nobody has, keeps the address, and marks the field', async () => {
    const page = await stage.visitor(view);
    const answers: string[][] = [];
    for (const email of ['head@marlshire.example', 'nobody@marlshire.example']) {
      await page.goto('/login');
      await fillIn(page, { email, password: 'not the password' });
      await press(page, 'Sign in');
      answers.push(await errors(page));
      expect(await page.locator('[name="email"]').inputValue()).toBe(email);
      expect(await page.title()).toMatch(/^Error: /);
      expect(await page.locator('[name="password"]').inputValue()).toBe('');
    }
    expect(answers[0]).toHaveLength(1);
    expect(answers[0]).toEqual(answers[1]);
  });

  it('leads back to the page that was asked for, and never to another site', async () => {
    const page = await stage.visitor(view);
    await page.goto('/notifications');
    await fillIn(page, { email: 'chair@marlshire.example', password: DEMO_PASSWORD });
    await press(page, 'Sign in');
    expect(new URL(page.url()).pathname).toBe('/notifications');

    const other = await stage.visitor(view);
    await other.goto('/login?next=https://elsewhere.example/');
    await fillIn(other, { email: 'chair@marlshire.example', password: DEMO_PASSWORD });
    await press(other, 'Sign in');
    expect(new URL(other.url()).origin).toBe(stage.server.origin);
  });

  it('is refused for a while after too many wrong passwords, even with the right one', async () => {
    const page = await stage.visitor(view);
    for (let tries = 0; tries < 9; tries++) {
      await page.goto('/login');
      await fillIn(page, {
        email: 'member@marlshire.example',
        password: tries < 8 ? 'guess' : DEMO_PASSWORD,
      });
      await press(page, 'Sign in');
    }
    expect(new URL(page.url()).pathname).toBe('/login');
    expect((await errors(page)).join()).toMatch(/minute/);
  });
});

describe('a session that has ended', () => {
  it('keeps what was typed, shows it after signing in, and sends it once', async () => {
    const head = await stage.as('head', view);
    const request = await onTheWayThrough(head);
    await head.goto(`${request}/draft/need/new`);
    await fillIn(head, { focusArea: 'phonics-early-reading', severity: '2' });
    endSessions();
    stage.forget('head');
    await press(head, 'Save and continue');
    expect(new URL(head.url()).pathname).toBe('/login');
    expect(await head.locator('main').innerText()).toContain('Your answers are kept');

    await fillIn(head, { email: 'head@marlshire.example', password: DEMO_PASSWORD });
    await press(head, 'Sign in');
    expect(await heading(head)).toBe('Your answers are kept');
    expect(await head.locator('main').innerText()).toContain('phonics-early-reading');
    await press(head, 'Send these answers now');
    expect(new URL(head.url()).pathname).toMatch(new RegExp(`^${request}/draft/need/[a-z0-9]+/now$`));
  });

  it('keeps nothing for somebody else', async () => {
    const head = await stage.as('head', view);
    const request = await onTheWayThrough(head);
    await head.goto(`${request}/draft/need/new`);
    await fillIn(head, { focusArea: 'mathematics', severity: '2' });
    endSessions();
    stage.forget('head');
    await press(head, 'Save and continue');
    const kept = new URL(head.url()).searchParams.get('next') ?? '';
    expect(kept).toMatch(/^\/kept\//);
    const chair = await stage.visitor(view);
    await signIn(chair, stage.server.origin, 'chair@marlshire.example');
    expect((await chair.goto(kept))?.status()).toBe(404);
  });

  it('ends everywhere at once when asked to', async () => {
    const here = await stage.visitor(view);
    const there = await stage.visitor(view);
    for (const page of [here, there]) await signIn(page, stage.server.origin, 'release@marlshire.example');
    await here.goto('/account');
    await press(here, /sign out everywhere/i);
    await there.goto('/home');
    expect(new URL(there.url()).pathname).toBe('/login');
  });
});

describe('signing out', () => {
  it('leaves nothing for the Back button', async () => {
    const page = await stage.visitor(view);
    await signIn(page, stage.server.origin, 'admin@marlshire.example');
    await page.goto('/home');
    // Beside the word stands how many notifications are not read.
    await page
      .locator('summary')
      .filter({ hasText: /^\s*Menu/, visible: true })
      .click();
    const signOut = page.getByRole('button', { name: 'Sign out' }).filter({ visible: true });
    await Promise.all([page.waitForEvent('load'), signOut.click()]);
    await page.goto('/home');
    expect(new URL(page.url()).pathname).toBe('/login');
    await page.goBack();
    expect(await page.locator('body').innerText()).not.toContain('your account');
  });
});
