/**
 * What a journey needs: the application with the demo in it, a browser, and people who are signed in.
 * One server and one browser for each file of journeys.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { copyDemo } from './demo';
import { type RunningServer, startServer } from './server';
import { DEMO_PASSWORD, signIn } from './sign-in';

/** Demo accounts, by the local part of their address. */
export const DEMO_PEOPLE = [
  'broker',
  'lead',
  'head',
  'chair',
  'leader',
  'release',
  'member',
  'admin',
] as const;
export type DemoPerson = (typeof DEMO_PEOPLE)[number];

export type View = { javaScript?: boolean; width?: number };

export type Stage = Awaited<ReturnType<typeof openStage>>;

/**
 * Starts a copy of the seeded demo and a browser; call it in `beforeAll`, and `close` in `afterAll`.
 * @param settings more environment for the server
 */
export async function openStage(settings: Record<string, string> = {}) {
  const { file: database, remove } = copyDemo();
  let server: RunningServer = await startServer(database, settings);
  const browser: Browser = await launchBrowser();
  const cookies = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
  const contexts: BrowserContext[] = [];

  async function visitor({ javaScript = true, width = 1280 }: View = {}): Promise<Page> {
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width, height: 900 },
      javaScriptEnabled: javaScript,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    });
    contexts.push(context);
    context.setDefaultTimeout(15_000);
    return context.newPage();
  }

  return {
    get server() {
      return server;
    },
    /** A page of somebody who is not signed in. */
    visitor,
    /**
     * A page of somebody signed in. They sign in once for each server; later pages carry the same session, so
     * that a journey of many people does not look like an attack on the sign-in form.
     */
    async as(email: string, view: View = {}, password = DEMO_PASSWORD): Promise<Page> {
      const address = email.includes('@') ? email : `${email}@marlshire.example`;
      const page = await visitor(view);
      const held = cookies.get(address);
      if (held) {
        await page.context().addCookies(held);
      } else {
        await signIn(page, server.origin, address, password);
        cookies.set(address, await page.context().cookies());
      }
      return page;
    },
    /** Forgets a person's session, so that the next page of theirs signs in anew. */
    forget(email: string): void {
      cookies.delete(email.includes('@') ? email : `${email}@marlshire.example`);
    },
    /** Kills the server as a power cut would, and starts it again on the same database. */
    async crashAndRestart(): Promise<void> {
      await server.kill();
      server = await startServer(database, settings);
      cookies.clear();
    },
    /** Closes what pages are open: between tests of one file. */
    async closePages(): Promise<void> {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
    async close(): Promise<void> {
      await browser.close();
      await server.stop();
      remove();
    },
  };
}
