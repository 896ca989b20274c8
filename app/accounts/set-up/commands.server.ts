import { eq } from 'drizzle-orm';
import { account, accountGrant, authority } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { startSession } from '~/platform/session.server';
import { newFormId, systemActor, transact } from '~/platform/transact.server';
import { createAccount } from '../commands.server';
import { has, type Role, type Viewer } from '../domain/roles';
import { mayChoose } from '../sign-in/new-password.server';
import { anyAccounts, forgetBrowser, isSetUpBrowser, readSetUp, writeSetUp } from './state.server';

type State = Awaited<ReturnType<typeof readSetUp>>;

const CLOSED = no('set-up.not-found', 'There is nothing to set up.');

/** Keeps which authority it is for; nothing is made of it before its first person is known. */
export async function chooseAuthority(
  request: Request,
  chosen: { code: string; name: string },
): Promise<Verdict> {
  return database().write(async (tx) => {
    const state = await readSetUp(tx);
    const open = state.finishedAt === null && state.authorityId === null && !(await anyAccounts(tx));
    if (!open || !(await isSetUpBrowser(tx, request))) return CLOSED;
    await writeSetUp(tx, { ...state, authority: chosen }, clock.now());
    return yes();
  });
}

/**
 * Makes the authority and its first administrator, who is also its head of service where they say so, and signs them in.
 * The code came from whoever runs the machine, so the trail has it as done from the command line.
 * @returns headers with the session's cookie
 */
export async function makeFirstPerson(
  request: Request,
  input: { name: string; email: string; password: string; alsoLead: boolean },
): Promise<Verdict<Headers>> {
  const begun = await readSetUp(db());
  const about = { name: input.name, email: input.email, authority: begun.authority?.name ?? '', schools: [] };
  const chosen = await mayChoose(input.password, about);
  if (!chosen.ok) return chosen;
  const passwordHash = await hashPassword(input.password);
  const accountId = newFormId();
  const home = await homeOf(begun);
  const made = await transact(systemActor('cli', home), async (ctx) => {
    const { tx, now, emit } = ctx;
    const state = await readSetUp(tx);
    const open = state.finishedAt === null && state.authorityId === null && !(await anyAccounts(tx));
    if (!open || !state.authority || !(await isSetUpBrowser(tx, request))) return CLOSED;
    const { code, name } = state.authority;
    const [there] = await tx.select({ id: authority.id }).from(authority).where(eq(authority.code, code));
    if (there && there.id !== home) return CLOSED;
    if (!there) {
      await tx.insert(authority).values({ id: home, code, name, settings: {}, demo: false, version: 1 });
      emit({ type: 'authority.created', subject: { type: 'authority', id: home }, after: { code } });
    }
    await tx.insert(account).values({
      id: accountId,
      authorityId: home,
      email: input.email,
      name: input.name,
      passwordHash,
      active: true,
      createdAt: now,
      lastSignedInAt: now,
      version: 1,
    });
    const roles: Role[] = input.alsoLead ? ['admin', 'lead'] : ['admin'];
    for (const role of roles) {
      await tx.insert(accountGrant).values({
        id: ctx.newId(),
        accountId,
        authorityId: home,
        role,
        urn: null,
        providerId: null,
        createdAt: now,
        endedAt: null,
      });
    }
    emit({
      type: 'account.created',
      subject: { type: 'account', id: accountId },
      after: { role: roles.join('+') },
    });
    emit({ type: 'set-up.begun', subject: { type: 'authority', id: home } });
    await writeSetUp(tx, { ...state, codes: [], browser: null, authorityId: home }, now);
    return yes();
  });
  if (!made.ok) return made;
  const headers = await startSession(request, accountId);
  await forgetBrowser(headers);
  return yes(headers);
}

/** The id of the authority that was chosen: the command line may have made it already. */
async function homeOf(state: State): Promise<string> {
  const code = state.authority?.code ?? '';
  const [there] = await db().select({ id: authority.id }).from(authority).where(eq(authority.code, code));
  return there?.id ?? newFormId();
}

/** Invites the head of service, where that is somebody else. */
export async function inviteLead(
  viewer: Viewer,
  input: { id: string; name: string; email: string },
): Promise<Verdict<{ id: string }>> {
  return createAccount(viewer, { ...input, role: 'lead', urn: null, providerId: null });
}

/** Says that what is usual (term dates, days to answer, terms) has been looked at and stays so for now. */
export async function keepUsual(viewer: Viewer): Promise<Verdict> {
  return change(viewer, { type: 'set-up.usual-kept' }, (state) => ({ ...state, usualKept: true }));
}

/** Closes set-up for good. What is left stands on the worklists of those whose it is. */
export async function finishSetUp(viewer: Viewer): Promise<Verdict> {
  return change(viewer, { type: 'set-up.finished' }, (state, now) => ({
    ...state,
    codes: [],
    browser: null,
    finishedAt: now.getTime(),
  }));
}

async function change(
  viewer: Viewer,
  event: { type: string },
  to: (state: State, now: Date) => State,
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    const state = await readSetUp(tx);
    if (
      state.finishedAt !== null ||
      state.authorityId !== viewer.authorityId ||
      !has(viewer, 'admin', 'lead')
    )
      return CLOSED;
    await writeSetUp(tx, to(state, now), now);
    emit({ ...event, subject: { type: 'authority', id: viewer.authorityId } });
    return yes();
  });
}
