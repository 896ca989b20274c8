import type { SessionMethod } from '../domain/proof';

/** How somebody showed who they are, in words. */
export const METHOD_WORDS: Record<SessionMethod, string> = {
  password: 'Password',
  'password+code': 'Password and code',
  'password+recovery': 'Password and recovery code',
  'password+passkey': 'Password and passkey',
  passkey: 'Passkey',
  'single-sign-on': 'Account at work',
  'single-sign-on+factor': 'Account at work, with a second factor there',
  'single-sign-on+code': 'Account at work and code',
  'single-sign-on+recovery': 'Account at work and recovery code',
  'single-sign-on+passkey': 'Account at work and passkey',
};

/** A secret in groups of four, as people type it. */
export function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}

export const CRUMBS = [
  { href: '/account', label: 'Your account' },
  { href: '/account/second-factor', label: 'How you sign in' },
];

/** The address of a page that carries where to go on to. */
export function withNext(path: string, next: string): string {
  return next === '' ? path : `${path}?next=${encodeURIComponent(next)}`;
}
