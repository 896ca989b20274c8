import { eq } from 'drizzle-orm';
import { supportRequest } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { transact } from '~/platform/transact.server';
import { changedByOthers } from './changes.server';
import { checkStep, hasEnded, mayDo } from './domain';
import { loadFor, notFound, relationTo, touch } from './request-edit.server';
import { loadRequest, moveRequest } from './requests.server';

const changedMeanwhile = (then: string) =>
  no('stale', `Somebody else has changed this request since you opened the page. ${then}`);

/** Whom a request was sent to. */
export type Sent = { to: 'authority' | 'head' };

/**
 * Sends a finished draft on: a head's to the authority, a broker's to the head, who then confirms it. Sending it
 * again does nothing.
 * @param input.version what was on the check page: if anything changed since, it has to be read again first
 */
export async function sendRequest(
  viewer: Viewer,
  input: { id: string; version: number },
): Promise<Verdict<Sent>> {
  return transact<Sent>(viewer, async (ctx) => {
    const { tx, now, today } = ctx;
    const request = await loadRequest(tx, viewer, input.id);
    if (!request) return notFound();
    const as = await relationTo(tx, viewer, request);
    if (request.state === 'submitted' && as.head && request.confirmedById === viewer.accountId)
      return yes({ to: 'authority' });
    if (request.awaitingConfirmation && as.broker && !as.head) return yes({ to: 'head' });
    const submits = mayDo('submit', request, as);
    if (!submits && !mayDo('send-to-head', request, as))
      return no(
        'request.not-allowed',
        'You cannot send this request as it is now. Reload the page to see what has changed.',
      );
    if (await changedByOthers(ctx, { type: 'request', id: request.id }, input.version, request.version))
      return changedMeanwhile('The answers below are as they are now: read them again, then send.');
    const complete = checkStep({ page: 'check' }, request, today);
    if (!complete.ok) return complete;
    if (!submits) {
      await touch(ctx, request, 'request.sent-to-head', { submittedAt: now }, {}, { submittedAt: now });
      return yes({ to: 'head' });
    }
    await tx
      .update(supportRequest)
      .set({ confirmedById: viewer.accountId, confirmedAt: now })
      .where(eq(supportRequest.id, request.id));
    const { halfDays, startFrom, finishBy, formats, remoteWelcome, maxDayRatePence, context } = request;
    const details = {
      raisedBySchool: request.raisedBySchool,
      needs: request.needs.map(({ id, focusArea, severity }) => ({ id, focusArea, severity })),
      answers: { halfDays, startFrom, finishBy, formats, remoteWelcome, maxDayRatePence, context },
    };
    const moved = await moveRequest(ctx, request.id, 'submit', null, details);
    return moved.ok ? yes({ to: 'authority' }) : moved;
  });
}

/** Takes a request back, with the school's reason. Proposals made for it are ended by their own area's handler. */
export async function withdrawRequest(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict> {
  return end(viewer, input, 'withdraw');
}

/** Ends a request that the authority cannot take forward; the school reads the reason. */
export async function declineRequest(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
): Promise<Verdict> {
  return end(viewer, input, 'decline');
}

async function end(
  viewer: Viewer,
  input: { id: string; version: number; reason: string },
  event: 'withdraw' | 'decline',
): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const request = await loadRequest(ctx.tx, viewer, input.id);
    if (!request) return notFound();
    if (hasEnded(request.state) && request.endReason === input.reason) return yes();
    const found = await loadFor(ctx.tx, viewer, input.id, event);
    if (!found.ok) return found;
    if (await changedByOthers(ctx, { type: 'request', id: input.id }, input.version, found.value.version))
      return changedMeanwhile('Look at it again; what you typed is still here.');
    // A broker who takes back what the head has not confirmed tells the head; a head who withdraws tells the broker.
    const takenBack = event === 'withdraw' && !(await relationTo(ctx.tx, viewer, request)).head;
    const type = takenBack ? 'request.taken-back' : undefined;
    const moved = await moveRequest(ctx, input.id, event, input.reason, {}, type);
    return moved.ok ? yes() : moved;
  });
}
