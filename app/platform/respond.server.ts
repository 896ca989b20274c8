import { createCookieSessionStorage, redirect } from '@remix-run/node';
import { parseUrn, type Urn } from '~/kernel/urn';
import { cookieName, secureCookies } from './cookies.server';
import { env } from './env.server';
import { singleton } from './singleton.server';

/** 404: not there, or not to be known of. Throw it: `throw notFound()`. */
export function notFound(): Response {
  return new Response('Not found', { status: 404, statusText: 'Not Found' });
}

/** 403: known to exist, not allowed. Throw it. */
export function forbidden(): Response {
  return new Response('Forbidden', { status: 403, statusText: 'Forbidden' });
}

/**
 * 429: asked too often. Throw it.
 * @param seconds how long to wait
 * @param kept id of the answers that were kept for their author, if any
 */
export function tooMany(seconds: number, kept: string | null = null): Response {
  const headers = { 'Retry-After': String(seconds) };
  const words = tooManyWords(seconds);
  const init = { status: 429, statusText: 'Too Many Requests', headers };
  return kept ? Response.json({ words, kept }, init) : new Response(words, init);
}

function tooManyWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes <= 1 ? 'a minute' : `${minutes} minutes`;
  return `This has been asked for very often in a short time, so it was not done. Wait ${wait}, then try again.`;
}

/** Header in which the server tells a page's loader how the page was asked for; whatever a client sends in it is overwritten. */
export const METHOD_HEADER = 'x-alongside-method';

/**
 * Whether somebody opens a page, rather than being shown it again because what they sent was refused. The framework runs
 * a page's loader as GET both times. A page that leads elsewhere when it cannot be used now does so only when opened:
 * otherwise what was typed, and why it was refused, would be lost.
 */
export function isOpened(request: Request): boolean {
  return (request.headers.get(METHOD_HEADER) ?? request.method) !== 'POST';
}

/** A notice shown once at the top of the next page. */
export type Notice = { tone: 'success' | 'info'; message: string };

const storage = () =>
  singleton('notice-cookie', () =>
    createCookieSessionStorage<object, { notice: Notice }>({
      cookie: {
        name: cookieName('alongside_notice'),
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secrets: [env().SESSION_SECRET],
        secure: secureCookies(),
      },
    }),
  );

/**
 * Ends an action that succeeded: Post/Redirect/Get with a notice on the page that follows.
 * @param headers more headers, such as a session cookie
 */
export async function redirectWithNotice(
  request: Request,
  to: string,
  message: string,
  headers = new Headers(),
): Promise<Response> {
  const session = await storage().getSession(request.headers.get('Cookie'));
  session.flash('notice', { tone: 'success', message });
  headers.append('Set-Cookie', await storage().commitSession(session));
  return redirect(to, { status: 303, headers });
}

/** The notice waiting for this page, and the header that takes it down. */
export async function takeNotice(request: Request): Promise<{ notice: Notice | null; headers: Headers }> {
  const session = await storage().getSession(request.headers.get('Cookie'));
  const notice = session.get('notice') ?? null;
  const headers = new Headers();
  if (notice) headers.append('Set-Cookie', await storage().destroySession(session));
  return { notice, headers };
}

/**
 * A school's URN from an address.
 * @throws 404 for what is no URN, before it reaches a database that would take it for a fault
 */
export function urnParam(text: string | undefined): Urn {
  const urn = parseUrn(text ?? '');
  if (urn === null) throw notFound();
  return urn;
}
