import { env } from './env.server';

/** Public address of a page of the service, for links in messages and calendars. */
export function publicUrl(path: string): string {
  return new URL(path, env().APP_URL ?? `http://localhost:${env().PORT}`).href;
}
