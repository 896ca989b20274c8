import { env } from './env.server';

/** Whether people reach the service by HTTPS: its cookies then go over nothing else. */
export function secureCookies(): boolean {
  return env().APP_URL?.startsWith('https:') ?? false;
}

/**
 * The name of a cookie of ours. Over HTTPS it begins with `__Host-`, so that browsers take it from this host alone, over HTTPS
 * alone (RFC 6265bis, 4.1.3.2; ASVS 3.3.1 and 3.3.3): such a cookie must be `Secure`, with `Path=/` and no `Domain`.
 */
export function cookieName(name: string): string {
  return secureCookies() ? `__Host-${name}` : name;
}
