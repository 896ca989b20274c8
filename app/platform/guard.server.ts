import { createId } from '@paralleldrive/cuid2';
import { redirect } from '@remix-run/node';
import { keptAnswers } from '#drizzle/schema';
import { type Access, accessManifest } from '~/accounts/access-manifest';
import { has, type Viewer } from '~/accounts/domain/roles';
import { clock } from './clock.server';
import { database } from './db.server';
import { readAnswers } from './forms.server';
import { forbidden } from './respond.server';
import { accountOfSession, viewerOf } from './session.server';

/**
 * First line of every loader and action of a route that needs a signed-in person: looks the route up in
 * the access manifest and answers who is looking.
 * @param route the route's folder name, as in the manifest
 * @throws Response: to `/login` when signed out (what was typed is kept), 403 when the role may not
 */
export async function guard(request: Request, route: string): Promise<Viewer> {
  const access = accessFor(request, route);
  // Before the session is checked: an ended one is removed by the check, and its owner's answers are to be kept.
  const owner = request.method === 'GET' ? null : await accountOfSession(request);
  const viewer = await viewerOf(request);
  if (!viewer) throw await toLogin(request, owner);
  if (access !== 'public' && access !== 'signed-in' && !has(viewer, ...access)) throw forbidden();
  return viewer;
}

/** The same for a route anybody may use: the viewer when signed in, else null. */
export async function guardPublic(request: Request, route: string): Promise<Viewer | null> {
  const access = accessFor(request, route);
  if (access !== 'public') throw new Error(`Route ${route} is not public in the access manifest`);
  return viewerOf(request);
}

function accessFor(request: Request, route: string): Access {
  const line = accessManifest[route];
  if (!line) throw new Error(`Route ${route} is missing from the access manifest`);
  const access = request.method === 'GET' || request.method === 'HEAD' ? line.read : line.write;
  if (access === undefined) throw new Response('Method not allowed', { status: 405 });
  return access;
}

async function toLogin(request: Request, owner: string | null): Promise<Response> {
  const url = new URL(request.url);
  const here = url.pathname + url.search;
  if (request.method === 'GET' || request.method === 'HEAD') {
    return redirect(`/login?next=${encodeURIComponent(here)}`);
  }
  const kept = owner ? await keepAnswers(request, owner, here) : null;
  return redirect(kept ? `/login?kept=1&next=${encodeURIComponent(`/kept/${kept}`)}` : '/login?ended=1', {
    status: 303,
  });
}

/** Never kept: what proves who somebody is (`current` and `again` are passwords of the page for changing it), and files. */
const NEVER_KEPT = /password|token|^(current|again)$/i;

async function keepAnswers(request: Request, accountId: string, path: string): Promise<string | null> {
  const form = await readAnswers(request).catch(() => null);
  if (!form) return null;
  const answers: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string' && !NEVER_KEPT.test(name)) answers.push([name, value]);
  }
  const id = createId();
  await database().write(async (tx) => {
    await tx
      .insert(keptAnswers)
      .values({ id, accountId, path, answers, keptAt: clock.now(), restoredAt: null });
  });
  return id;
}

/** A path to go to after sign-in: only one of our own, never another site. */
export function safePath(next: string | null | undefined, otherwise = '/home'): string {
  // Browsers leave out tabs and line breaks of an address: "/<tab>/elsewhere" would be another site.
  if (!next?.startsWith('/') || next.startsWith('//') || /[\\\p{Cc}]/u.test(next)) return otherwise;
  return next;
}
