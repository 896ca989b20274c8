import { and, asc, count, desc, eq, like } from 'drizzle-orm';
import { account, authority, dataRequest, erasure } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import {
  type DataRequestEvent,
  type DataRequestState,
  dataRequestMachine,
  dueDate,
  extendedDate,
  type RequestKind,
  requestRef,
} from '../domain/privacy/requests';

const KEEPERS_ONLY = no(
  'data-request.forbidden',
  'Only the head of service and administrators keep these requests.',
);
const NOT_FOUND = no('data-request.not-found', 'This request could not be found.');

export const REQUESTS_PER_PAGE = 25;

export type RequestLine = {
  id: string;
  ref: string;
  kind: RequestKind;
  name: string;
  receivedOn: CalendarDate;
  dueOn: CalendarDate;
  state: DataRequestState;
};

const line = {
  ...{ id: dataRequest.id, ref: dataRequest.ref, kind: dataRequest.kind, name: dataRequest.name },
  ...{ receivedOn: dataRequest.receivedOn, dueOn: dataRequest.dueOn, state: dataRequest.state },
};

/** Requests of the viewer's authority: open ones first, by the day they are due. */
export async function listRequests(
  viewer: Viewer,
  page: number,
): Promise<{ rows: RequestLine[]; total: number }> {
  if (!has(viewer, 'lead', 'admin')) return { rows: [], total: 0 };
  const where = eq(dataRequest.authorityId, viewer.authorityId);
  const [counted] = await db().select({ n: count() }).from(dataRequest).where(where);
  const rows = await db()
    .select(line)
    .from(dataRequest)
    .where(where)
    .orderBy(desc(eq(dataRequest.state, 'open')), asc(dataRequest.dueOn), desc(dataRequest.ref))
    .limit(REQUESTS_PER_PAGE)
    .offset((page - 1) * REQUESTS_PER_PAGE);
  return { rows, total: Number(counted?.n ?? 0) };
}

/** What the viewer has asked about their own data. */
export async function ownRequests(viewer: Viewer): Promise<(RequestLine & { answer: string | null })[]> {
  return db()
    .select({ ...line, answer: dataRequest.answer })
    .from(dataRequest)
    .where(and(eq(dataRequest.accountId, viewer.accountId), eq(dataRequest.authorityId, viewer.authorityId)))
    .orderBy(desc(dataRequest.createdAt))
    .limit(50);
}

export type RequestView = RequestLine & {
  asked: string;
  identity: string | null;
  answer: string | null;
  answeredOn: CalendarDate | null;
  extended: boolean;
  by: string;
  version: number;
  /** Their account, where they have one; its address is not for the page of somebody who was erased. */
  account: { id: string; email: string | null } | null;
  pseudonym: string | null;
  /** A copy for them holds casework, which an administrator does not read. */
  mayDownload: boolean;
};

/** One request of the viewer's authority; null where there is none. */
export async function findRequest(viewer: Viewer, id: string): Promise<RequestView | null> {
  if (!has(viewer, 'lead', 'admin')) return null;
  const [row] = await db()
    .select({ request: dataRequest, by: account.name, pseudonym: erasure.pseudonym })
    .from(dataRequest)
    .innerJoin(account, eq(account.id, dataRequest.byId))
    .leftJoin(erasure, eq(erasure.accountId, dataRequest.accountId))
    .where(and(eq(dataRequest.id, id), eq(dataRequest.authorityId, viewer.authorityId)));
  if (!row) return null;
  const { request, by, pseudonym } = row;
  const [theirs] = request.accountId
    ? await db()
        .select({ id: account.id, email: account.email })
        .from(account)
        .where(eq(account.id, request.accountId))
    : [];
  return {
    ...request,
    by,
    pseudonym,
    extended: request.dueOn > dueDate(request.receivedOn),
    account: theirs ? { id: theirs.id, email: pseudonym ? null : theirs.email } : null,
    mayDownload:
      has(viewer, 'lead') && theirs !== undefined && request.kind === 'access' && request.state === 'open',
  };
}

type NewRequest = {
  id: string;
  kind: RequestKind;
  name: string;
  accountId: string | null;
  asked: string;
  receivedOn: CalendarDate;
  identity: string | null;
};

/** Writes down a request that came by letter, mail or word of mouth. Sent twice it is written down once. */
export async function writeDownRequest(
  viewer: Viewer,
  input: Omit<NewRequest, 'accountId'> & { email: string | null },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'lead', 'admin')) return KEEPERS_ONLY;
    if (input.receivedOn > ctx.today)
      return no('data-request.future', 'Enter a day that is not in the future', { field: 'receivedOn' });
    const { email, ...rest } = input;
    const [found] = email
      ? await ctx.tx
          .select({ id: account.id })
          .from(account)
          .where(and(eq(account.email, email.toLowerCase()), eq(account.authorityId, viewer.authorityId)))
      : [];
    if (email && !found)
      return no(
        'data-request.no-account',
        'No account of your authority has this address. Leave it empty if they have none',
        {
          field: 'email',
        },
      );
    if (input.kind === 'erasure' && !found)
      return no('data-request.no-account', 'Enter the address of the account to be erased', {
        field: 'email',
      });
    return insert(ctx, viewer, { ...rest, accountId: found?.id ?? null });
  });
}

