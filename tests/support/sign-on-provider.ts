/**
 * A sign-on provider that does as a test says, right and wrong: OpenID Connect's code flow on a port of this machine, with
 * tokens signed by hand so that each fault can be made by itself.
 */
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const ours = pair();
const theirs = pair();

type Json = Record<string, unknown>;

/** What the next answers are. Whatever is not set is right. */
export type Script = {
  /** Claims of the identity token: over the right ones; undefined takes one away. */
  claims?: Json;
  /** What is told at the userinfo endpoint beside `sub`. */
  userinfo?: Json;
  /** Signs with a key that is not the published one. */
  forged?: boolean;
  /** No signature at all (`alg: none`). */
  unsigned?: boolean;
  /** Answers nothing, as if it were away. */
  away?: boolean;
  /** The token endpoint refuses. */
  refuses?: boolean;
};

export type FakeProvider = Awaited<ReturnType<typeof fakeProvider>>;

/** Starts one. `script` may be changed between requests; `codes` holds what has been asked for. */
export async function fakeProvider() {
  const script: { now: Script } = { now: {} };
  const asked = new Map<string, URLSearchParams>();
  let exchanges = 0;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port, not a pipe

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    if (script.now.away) {
      request.socket.destroy();
      return;
    }
    if (url.pathname === '/.well-known/openid-configuration') return send(response, metadata());
    if (url.pathname === '/jwks') return send(response, { keys: [publicKey()] });
    if (url.pathname === '/token')
      return send(response, await exchange(request), script.now.refuses ? 400 : 200);
    if (url.pathname === '/me') return send(response, { sub: 'subject-1', ...script.now.userinfo });
    response.writeHead(404).end();
  }

  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/me`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/end`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  });

  async function exchange(request: IncomingMessage): Promise<Json> {
    exchanges += 1;
    if (script.now.refuses) return { error: 'invalid_grant' };
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const code = form.get('code') ?? '';
    const query = asked.get(code);
    asked.delete(code);
    if (!query) return { error: 'invalid_grant' };
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (proof !== query.get('code_challenge')) throw new Error('The code verifier is not the one promised.');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      sub: 'subject-1',
      aud: query.get('client_id'),
      nonce: query.get('nonce'),
      iat: now,
      exp: now + 300,
      auth_time: now,
      ...script.now.claims,
    };
    return {
      access_token: randomUUID(),
      token_type: 'Bearer',
      expires_in: 300,
      id_token: token(claims, script.now),
    };
  }

  return {
    issuer,
    /** Sets what comes next. */
    does(next: Script): void {
      script.now = next;
    },
    /**
     * A token that tells of somebody having signed out there (OpenID Connect Back-Channel Logout 1.0).
     * @param claims over the right ones; undefined takes one away
     * @param how what is wrong with its signature or its type
     */
    logoutToken(claims: Json = {}, how: Pick<Script, 'forged' | 'unsigned'> & { typ?: string } = {}): string {
      const right = {
        iss: issuer,
        aud: 'alongside',
        iat: Math.floor(Date.now() / 1000),
        jti: randomUUID(),
        sub: 'subject-1',
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      };
      return token({ ...right, ...claims }, how, { typ: how.typ ?? 'logout+jwt' });
    },
    /** How many codes have been exchanged. */
    get exchanges() {
      return exchanges;
    },
    /**
     * What a browser would bring back from the address it was sent to, the person having signed in there.
     * @param over parameters of the answer, over the right ones
     */
    comesBack(to: string, over: Record<string, string> = {}): URL {
      const query = new URL(to).searchParams;
      const code = randomUUID();
      asked.set(code, query);
      const back = new URL(query.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code,
        state: query.get('state') ?? '',
        iss: issuer,
        ...over,
      }).toString();
      return back;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const send = (response: ServerResponse, body: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const publicKey = () => ({
  ...ours.publicKey.export({ format: 'jwk' }),
  kid: 'key-1',
  alg: 'RS256',
  use: 'sig',
});
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (RFC 7519), signed with the published key unless the script says otherwise. */
function token(claims: Json, script: Script, type: Json = {}): string {
  const header = { ...(script.unsigned ? { alg: 'none' } : { alg: 'RS256', kid: 'key-1' }), ...type };
  const text = `${part(header)}.${part(claims)}`;
  if (script.unsigned) return `${text}.`;
  return `${text}.${sign(text, script.forged ? theirs.privateKey : ours.privateKey)}`;
}

const sign = (text: string, key: KeyObject) =>
  createSign('RSA-SHA256').update(text).sign(key).toString('base64url');
