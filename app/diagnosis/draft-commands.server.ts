import { and, desc, eq, inArray, like, sql } from 'drizzle-orm';
import { authority, need, supportRequest } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact } from '~/platform/transact.server';
import { changedByOthers } from './changes.server';
import { type AnswerPage, checkStep, hasEnded, nextRef, type RequestAnswers, refPrefix } from './domain';
import { reachSchool } from './reach.server';
import { loadFor, notFound, touch } from './request-edit.server';
import { loadRequest, type RequestView } from './requests.server';

/** Whether the viewer may start a request at all. */
export function mayStart(viewer: Viewer): boolean {
  return has(viewer, 'head', 'broker');
}

/**
 * Starts a request for a school: its own head's, or a broker's for the head to confirm. A second call with the same
 * id returns the first request.
 * @param input.needId a need it asks for help with from the start
 */
export async function startRequest(
  viewer: Viewer,
  input: { id: string; urn: number; needId?: string | null },
): Promise<Verdict<{ id: string; ref: string }>> {
  const { needId = null } = input;
  return transact(viewer, async ({ tx, now, emit }) => {
    const [already] = await tx.select().from(supportRequest).where(eq(supportRequest.id, input.id)).limit(1);
    if (already)
      return already.raisedById === viewer.accountId ? yes({ id: already.id, ref: already.ref }) : notFound();
    const reach = await reachSchool(tx, viewer, input.urn);
    if (!reach) return no('request.school-unknown', 'Choose a school from the list.', { field: 'urn' });
    if (!reach.mayWrite)
      return no(
        'request.forbidden',
        'Only the head of a school, or a broker of its authority, can ask for support.',
      );
    if (!reach.school.open)
      return no('request.school-closed', 'This school has closed. Choose the school that took its place.', {
        field: 'urn',
      });
    if (!isFormId(input.id)) return no('request.bad-id', 'Open the page again and start from there.');
    if (needId !== null && !(await isFree(tx, { ...input, authorityId: viewer.authorityId, needId })))
      return no(
        'request.need-taken',
        'This need is not open any more, or another request asks for help with it already. Start from the list of needs.',
      );
    const ref = await newRef(tx, viewer.authorityId);
    await tx.insert(supportRequest).values({
      id: input.id,
      ref,
      authorityId: viewer.authorityId,
      urn: input.urn,
      state: 'draft',
      raisedById: viewer.accountId,
      raisedBySchool: reach.asHead,
      confirmedById: null,
      confirmedAt: null,
      halfDays: null,
      startFrom: null,
      finishBy: null,
      formats: [],
      remoteWelcome: null,
      maxDayRatePence: null,
      context: null,
      submittedAt: null,
      endedAt: null,
      endReason: null,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    if (needId !== null) await tx.update(need).set({ requestId: input.id }).where(eq(need.id, needId));
    emit({
      type: 'request.started',
      subject: { type: 'request', id: input.id },
      // A school's own draft is not yet part of its history with the authority.
      urn: reach.asHead ? null : input.urn,
      caseId: input.id,
      after: {
        state: 'draft',
        ref,
        raisedBySchool: reach.asHead,
        version: 1,
        ...(needId === null ? {} : { needs: [needId] }),
      },
    });
    return yes({ id: input.id, ref });
  });
}

/** Whether a need is open, of this school, and in no request in progress. */
async function isFree(
  tx: Db,
  { urn, authorityId, needId }: { urn: number; authorityId: string; needId: string },
): Promise<boolean> {
  const [row] = await tx
    .select({ state: need.state, requestId: need.requestId, request: supportRequest.state })
    .from(need)
    .leftJoin(supportRequest, eq(supportRequest.id, need.requestId))
    .where(and(eq(need.id, needId), eq(need.urn, urn), eq(need.authorityId, authorityId)))
    .limit(1);
  if (row?.state !== 'open') return false;
  return row.requestId === null || row.request === null || hasEnded(row.request);
}

/** The next free reference of an authority, read inside the transaction that takes it. */
async function newRef(tx: Db, authorityId: string): Promise<string> {
  const [row] = await tx.select().from(authority).where(eq(authority.id, authorityId)).limit(1);
  const prefix = refPrefix(row?.name ?? '', row?.settings.refPrefix);
  // The longest is the highest, as numbers are padded only to four digits.
  const [highest] = await tx
    .select({ ref: supportRequest.ref })
    .from(supportRequest)
    .where(like(supportRequest.ref, `${prefix}-%`))
    .orderBy(desc(sql`length(${supportRequest.ref})`), desc(supportRequest.ref))
    .limit(1);
  return nextRef(prefix, Number(highest?.ref.slice(prefix.length + 1) ?? 0) || 0);
}

/**
 * Says which needs a draft asks for help with: open ones of the school that no other request in progress asks for.
 */
export async function chooseNeeds(
  viewer: Viewer,
  input: { id: string; version: number; needIds: readonly string[] },
): Promise<Verdict<RequestAnswers>> {
  return transact(viewer, async (ctx) => {
    const { tx } = ctx;
    const found = await loadFor(tx, viewer, input.id, 'edit');
    if (!found.ok) return found;
    const request = found.value;
    const before = request.needs.map(({ id }) => id).sort();
    const wanted = [...new Set(input.needIds)].sort();
    if (wanted.length === 0)
      return no('request.no-needs', 'Choose at least one need, or add a new one', { field: 'needs' });
    if (before.join() === wanted.join()) return yes(request);
    if (await changedByOthers(ctx, { type: 'request', id: request.id }, input.version, request.version))
      return stale({ needs: before });
    const free = new Set((await needsToChoose(tx, request)).map(({ id }) => id));
    if (wanted.some((id) => !free.has(id)))
      return no(
        'request.need-taken',
        'One of these needs can no longer be chosen. Check the list and choose again.',
        {
          field: 'needs',
        },
      );
    const dropped = before.filter((id) => !wanted.includes(id));
    if (dropped.length > 0) await tx.update(need).set({ requestId: null }).where(inArray(need.id, dropped));
    await tx.update(need).set({ requestId: request.id }).where(inArray(need.id, wanted));
    await touch(ctx, request, 'request.needs-chosen', {}, { needs: before }, { needs: wanted });
    return reread(ctx, viewer, request.id);
  });
}

/** Needs a draft may ask for help with: open, of its school, and not spoken for by another request in progress. */
export async function needsToChoose(handle: Db, request: RequestView): Promise<RequestView['needs']> {
  const rows = await handle
    .select({ need, state: supportRequest.state })
    .from(need)
    .leftJoin(supportRequest, eq(supportRequest.id, need.requestId))
    .where(and(eq(need.urn, request.urn), eq(need.authorityId, request.authorityId), eq(need.state, 'open')));
  return rows
    .filter((row) => row.need.requestId === request.id || row.state === null || hasEnded(row.state))
    .map((row) => row.need);
}

/** Answers of one page, as its form gives them. */
export type PageAnswers = Partial<
  Pick<
    RequestView,
    'halfDays' | 'startFrom' | 'finishBy' | 'formats' | 'remoteWelcome' | 'context' | 'maxDayRatePence'
  >
>;

/**
 * Saves one page of a draft.
 * @returns the draft's answers after it; `stale` when somebody else has changed the draft since `input.version`
 */
export async function answerPage(
  viewer: Viewer,
  input: { id: string; version: number; page: AnswerPage; answers: PageAnswers },
): Promise<Verdict<RequestAnswers>> {
  return transact(viewer, async (ctx) => {
    const found = await loadFor(ctx.tx, viewer, input.id, 'edit');
    if (!found.ok) return found;
    const request = found.value;
    const before = pick(request, Object.keys(input.answers));
    if (JSON.stringify(before) === JSON.stringify(pick(input.answers, Object.keys(input.answers))))
      return yes(request);
    if (await changedByOthers(ctx, { type: 'request', id: request.id }, input.version, request.version))
      return stale(before);
    const checked = checkStep({ page: input.page }, { ...request, ...input.answers }, ctx.today);
    if (!checked.ok) return checked;
    await touch(ctx, request, 'request.answered', input.answers, before, input.answers);
    return reread(ctx, viewer, request.id);
  });
}

function pick(from: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries([...keys].sort().map((key) => [key, Reflect.get(from, key) ?? null]));
}

async function reread(ctx: CommandContext, viewer: Viewer, id: string): Promise<Verdict<RequestAnswers>> {
  const request = await loadRequest(ctx.tx, viewer, id);
  return request ? yes(request) : notFound();
}
