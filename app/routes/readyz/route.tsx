import { database } from '~/platform/db.server';
import { log } from '~/platform/log.server';

/** 200 only when the database answers. */
export async function loader() {
  try {
    await database().ping();
    return new Response('ready', { headers: { 'Content-Type': 'text/plain' } });
  } catch (error) {
    log().error({ error: String(error) }, 'database does not answer');
    return new Response('the database does not answer', {
      status: 503,
      headers: { 'Content-Type': 'text/plain' },
    });
  }
}
