import { and, eq } from 'drizzle-orm';
import * as oidc from 'openid-client';
import { signOnProvider } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { publicUrl } from '~/platform/public-url.server';
import { currentSession } from '~/platform/session.server';
import { connectTo } from './connection.server';

/** The provider that the person of a request came by; null where they signed in otherwise. */
export async function providerOfSession(request: Request): Promise<string | null> {
  const session = await currentSession(request);
  return session?.providerSession?.split(' ')[0] ?? null;
}

/**
 * Where somebody who has signed out here signs out at the provider as well (OpenID Connect RP-Initiated Logout 1.0). It is a
 * link and not a step of signing out: here they are signed out already, whatever the provider does.
 * @returns null for a provider that is not in use, is away, or has no such address
 */
export async function signOutThere(
  providerId: string | null,
): Promise<{ name: string; href: string } | null> {
  if (!providerId) return null;
  const [provider] = await db()
    .select()
    .from(signOnProvider)
    .where(and(eq(signOnProvider.id, providerId), eq(signOnProvider.enabled, true)));
  if (!provider) return null;
  const connection = await connectTo(provider);
  if (!connection.ok || !connection.value.serverMetadata().end_session_endpoint) return null;
  const href = oidc.buildEndSessionUrl(connection.value, {
    post_logout_redirect_uri: publicUrl('/login?signed-out=1'),
  });
  return { name: provider.name, href: href.href };
}
