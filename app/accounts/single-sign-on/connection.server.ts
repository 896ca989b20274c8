import * as oidc from 'openid-client';
import type { signOnProvider } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { env } from '~/platform/env.server';
import { log } from '~/platform/log.server';
import { unseal } from '~/platform/seal.server';
import { singleton } from '~/platform/singleton.server';
import { issuerProblem } from '../domain/single-sign-on';

export type ProviderRow = typeof signOnProvider.$inferSelect;

/** How long what a provider publishes about itself is kept: its keys are fetched apart, and afresh when they change. */
const KEEP_MS = 60 * 60 * 1000;
/** How long any one request to a provider may take. */
export const PATIENCE_SECONDS = 8;
/** More than any answer of a provider is long. */
const MOST_BYTES = 512 * 1024;

const known = () =>
  singleton('sign-on-connections', () => new Map<string, { at: number; config: oidc.Configuration }>());

/** Whether an address of this machine may stand for a provider: never in production. */
export const loopbackAllowed = () => env().NODE_ENV !== 'production';

const AWAY = no(
  'sign-on.away',
  'The place where you sign in does not answer just now. Try again in a few minutes, or sign in another way.',
);

/**
 * What is needed to talk to a provider: its published addresses and the client's secret. Signatures of its identity tokens
 * are always checked, though they come over TLS: a token is proof of who somebody is.
 * @returns a refusal where the provider does not answer, or is not what it says
 */
export async function connectTo(provider: ProviderRow): Promise<Verdict<oidc.Configuration>> {
  const problem = issuerProblem(provider.kind, provider.issuer, loopbackAllowed());
  if (problem) return no('sign-on.issuer', problem, { field: 'issuer' });
  // Kept by what it is made of: a changed secret or address is a new connection at once, in every process.
  const key = [provider.id, provider.issuer, provider.clientId, provider.sealedSecret].join(' ');
  const held = known().get(key);
  if (held && Date.now() - held.at < KEEP_MS) return yes(held.config);
  const secret =
    provider.sealedSecret === null ? null : unseal('sign-on-secret', provider.id, provider.sealedSecret);
  if (provider.sealedSecret !== null && secret === null)
    return no('sign-on.secret', 'The secret of this provider cannot be read any more. Enter it again.', {
      field: 'secret',
    });
  try {
    const config = await discover(provider, secret);
    for (const other of known().keys()) if (other.startsWith(`${provider.id} `)) known().delete(other);
    known().set(key, { at: Date.now(), config });
    return yes(config);
  } catch (error) {
    log().warn({ provider: provider.id, problem: String(error) }, 'a sign-on provider does not answer');
    // What was published an hour ago is better than nobody being able to sign in.
    return held ? yes(held.config) : AWAY;
  }
}

async function discover(provider: ProviderRow, secret: string | null): Promise<oidc.Configuration> {
  const insecure = loopbackAllowed() && provider.issuer.startsWith('http:');
  const options: oidc.DiscoveryRequestOptions = {
    timeout: PATIENCE_SECONDS,
    [oidc.customFetch]: (url, init) => fetchFromProvider(provider, url, init),
    execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
  };
  // The published methods say how the secret is to be shown, so the authentication is chosen as each request is made.
  const show: oidc.ClientAuth = (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const way =
      secret === null
        ? oidc.None()
        : methods.includes('client_secret_basic')
          ? oidc.ClientSecretBasic(secret)
          : oidc.ClientSecretPost(secret);
    return way(server, client, body, headers);
  };
  return oidc.discovery(new URL(provider.issuer), provider.clientId, {}, show, options);
}

/** Each address a provider names is asked under the same rules as its own: encrypted, and answering in reasonable length. */
export async function fetchFromProvider(
  provider: Pick<ProviderRow, 'issuer'>,
  url: string,
  init: oidc.CustomFetchOptions,
): Promise<Response> {
  const problem = issuerProblem('other', withoutQuery(url), loopbackAllowed());
  if (problem && !isOwn(provider.issuer, url))
    throw new Error(`The provider names an address that is not used: ${url}`);
  const { body, ...rest } = init;
  const answer = await fetch(url, { ...rest, body: body as BodyInit | null | undefined, redirect: 'manual' }); // the library's own type of bodies is narrower
  return new Response(await readUpTo(answer, MOST_BYTES), { status: answer.status, headers: answer.headers });
}

const withoutQuery = (url: string) => `${new URL(url).origin}/`;
const isOwn = (issuer: string, url: string) => new URL(issuer).origin === new URL(url).origin;

async function readUpTo(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!answer.body) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new Error('The provider’s answer is too long.');
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
