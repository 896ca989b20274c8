/** Somebody who asks the running server over HTTP without a browser: many pages, quickly. */
export type Visitor = {
  get(path: string): Promise<Response>;
  /** Sends a form as the product's own page would. */
  post(path: string, fields?: Record<string, string> | readonly [string, string][]): Promise<Response>;
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
  };
}

/**
 * A visitor who has signed in.
 * @throws when the sign-in is refused
 */
export async function signedIn(origin: string, email: string, password: string): Promise<Visitor> {
  const answer = await visitor(origin).post('/login', { email, password });
  const cookie = answer.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  if (answer.status !== 302 && answer.status !== 303)
    throw new Error(`${email} could not sign in: ${answer.status}`);
  return visitor(origin, cookie);
}
