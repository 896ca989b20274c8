import { and, asc, desc, eq, inArray, isNotNull, or, type SQL } from 'drizzle-orm';
import {
  account,
  authority,
  bandingFramework,
  need,
  school,
  schoolStanding,
  supportRequest,
} from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { type Format, hasEnded, type RequestEvent, type RequestState, requestMachine } from './domain';
import { ownSchools, type SchoolFacts, schoolColumns, toSchoolFacts } from './reach.server';

export type NeedView = Omit<typeof need.$inferSelect, 'authorityId' | 'createdById'>;

/** A support request as every area reads it. */
export type RequestView = {
  id: string;
  /** What people say: `MAR-0042`. */
  ref: string;
  state: RequestState;
  authorityId: string;
  urn: number;
  school: SchoolFacts;
  /** GIAS code of the authority that handles it. */
  authorityCode: string;
  needs: NeedView[];
  halfDays: number | null;
  startFrom: string | null;
  finishBy: string | null;
  formats: Format[];
  remoteWelcome: boolean | null;
  maxDayRatePence: number | null;
  context: string | null;
  raisedBy: { id: string; name: string };
  raisedBySchool: boolean;
  /** A broker has written it for the school and sent it to the head, who has not confirmed it yet. */
  awaitingConfirmation: boolean;
  confirmedById: string | null;
  confirmedAt: Date | null;
  /** When it was last sent on: by a broker to the head, or by the school to the authority. */
  submittedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  createdAt: Date;
  updatedAt: Date;
  version: number;
  /** The school's band, for the service only; `priority` 1 is served first. */
  band: { key: string; name: string; letter: string; priority: number } | null;
};

/**
 * A request the viewer may read: of their authority for the service (but a school's own draft is the school's
 * until it is sent), of their school or one it came from for a head or chair.
 * @returns null for any other, which is then not found
 */
export async function loadRequest(handle: Db, viewer: Viewer, id: string): Promise<RequestView | null> {
  const scope = await requestScope(handle, viewer);
  if (!scope) return null;
  const [row] = await handle
    .select({ id: supportRequest.id })
    .from(supportRequest)
    .where(and(eq(supportRequest.id, id), scope))
    .limit(1);
  if (!row) return null;
  const view = await readRequest(handle, id);
  return view && !isService(viewer) ? { ...view, band: null } : view;
}

/** The condition that keeps a list of requests to those the viewer may read; null when there are none. */
export async function requestScope(handle: Db, viewer: Viewer): Promise<SQL | null> {
  const reach: (SQL | undefined)[] = [];
  if (isService(viewer)) {
    reach.push(
      and(
        eq(supportRequest.authorityId, viewer.authorityId),
        or(eq(supportRequest.raisedBySchool, false), isNotNull(supportRequest.submittedAt)),
      ),
    );
  }
  const own = await ownSchools(handle, viewer);
  if (own.length > 0) reach.push(inArray(supportRequest.urn, own));
  return or(...reach) ?? null;
}

/** Whether the authority may know of a request: a school's own draft is the school's until it is sent. */
export function isShared(request: { raisedBySchool: boolean; submittedAt: Date | null }): boolean {
  return !request.raisedBySchool || request.submittedAt !== null;
}

/**
 * A request by its id, whoever asks: for a caller that has already found the right to read it elsewhere
 * (an invited provider through the proposal, a job).
 */
export async function readRequest(handle: Db, id: string): Promise<RequestView | null> {
  const [row] = await handle
    .select({ request: supportRequest, school: schoolColumns, raisedBy: account.name, code: authority.code })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .innerJoin(account, eq(account.id, supportRequest.raisedById))
    .innerJoin(authority, eq(authority.id, supportRequest.authorityId))
    .where(eq(supportRequest.id, id))
    .limit(1);
  if (!row) return null;
  const { raisedById, formats, ...request } = row.request;
  const needs = await handle
    .select()
    .from(need)
    .where(eq(need.requestId, id))
    .orderBy(desc(need.severity), asc(need.createdAt), asc(need.id));
  return {
    ...request,
    formats: formats as Format[],
    school: toSchoolFacts(row.school),
    authorityCode: row.code,
    needs,
    raisedBy: { id: raisedById, name: row.raisedBy },
    awaitingConfirmation:
      request.state === 'draft' && !request.raisedBySchool && request.submittedAt !== null,
    band: await bandOf(handle, request.authorityId, request.urn),
  };
}

/** The band of a school that is in force in an authority. */
export async function bandOf(handle: Db, authorityId: string, urn: number): Promise<RequestView['band']> {
  const [row] = await handle
    .select({ band: schoolStanding.band, priority: schoolStanding.priority, bands: bandingFramework.bands })
    .from(schoolStanding)
    .innerJoin(bandingFramework, eq(bandingFramework.id, schoolStanding.frameworkId))
    .where(
      and(
        eq(schoolStanding.authorityId, authorityId),
        eq(schoolStanding.urn, urn),
        eq(schoolStanding.current, true),
      ),
    )
    .limit(1);
  if (!row) return null;
  const named = row.bands.find(({ key }) => key === row.band);
  return {
    key: row.band,
    name: named?.name ?? row.band,
    letter: named?.letter ?? '',
    priority: row.priority,
  };
}

/** The domain event each move is recorded as. */
const EVENT_TYPES: Record<RequestEvent, string> = {
  submit: 'request.submitted',
  'start-matching': 'request.matching-started',
  partner: 'request.partnered',
  reopen: 'request.reopened',
  withdraw: 'request.withdrawn',
  decline: 'request.declined',
};

/**
 * Moves a request along its life, inside the caller's transaction; whether the actor may is the caller's to check.
 * @param reason kept with the event, and as the reason it ended where it ends
 * @param details what else a reader of the event needs
 * @param type what the event is called, when it is not the usual name
 * @returns the new state, or why it cannot be
 */
export async function moveRequest(
  ctx: CommandContext,
  requestId: string,
  event: RequestEvent,
  reason: string | null = null,
  details: Record<string, unknown> = {},
  type: string = EVENT_TYPES[event],
): Promise<Verdict<RequestState>> {
  const { tx, now } = ctx;
  const [found] = await tx.select().from(supportRequest).where(eq(supportRequest.id, requestId)).limit(1);
  if (!found) return no('request.not-found', 'This request could not be found.');
  const to = next(requestMachine, found.state, event);
  if (!to.ok) return to;
  const ended = hasEnded(to.value);
  const version = found.version + 1;
  await tx
    .update(supportRequest)
    .set({
      state: to.value,
      version,
      updatedAt: now,
      ...(event === 'submit' ? { submittedAt: now } : {}),
      ...(ended ? { endedAt: now, endReason: reason } : {}),
    })
    .where(eq(supportRequest.id, requestId));
  const shared = isShared(found) || event === 'submit';
  ctx.emit({
    type: shared ? type : 'request.discarded',
    subject: { type: 'request', id: requestId },
    urn: shared ? found.urn : null,
    caseId: requestId,
    authorityId: found.authorityId,
    before: { state: found.state },
    after: { state: to.value, version },
    details: { ref: found.ref, ...details },
    reason: shared ? reason : null,
  });
  return yes(to.value);
}
