import { no, type Verdict, yes } from '~/kernel/verdict';
import { endAllSessions, endSessionBy } from '~/platform/session.server';
import { transact } from '~/platform/transact.server';
import type { Viewer } from '../domain/roles';

const ended = (viewer: Viewer, which: 'one' | 'others') =>
  transact(viewer, async ({ emit }) => {
    emit({
      type: 'account.session-ended',
      subject: { type: 'account', id: viewer.accountId },
      details: { which },
    });
    return yes();
  });

/** Ends one of the viewer's own sessions. @param handle as the list shows it, never an identifier a browser could carry */
export async function endOneSession(viewer: Viewer, handle: string): Promise<Verdict> {
  if (!(await endSessionBy(viewer, handle))) return no('session.gone', 'That device is signed out already.');
  return ended(viewer, 'one');
}

/** Ends every session of the viewer's but the one that asks. */
export async function endOtherSessions(viewer: Viewer, request: Request): Promise<Verdict> {
  await endAllSessions(viewer.accountId, request);
  return ended(viewer, 'others');
}
