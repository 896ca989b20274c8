import { database } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { isStopping } from '~/platform/stopping.server';

/** 200 only when the database answers and the process is not about to stop: whether to send it requests. */
export async function loader() {
  if (isStopping())
    return new Response('stopping', { status: 503, headers: { 'Content-Type': 'text/plain' } });
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