/** What somebody asks about their own data, signed in: who they are is known. */
export async function askAboutOwnData(
  viewer: Viewer,
  input: { id: string; kind: RequestKind; asked: string },
): Promise<Verdict<{ id: string }>> {
  return transact(viewer, (ctx) =>
    insert(ctx, viewer, {
      ...input,
      ...{ name: viewer.name, accountId: viewer.accountId, receivedOn: ctx.today },
      identity: 'They asked while signed in.',
    }),
  );
}

async function insert(
  ctx: CommandContext,
  viewer: Viewer,
  input: NewRequest,
): Promise<Verdict<{ id: string }>> {
  const { tx, now, emit } = ctx;
  const { authorityId } = viewer;
  const [there] = await tx
    .select({ id: dataRequest.id })
    .from(dataRequest)
    .where(and(eq(dataRequest.id, input.id), eq(dataRequest.authorityId, authorityId)));
  if (there) return yes({ id: input.id });
  const ref = await newRef(tx, authorityId, Number(ctx.today.slice(0, 4)));
  const dueOn = dueDate(input.receivedOn);
  await tx.insert(dataRequest).values({
    ...input,
    ...{ ref, authorityId, dueOn, state: dataRequestMachine.initial, byId: viewer.accountId },
    ...{ createdAt: now, updatedAt: now, version: 1 },
  });
  emit({
    type: 'data-request.received',
    subject: { type: 'data-request', id: input.id },
    details: { ref, kind: input.kind, dueOn, except: [viewer.accountId] },
  });
  return yes({ id: input.id });
}

async function newRef(tx: Db, authorityId: string, year: number): Promise<string> {
  const [home] = await tx
    .select({ code: authority.code })
    .from(authority)
    .where(eq(authority.id, authorityId));
  const code = home?.code ?? '';
  const [counted] = await tx
    .select({ n: count() })
    .from(dataRequest)
    .where(and(eq(dataRequest.authorityId, authorityId), like(dataRequest.ref, `DR-${code}-${year}-%`)));
  return requestRef(code, year, Number(counted?.n ?? 0) + 1);
}

/** Takes a step of a request: more time, an answer, a refusal, or that it was taken back. */
export async function stepRequest(
  viewer: Viewer,
  input: { id: string; version: number; intent: DataRequestEvent; identity: string | null; answer: string },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, today, emit }) => {
    if (!has(viewer, 'lead', 'admin')) return KEEPERS_ONLY;
    const [row] = await tx
      .select()
      .from(dataRequest)
      .where(and(eq(dataRequest.id, input.id), eq(dataRequest.authorityId, viewer.authorityId)));
    if (!row) return NOT_FOUND;
    // The same form sent twice finds its own answer.
    if (row.version !== input.version)
      return row.version === input.version + 1 && row.answer === input.answer
        ? yes()
        : stale({ answer: row.answer ?? '', state: row.state });
    const state = next(dataRequestMachine, row.state, input.intent);
    if (!state.ok) return state;
    if (input.intent === 'extend' && row.dueOn > dueDate(row.receivedOn))
      return no(
        'data-request.extended',
        'It has been extended already: the law allows two further months once.',
      );
    if (input.intent === 'answer' && row.kind === 'erasure')
      return no('data-request.erase', 'Carry the erasure out on its own page: that answers the request.');
    const dueOn = input.intent === 'extend' ? extendedDate(row.receivedOn) : row.dueOn;
    await tx
      .update(dataRequest)
      .set({
        ...{ state: state.value, dueOn, answer: input.answer, identity: input.identity ?? row.identity },
        ...{ answeredOn: state.value === 'open' ? null : today, updatedAt: now, version: row.version + 1 },
      })
      .where(eq(dataRequest.id, row.id));
    emit({
      type: STEP_EVENTS[input.intent],
      subject: { type: 'data-request', id: row.id },
      before: { state: row.state, dueOn: row.dueOn },
      after: { state: state.value, dueOn },
      details: { ref: row.ref, until: dateWords(dueOn), ...(row.accountId ? { whom: [row.accountId] } : {}) },
    });
    return yes();
  });
}

const STEP_EVENTS = {
  extend: 'data-request.extended',
  answer: 'data-request.answered',
  refuse: 'data-request.refused',
  withdraw: 'data-request.withdrawn',
} as const;

/** Says, on a request that is open, how it was made sure who the person is: an erasure asks for it first. */
export async function setIdentity(
  viewer: Viewer,
  input: { id: string; version: number; identity: string },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'lead', 'admin')) return KEEPERS_ONLY;
    const [row] = await tx
      .select()
      .from(dataRequest)
      .where(and(eq(dataRequest.id, input.id), eq(dataRequest.authorityId, viewer.authorityId)));
    if (!row) return NOT_FOUND;
    if (row.version !== input.version)
      return row.identity === input.identity ? yes() : stale({ identity: row.identity ?? '' });
    await tx
      .update(dataRequest)
      .set({ identity: input.identity, updatedAt: now, version: row.version + 1 })
      .where(eq(dataRequest.id, row.id));
    emit({
      type: 'data-request.identified',
      subject: { type: 'data-request', id: row.id },
      details: { ref: row.ref },
    });
    return yes();
  });
}
