/**
 * A certified OpenID Connect provider (panva's oidc-provider) on a port of this machine: anybody can sign in there with the
 * first part of their address and any password.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { takeConsole } from './console';

/**
 * Starts it.
 * @param client the client that may use it, and where people are sent back to
 * @param domain end of everybody's address there
 */
export async function certifiedProvider(
  client: { id: string; secret: string; origin: string },
  domain: string,
) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port, not a pipe
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${client.origin}/login/return`],
        backchannel_logout_uri: `${client.origin}/webhooks/sign-out`,
        backchannel_logout_session_required: true,
        post_logout_redirect_uris: [`${client.origin}/login?signed-out=1`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { email: ['email', 'email_verified'] },
    features: { backchannelLogout: { enabled: true } },
    // Its own way asks no addresses of this machine, where the client is.
    fetch: (url, options) => {
      const own: RequestInit = { ...options };
      Reflect.deleteProperty(own, 'dispatcher');
      return fetch(url, own);
    },
    cookies: { keys: ['only for tests'] },
    // Named, so that it does not ask for them aloud.
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@${domain}`, email_verified: true }),
    }),
  });
  // It says of itself that what it asks people by is for trying out only, which is what it is here for.
  takeConsole();
  server.on('request', provider.callback());
  return {
    issuer,
    close: () =>
      new Promise<void>((resolve) => {
        takeConsole();
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
