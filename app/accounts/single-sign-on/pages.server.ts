import { redirect } from '@remix-run/node';
import type { Refusal, Verdict } from '~/kernel/verdict';
import { no, yes } from '~/kernel/verdict';
import { safePath } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import type { Viewer } from '../domain/roles';
import { confirmPath, isConfirmed } from '../sign-in/proof.server';
import { beginSignOn } from './begin.server';
import { finishSignOn } from './finish.server';
import type { SignOnPurpose } from './steps.server';

const PURPOSES: readonly SignOnPurpose[] = ['join', 'confirm', 'trial'];

/**
 * Sends somebody to a provider, from the address of a page: `?for=` names what for, `?next=` where to go afterwards.
 *
 * What is for somebody signed in begins on a page of ours only: another site could otherwise have its own identity joined to
 * the account of whoever looks at it.
 */
export async function beginFromPage(
  request: Request,
  viewer: Viewer | null,
  providerId: string,
): Promise<Verdict<{ to: string; cookie: string | null }>> {
  const query = new URL(request.url).searchParams;
  const asked = query.get('for');
  const next = safePath(query.get('next'));
  const purpose = PURPOSES.find((one) => one === asked) ?? 'sign-in';
  if (purpose === 'sign-in') {
    if (viewer) return yes({ to: next, cookie: null });
  } else {
    const here = new URL(request.url);
    if (!viewer)
      return yes({ to: `/login?next=${encodeURIComponent(here.pathname + here.search)}`, cookie: null });
    if (request.headers.get('Sec-Fetch-Site') !== 'same-origin')
      return no(
        'sign-on.elsewhere',
        'Open this from the page of your account or of the provider, by its button.',
      );
    if (purpose === 'join' && !(await isConfirmed(viewer, request)))
      return yes({ to: confirmPath('/account/sign-on'), cookie: null });
  }
  return beginSignOn(request, viewer, { providerId, purpose, next });
}

/**
 * Where a visit that came to nothing leads back to, for somebody who is signed in.
 * @param providerId null where it is not known any more
 */
export function wayBack(
  request: Request,
  viewer: Viewer | null,
  providerId: string | null,
): { href: string; label: string } | null {
  if (!viewer) return null;
  const asked = new URL(request.url).searchParams.get('for');
  return asked === 'trial' && providerId
    ? {
        href: `/admin/single-sign-on/${providerId}`,
        label: 'check the address of the provider, then try it again',
      }
    : { href: '/account/sign-on', label: 'go back to how you sign in with your account at work' };
}

/** Ends a visit to a provider and leads on; else why it came to nothing. */
export async function finishOnPage(request: Request, viewer: Viewer | null): Promise<Response | Refusal> {
  const verdict = await finishSignOn(request, viewer);
  if (!verdict.ok) {
    const providerId = verdict.details?.providerId;
    return typeof providerId === 'string' ? redirect(`/admin/single-sign-on/${providerId}`) : verdict;
  }
  const done = verdict.value;
  if (done.kind === 'signed-in') return redirect(done.next, { headers: done.headers });
  if (done.kind === 'trial')
    return redirectWithNotice(request, `/admin/single-sign-on/${done.providerId}`, 'The trial worked.');
  if (done.kind === 'confirmed')
    return redirectWithNotice(
      request,
      done.next,
      'Thank you: it is you. Go on with what you were doing.',
      done.headers,
    );
  return redirectWithNotice(request, done.next, `You can sign in with ${done.provider} from now on.`);
}
