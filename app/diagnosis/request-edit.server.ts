import { eq } from 'drizzle-orm';
import { supportRequest } from '#drizzle/schema';
import { has, isService, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { mayDo, type Relation, type RequestAction } from './domain';
import { ownSchools } from './reach.server';
import { isShared, loadRequest, type RequestView } from './requests.server';

/** How the viewer stands to a request. */
export async function relationTo(
  handle: Db,
  viewer: Viewer,
  request: { urn: number; authorityId: string },
): Promise<Relation> {
  const ours = request.authorityId === viewer.authorityId;
  return {
    head: (await ownSchools(handle, viewer, 'head')).includes(request.urn),
    broker: ours && has(viewer, 'broker'),
    service: ours && isService(viewer),
  };
}

/** The answer for a request that is not there, or not the viewer's to know of. */
export const notFound = () => no('request.not-found', 'This request could not be found.');

/** A request the viewer may do something with, inside a transaction. */
export async function loadFor(
  tx: Db,
  viewer: Viewer,
  id: string,
  action: RequestAction,
): Promise<Verdict<RequestView>> {
  const request = await loadRequest(tx, viewer, id);
  if (!request) return notFound();
  if (mayDo(action, request, await relationTo(tx, viewer, request))) return yes(request);
  return no(
    'request.not-allowed',
    'You cannot do this with the request as it is now. Reload the page to see what has changed.',
  );
}

/** Each page of a draft is an event for the audit trail; in a timeline or a school's history they would say nothing. */
export const PAGE_EVENTS: ReadonlySet<string> = new Set([
  'request.answered',
  'request.needs-chosen',
  'need.changed',
]);

/**
 * Writes a change of a draft: its next version, and the event that says what changed. What a school answers in a
 * draft it has not sent is its own: the event then says which questions were answered, and the answers follow when the
 * draft is sent.
 */
export async function touch(
  ctx: CommandContext,
  request: RequestView,
  type: string,
  set: Partial<typeof supportRequest.$inferInsert>,
  before: object,
  after: object,
): Promise<void> {
  const version = request.version + 1;
  await ctx.tx
    .update(supportRequest)
    .set({ ...set, version, updatedAt: ctx.now })
    .where(eq(supportRequest.id, request.id));
  const event = { type, subject: { type: 'request', id: request.id }, caseId: request.id };
  if (isShared(request)) {
    const details = { ref: request.ref };
    const urn = PAGE_EVENTS.has(type) ? null : request.urn;
    ctx.emit({ ...event, urn, before, after: { ...after, version }, details });
  } else {
    ctx.emit({ ...event, after: { version }, details: { ref: request.ref, answered: Object.keys(after) } });
  }
}
