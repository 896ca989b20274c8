import { createHash, randomBytes } from 'node:crypto';
import { createCookie } from '@remix-run/node';
import { eq } from 'drizzle-orm';
import { account, installation } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { cookieName, secureCookies } from '~/platform/cookies.server';
import { type Db, database, db } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';
import { has, type Viewer } from '../domain/roles';
import {
  codeWords,
  NO_SET_UP,
  type SetUp,
  type SetUpStage,
  setUpStage,
  typedCode,
  withCode,
} from '../domain/set-up';

const KEY = 'set-up';
/** How long a code is good for. */
const CODE_MS = 24 * 60 * 60 * 1000;

const WRONG_CODE = no(
  'set-up.code',
  'The code is not right, has been used, or is older than a day. Have another printed and type that one',
  { field: 'code' },
);

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

const cookie = () =>
  singleton('set-up-cookie', () =>
    createCookie(cookieName('alongside_set_up'), {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: secureCookies(),
    }),
  );

/** What the installation remembers of its set-up. */
export async function readSetUp(handle: Db): Promise<SetUp> {
  const [row] = await handle.select().from(installation).where(eq(installation.key, KEY));
  return { ...NO_SET_UP, ...(row?.value as Partial<SetUp> | undefined) }; // written by `writeSetUp` alone
}

/** Changes what it remembers. Call it inside a transaction, with what was read inside it. */
export async function writeSetUp(tx: Db, value: SetUp, now: Date): Promise<void> {
  await tx
    .insert(installation)
    .values({ key: KEY, value, updatedAt: now, version: 1 })
    .onConflictDoUpdate({ target: installation.key, set: { value, updatedAt: now } });
}

/** Whether anybody has an account. */
export async function anyAccounts(handle: Db): Promise<boolean> {
  return (await handle.select({ id: account.id }).from(account).limit(1)).length > 0;
}

/** Whether nobody has an account yet, so that whoever comes is to be led to set-up and not to signing in. */
export async function waitsForSetUp(): Promise<boolean> {
  return !(await anyAccounts(db())) && (await readSetUp(db())).finishedAt === null;
}

/** What whoever asks meets at the address of set-up. */
export async function stageFor(
  request: Request,
  viewer: Viewer | null,
): Promise<{ stage: SetUpStage; state: SetUp }> {
  const state = await readSetUp(db());
  const stage = setUpStage(state, {
    anyAccounts: await anyAccounts(db()),
    isBrowser: await isBrowser(request, state),
    at: viewer?.authorityId ?? null,
    mayRun: viewer !== null && has(viewer, 'admin', 'lead'),
  });
  return { stage, state };
}

async function isBrowser(request: Request, state: SetUp): Promise<boolean> {
  const token: unknown = await cookie().parse(request.headers.get('Cookie'));
  return state.browser !== null && typeof token === 'string' && hashOf(token) === state.browser;
}

/** Whether the browser of a request is the one that gave the code, asked inside a transaction. */
export async function isSetUpBrowser(tx: Db, request: Request): Promise<boolean> {
  return isBrowser(request, await readSetUp(tx));
}

/**
 * A one-time code that opens the set-up of an installation nobody has an account in; null in any other.
 * Only its hash is kept, so it is told once.
 */
export async function newSetUpCode(): Promise<string | null> {
  const code = codeWords(randomBytes(16));
  return database().write(async (tx) => {
    const state = await readSetUp(tx);
    if (state.finishedAt !== null || (await anyAccounts(tx))) return null;
    const now = clock.now();
    const codes = withCode(state.codes, hashOf(typedCode(code)), now.getTime(), now.getTime() + CODE_MS);
    await writeSetUp(tx, { ...state, codes }, now);
    return code;
  });
}

/**
 * Takes a code, which is then used up, and lets the browser that gave it go on.
 * @returns the header with the browser's token; a refusal where the code is not right, has run out or was used
 */
export async function takeSetUpCode(typed: string): Promise<Verdict<Headers>> {
  const token = randomBytes(32).toString('base64url');
  const taken = await database().write(async (tx) => {
    const state = await readSetUp(tx);
    const now = clock.now();
    const hash = hashOf(typedCode(typed));
    const good = state.codes.some((code) => code.hash === hash && code.until > now.getTime());
    if (!good || state.finishedAt !== null || (await anyAccounts(tx))) return false;
    const codes = state.codes.filter((code) => code.hash !== hash);
    await writeSetUp(tx, { ...state, codes, browser: hashOf(token) }, now);
    return true;
  });
  if (!taken) return WRONG_CODE;
  return yes(new Headers({ 'Set-Cookie': await cookie().serialize(token) }));
}

/** Takes the browser's token away: from then on its person signs in. */
export async function forgetBrowser(headers: Headers): Promise<void> {
  headers.append('Set-Cookie', await cookie().serialize('', { maxAge: 0 }));
}
