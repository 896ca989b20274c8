/** What a provider's logout token says (OpenID Connect Back-Channel Logout 1.0, section 2.4). */
export type LogoutClaims = {
  issuer: string;
  /** Names the token: it counts once. */
  jti: string;
  /** The provider's name for its session; null where all of the person's have ended. */
  sid: string | null;
  /** The provider's name for the person; null where only the session is named. */
  sub: string | null;
};

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** As much as is kept of a provider's name for its session. */
export const MOST_OF_SID = 200;

/**
 * Whether a token's type lets it be a logout token. The type is recommended only, so that one without is taken; one that
 * names itself something else, such as an access token, is not.
 */
export function isLogoutType(typ: unknown): boolean {
  return (
    typ === undefined ||
    (typeof typ === 'string' && ['logout+jwt', 'application/logout+jwt', 'jwt'].includes(typ.toLowerCase()))
  );
}

/**
 * What keeps claims from being those of a logout token, beside signature, issuer, audience and time (section 2.6).
 * @returns null where nothing does
 */
export function backChannelProblem(claims: Readonly<Record<string, unknown>>): string | null {
  const { events, nonce, sid, sub, jti } = claims;
  if (!isObject(events) || !isObject(events[EVENT])) return 'The token tells of no sign-out.';
  // An identity token has one: it must not pass for a logout token.
  if (nonce !== undefined) return 'The token has a nonce.';
  if (!isName(jti)) return 'The token has no name of its own.';
  if (sub !== undefined && !isName(sub)) return 'The token names nobody.';
  if (sid !== undefined && !isName(sid)) return 'The token names no session.';
  if (sub === undefined && sid === undefined) return 'The token names neither a person nor a session.';
  return null;
}

/** The claims that count; `backChannelProblem` must have found none. */
export function logoutOf(claims: Readonly<Record<string, unknown>>): LogoutClaims {
  const { iss, jti, sid, sub } = claims;
  return {
    issuer: String(iss),
    jti: String(jti),
    sid: sid === undefined ? null : String(sid).slice(0, MOST_OF_SID),
    sub: sub === undefined ? null : String(sub),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isName = (value: unknown) => typeof value === 'string' && value !== '' && value.length <= 1000;
