/** People of the made-up England who ask for pages. */
import { APP_SECRET } from '../../support/second-factor';
import { cookieOf } from '../../support/visitor';
import { PASSWORD } from './world';

/** One of each role in the first authority, the largest. */
export const PEOPLE = {
  broker: 'la201-broker1',
  lead: 'la201-lead',
  member: 'la201-member',
  admin: 'la201-admin',
  head: 'head-100000',
  chair: 'chair-100000',
  leader: 'leader-201-1',
} as const;
export type Person = keyof typeof PEOPLE;
/** Those who work for an authority sign in with a second factor. */
const TWO_FACTORS = /-(broker\d|lead|admin)$/;

/** Signs somebody in. @returns the cookies to ask with */
export function signInAs(origin: string, account: string): Promise<string> {
  const secret = TWO_FACTORS.test(account) ? APP_SECRET : undefined;
  return cookieOf(origin, `${account}@authority.example`, PASSWORD, secret);
}

/** Signs one of each role in. */
export async function signEverybodyIn(origin: string): Promise<Record<Person, string>> {
  const cookies: [string, string][] = [];
  for (const [person, account] of Object.entries(PEOPLE))
    cookies.push([person, await signInAs(origin, account)]);
  return Object.fromEntries(cookies) as Record<Person, string>; // one for each of PEOPLE
}
