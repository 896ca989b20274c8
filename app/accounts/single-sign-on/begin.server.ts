import { and, eq, isNull } from 'drizzle-orm';
import * as oidc from 'openid-client';
import { signOnIdentity, signOnProvider } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { publicUrl } from '~/platform/public-url.server';
import { has, type Viewer } from '../domain/roles';
import { connectTo, type ProviderRow } from './connection.server';
import { beginStep, type SignOnPurpose } from './steps.server';

/** Where every provider sends people back to; to be registered there. */
export const returnAddress = () => publicUrl('/login/return');

/** Claims are asked for no further than the address: name and organisation are kept here already. */
const SCOPE = 'openid email';

const NOT_HERE = no('sign-on.not-found', 'This place to sign in could not be found.');

/**
 * Sends somebody to a provider (OpenID Connect Core 1.0, 3.1: code flow, with PKCE, `state` and `nonce`).
 * @param input.purpose anything but `sign-in` is for somebody signed in, at a provider of their own authority
 * @returns the address to go to, and the cookie to come back with; a refusal when the provider is away
 */
export async function beginSignOn(
  request: Request,
  viewer: Viewer | null,
  input: { providerId: string; purpose: SignOnPurpose; next: string },
): Promise<Verdict<{ to: string; cookie: string }>> {
  const provider = await providerFor(viewer, input.providerId, input.purpose);
  if (!provider) return NOT_HERE;
  const connection = await connectTo(provider);
  if (!connection.ok) return connection;
  const verifier = oidc.randomPKCECodeVerifier();
  const challenge = await oidc.calculatePKCECodeChallenge(verifier);
  const own = input.purpose === 'sign-in' ? null : (viewer?.accountId ?? null);
  const step = { providerId: provider.id, purpose: input.purpose, next: input.next, verifier };
  const { state, nonce, cookie } = await beginStep(request, own, step);
  const to = oidc.buildAuthorizationUrl(connection.value, {
    redirect_uri: returnAddress(),
    response_type: 'code',
    scope: SCOPE,
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...askedOf(input.purpose, viewer),
  });
  return yes({ to: to.href, cookie });
}

/** To show again who one is, the provider must ask afresh; to try it out or to join, it lets the person choose who they are. */
function askedOf(purpose: SignOnPurpose, viewer: Viewer | null): Record<string, string> {
  if (purpose === 'confirm')
    return { prompt: 'login', max_age: '0', ...(viewer ? { login_hint: viewer.email } : {}) };
  return purpose === 'join' ? { prompt: 'select_account' } : {};
}

/** The provider, where it may be used for this: by anybody when enabled, for a trial by those who keep it. */
async function providerFor(
  viewer: Viewer | null,
  providerId: string,
  purpose: SignOnPurpose,
): Promise<ProviderRow | null> {
  const [row] = await db().select().from(signOnProvider).where(eq(signOnProvider.id, providerId));
  if (!row) return null;
  if (purpose === 'sign-in') return row.enabled ? row : null;
  if (row.authorityId !== viewer?.authorityId) return null;
  if (purpose === 'trial') return has(viewer, 'admin', 'lead') ? row : null;
  if (!row.enabled) return null;
  if (purpose === 'join') return row;
  const [joined] = await db()
    .select({ id: signOnIdentity.id })
    .from(signOnIdentity)
    .where(
      and(
        eq(signOnIdentity.accountId, viewer.accountId),
        eq(signOnIdentity.providerId, row.id),
        isNull(signOnIdentity.endedAt),
      ),
    );
  return joined ? row : null;
}
