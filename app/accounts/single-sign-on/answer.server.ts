import { eq } from 'drizzle-orm';
import * as oidc from 'openid-client';
import { signOnProvider } from '#drizzle/schema';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { type Claims, isFromTenant } from '../domain/single-sign-on';
import { returnAddress } from './begin.server';
import { connectTo, type ProviderRow } from './connection.server';
import type { TakenStep } from './steps.server';

/** How old a sign-in at the provider may be that shows again who somebody is, with clocks that differ a little. */
const FRESH_SECONDS = 10 * 60;

/** What a provider said of somebody, its signature, issuer, audience, time and nonce checked. */
export type Answer = { provider: ProviderRow; claims: Claims; issuer: string };

/** Why a sign-in came to nothing: for the log, and for whoever tries a provider out; others are told the same words for all. */
export type Fault = Refusal & { why: string };

/** @param why one word or two, without anything the provider sent */
export function fault(why: string): Fault {
  return { ...no('sign-on.failed', 'You could not be signed in this way.'), why };
}

/**
 * Exchanges the code that somebody came back with for who they are.
 * @param query what the provider sent along
 */
export async function readAnswer(step: TakenStep, query: URLSearchParams): Promise<Verdict<Answer> | Fault> {
  const [provider] = await db().select().from(signOnProvider).where(eq(signOnProvider.id, step.providerId));
  if (!provider || !(provider.enabled || step.purpose === 'trial')) return fault('provider is not in use');
  const connection = await connectTo(provider);
  if (!connection.ok) return connection;
  const asked = new URL(returnAddress());
  asked.search = query.toString();
  try {
    const tokens = await oidc.authorizationCodeGrant(connection.value, asked, {
      expectedState: query.get('state') ?? '',
      expectedNonce: step.nonce,
      pkceCodeVerifier: step.verifier,
      idTokenExpected: true,
      ...(step.purpose === 'confirm' ? { maxAge: FRESH_SECONDS } : {}),
    });
    const token = tokens.claims();
    if (!token) return fault('no identity token');
    if (!isFromTenant(provider.kind, provider.issuer, token)) return fault('another tenant');
    if (step.purpose === 'confirm' && !isFresh(token.auth_time)) return fault('not signed in afresh');
    const more =
      token.email === undefined && connection.value.serverMetadata().userinfo_endpoint
        ? await oidc.fetchUserInfo(connection.value, tokens.access_token, token.sub)
        : {};
    // What the signed token says stands before what was fetched beside it.
    return yes({ provider, issuer: token.iss, claims: { ...more, ...token } });
  } catch (error) {
    return fault(faultWords(error));
  }
}

const isFresh = (authTime: number | undefined) =>
  authTime !== undefined && Math.abs(clock.now().getTime() / 1000 - authTime) <= FRESH_SECONDS;

/** A library's error by its code: messages may hold what a provider sent. */
function faultWords(error: unknown): string {
  if (error instanceof oidc.AuthorizationResponseError) return `the provider refused: ${plain(error.error)}`;
  if (error instanceof oidc.ResponseBodyError)
    return `the provider refused the exchange: ${plain(error.error)}`;
  if (error instanceof oidc.ClientError) return `${error.message}${error.code ? ` (${error.code})` : ''}`;
  return error instanceof Error ? error.name : 'unknown';
}

const plain = (text: string) => text.replace(/[^a-z_]/gi, '').slice(0, 60);
