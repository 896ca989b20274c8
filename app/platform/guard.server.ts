import { createId } from '@paralleldrive/cuid2';
import { redirect } from '@remix-run/node';
import { keptAnswers } from '#drizzle/schema';
import { type Access, accessManifest } from '~/accounts/access-manifest';
import { isProven, mustHaveTwo } from '~/accounts/domain/proof';
import { asksForProof } from '~/accounts/domain/proof-routes';
import { has, type Viewer } from '~/accounts/domain/roles';
import { limitOf, ROUTE_LIMITS } from '~/accounts/domain/route-limits';
import { clock } from './clock.server';
import { database } from './db.server';
import { readAnswers } from './forms.server';
import { keptAs } from './kept-answers.server';
import { log } from './log.server';
import { noteRoute } from './metrics/route-note.server';
import { addressOf, countRequest } from './rate-limit.server';
import { forbidden, tooMany } from './respond.server';
import { accountOfSession, type CurrentSession, currentSession } from './session.server';

/**
 * First line of every loader and action of a route that needs a signed-in person: looks the route up in
 * the access manifest and answers who is looking.
 * @param route the route's folder name, as in the manifest
 * @throws Response: to `/login` when signed out, to where a second factor is set up or shown, or to where people confirm who
 *   they are (what was typed is kept each time); 403 when the role may not, 429 when asked too often
 */
export async function guard(request: Request, route: string): Promise<Viewer> {
  const access = accessFor(request, route);
  // Before the session is checked: an ended one is removed by the check, and its owner's answers are to be kept.
  const owner = request.method === 'GET' ? null : await accountOfSession(request);
  const session = await currentSession(request);
  if (!session) throw await toLogin(request, owner);
  const { viewer } = session;
  if (isHeldBack(session, route)) throw await leadTo(request, viewer, '/account/second-factor');
  if (access !== 'public' && access !== 'signed-in' && !has(viewer, ...access)) {
    log().warn({ account: viewer.accountId, route, method: request.method }, 'not allowed');
    throw forbidden();
  }
  await keepToLimit(request, route, viewer);
  const asks = !isReading(request) && asksForProof(route, new URL(request.url).pathname);
  if (asks && !isProven(session, 'sitting', clock.now()))
    throw await leadTo(request, viewer, '/account/confirm');
  return viewer;
}

/** Whether somebody who must show a second factor has not: they get no further than to where that is done. */
function isHeldBack(session: CurrentSession, route: string): boolean {
  if (session.twoFactors || accessManifest[route]?.oneFactor) return false;
  return mustHaveTwo(
    session.viewer.grants.map(({ role }) => role),
    session.demo,
  );
}

/** Sends somebody to a page first, and on to what they wanted afterwards; what they typed is kept. */
async function leadTo(request: Request, viewer: Viewer, page: string): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const here = pathname + search;
  const kept = isReading(request) ? null : await keepAnswers(request, viewer.accountId, here);
  const next = kept ? `/kept/${kept}` : isReading(request) ? here : pathname;
  return redirect(`${page}?next=${encodeURIComponent(next)}`, { status: isReading(request) ? 302 : 303 });
}

/** The same for a route anybody may use: the viewer when signed in (and not held back for a second factor), else null. */
export async function guardPublic(request: Request, route: string): Promise<Viewer | null> {
  const access = accessFor(request, route);
  if (access !== 'public') throw new Error(`Route ${route} is not public in the access manifest`);
  const session = await currentSession(request);
  const viewer = session && !isHeldBack(session, route) ? session.viewer : null;
  await keepToLimit(request, route, viewer);
  return viewer;
}

/** Counts the request where the route has a limit. @throws 429 when that is reached; what was typed is kept */
async function keepToLimit(request: Request, route: string, viewer: Viewer | null): Promise<void> {
  const reading = isReading(request);
  const limit = limitOf(route, accessManifest[route]?.limit, reading);
  if (!limit) return;
  const person = ROUTE_LIMITS[limit].by === 'person' ? viewer?.accountId : undefined;
  const wait = await countRequest(limit, person ?? addressOf(request));
  if (wait === null) return;
  log().warn({ account: viewer?.accountId, route, limit }, 'asked too often');
  const { pathname, search } = new URL(request.url);
  // Files are not kept: reading one is what there was too much of.
  const typed = !reading && viewer && !request.headers.get('content-type')?.startsWith('multipart/');
  throw tooMany(wait, typed ? await keepAnswers(request, viewer.accountId, pathname + search) : null);
}

const isReading = (request: Request) => request.method === 'GET' || request.method === 'HEAD';

function accessFor(request: Request, route: string): Access {
  const line = accessManifest[route];
  if (!line) throw new Error(`Route ${route} is missing from the access manifest`);
  noteRoute(route);
  const access = isReading(request) ? line.read : line.write;
  if (access === undefined) throw new Response('Method not allowed', { status: 405 });
  return access;
}

async function toLogin(request: Request, owner: string | null): Promise<Response> {
  const url = new URL(request.url);
  const here = url.pathname + url.search;
  if (isReading(request)) {
    return redirect(`/login?next=${encodeURIComponent(here)}`);
  }
  const kept = owner ? await keepAnswers(request, owner, here) : null;
  return redirect(kept ? `/login?kept=1&next=${encodeURIComponent(`/kept/${kept}`)}` : '/login?ended=1', {
    status: 303,
  });
}

/** Never kept: what proves who somebody is (`current` and `again` are passwords of the page for changing it), and files. */
const NEVER_KEPT = /password|token|secret|^(current|again)$/i;
/** A code of an app or for recovery; elsewhere a `code` is a rule that somebody agrees to. */
const CODE_AT = /^\/(account|login|set-up)\b/;

async function keepAnswers(request: Request, accountId: string, path: string): Promise<string | null> {
  const form = await readAnswers(request).catch(() => null);
  if (!form) return null;
  const answers: [string, string][] = [];
  for (const [name, value] of form) {
    const proves = NEVER_KEPT.test(name) || (name === 'code' && CODE_AT.test(path));
    if (typeof value === 'string' && !proves) answers.push([name, value]);
  }
  const id = createId();
  await database().write(async (tx) => {
    await tx.insert(keptAnswers).values({
      ...{ id, accountId, path, answers: keptAs(id, path, answers) },
      ...{ keptAt: clock.now(), restoredAt: null },
    });
  });
  return id;
}

/** A path to go to after sign-in: only one of our own, never another site. */
export function safePath(next: string | null | undefined, otherwise = '/home'): string {
  // Browsers leave out tabs and line breaks of an address: "/<tab>/elsewhere" would be another site.
  if (!next?.startsWith('/') || next.startsWith('//') || /[\\\p{Cc}]/u.test(next)) return otherwise;
  return next;
}
