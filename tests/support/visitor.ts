import { freshCode } from './second-factor';

/** Somebody who asks the running server over HTTP without a browser: many pages, quickly. */
export type Visitor = {
  get(path: string): Promise<Response>;
  /** Sends a form as the product's own page would. */
  post(path: string, fields?: Record<string, string> | readonly [string, string][]): Promise<Response>;
  /** Sends a form that holds a file. */
  send(path: string, form: FormData): Promise<Response>;
};

/** A visitor with the cookies given; redirects are answers, not followed. */
export function visitor(origin: string, cookie = ''): Visitor {
  return {
    get: (path) => fetch(origin + path, { headers: { cookie }, redirect: 'manual' }),
    post: (path, fields = {}) =>
      fetch(origin + path, {
        method: 'POST',
        headers: { cookie, origin },
        redirect: 'manual',
        body: new URLSearchParams(Array.isArray(fields) ? [...fields] : (fields as Record<string, string>)),
      }),
    send: (path, form) =>
      fetch(origin + path, { method: 'POST', headers: { cookie, origin }, redirect: 'manual', body: form }),
  };
}

/**
 * A visitor who has signed in.
 * @param secret of the person's authenticator app, where they have one (see `second-factor.ts`)
 * @throws when the sign-in is refused
 */
export async function signedIn(
  origin: string,
  email: string,
  password: string,
  secret?: string,
): Promise<Visitor> {
  return visitor(origin, await cookieOf(origin, email, password, secret));
}

/** The same as the cookies of whoever has signed in: `name=value; …`. */
export async function cookieOf(
  origin: string,
  email: string,
  password: string,
  secret?: string,
): Promise<string> {
  let answer = await visitor(origin).post('/login', { email, password });
  let cookie = cookiesIn(answer);
  if (secret !== undefined && answer.headers.get('location') === '/login/code') {
    const code = await freshCode(secret, email);
    answer = await visitor(origin, cookie).post('/login/code', { intent: 'code', code });
    cookie = cookiesIn(answer);
  }
  const to = answer.headers.get('location') ?? '';
  if ((answer.status !== 302 && answer.status !== 303) || to.startsWith('/login'))
    throw new Error(`${email} could not sign in: ${answer.status} ${to}`);
  return cookie;
}

/** Cookies that an answer gives, without those it takes away. */
const cookiesIn = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .filter((text) => !/Max-Age=0\b/i.test(text))
    .map((text) => text.split(';')[0])
    .join('; ');
