/** Kinds of provider: DfE Sign-in, an organisation's own directory at Microsoft Entra, any other that speaks OpenID Connect. */
export const PROVIDER_KINDS = ['dfe', 'entra', 'other'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Addresses of DfE Sign-in: the one people use, and the one services are tried out with. */
export const DFE_ISSUERS = [
  'https://oidc.signin.education.gov.uk',
  'https://pp-oidc.signin.education.gov.uk',
];

const ENTRA = /^https:\/\/login\.microsoftonline\.com\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\/v2\.0$/;

/** The tenant in the address of an organisation's own Entra directory; null for any other address. */
export function entraTenant(issuer: string): string | null {
  return ENTRA.exec(issuer)?.[1] ?? null;
}

/**
 * What is wrong with the address of a provider; null when nothing is.
 *
 * An Entra address has to name the tenant: those for everybody (`common`, `organizations`, `consumers`) would let whoever
 * keeps a directory of their own say that their people have any email address.
 * @param loopback whether an address of this machine may be used, without encryption: for trying it out
 */
export function issuerProblem(kind: ProviderKind, issuer: string, loopback: boolean): string | null {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  if (!url) return 'Enter the whole address of the provider, such as https://sign-in.example.gov.uk';
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(loopback && here && url.protocol === 'http:'))
    return 'Enter an address that begins with https://';
  if (url.username || url.password || url.search || url.hash || /\/\.well-known(\/|$)/.test(url.pathname))
    return 'Enter the address alone, without anything after a question mark and without “.well-known”';
  if (!(loopback && here) && (!url.hostname.includes('.') || /^[\d.]+$|^\[/.test(url.hostname)))
    return 'Enter the provider’s name on the internet, not a number or a name inside a network';
  if (kind === 'dfe' && !DFE_ISSUERS.includes(issuer.replace(/\/$/, '')))
    return `Enter the address of DfE Sign-in: ${DFE_ISSUERS[0]}`;
  if (kind === 'entra' && entraTenant(issuer) === null)
    return 'Enter the address with your own tenant’s identifier: https://login.microsoftonline.com/…/v2.0';
  return null;
}

/** What a provider says of a person, as far as it matters here (OpenID Connect Core 1.0, 5.1; Entra's optional claims). */
export type Claims = {
  sub: string;
  email?: unknown;
  email_verified?: unknown;
  /** Entra: whether the owner of the address's domain has been verified. */
  xms_edov?: unknown;
  /** Entra: the tenant. */
  tid?: unknown;
  amr?: unknown;
  acr?: unknown;
  sid?: unknown;
};

/**
 * The email address a provider vouches for; null when it gives none, or does not say that it has been verified.
 *
 * Entra has no `email_verified`, and its `email` is whatever an administrator of the directory wrote: there only the
 * optional claim `xms_edov` counts.
 */
export function verifiedEmail(kind: ProviderKind, claims: Claims): string | null {
  const email = typeof claims.email === 'string' ? claims.email.trim().toLowerCase() : '';
  if (!/^[^@\s]+@[^@\s]+$/.test(email) || email.length > 254) return null;
  const verified = claims.email_verified === true || claims.email_verified === 'true';
  const owned = [true, 1, '1', 'true'].some((word) => word === claims.xms_edov);
  return verified || (kind === 'entra' && owned) ? email : null;
}

/** Whether an address ends in one of the provider's domains: `walsall.gov.uk` takes in `schools.walsall.gov.uk`. */
export function isWithinDomains(email: string, domains: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((end) => domain === end || domain.endsWith(`.${end}`));
}

/** Whether a sign-in at the provider of an Entra tenant came from that tenant; always true for other kinds. */
export function isFromTenant(kind: ProviderKind, issuer: string, claims: Claims): boolean {
  return kind !== 'entra' || claims.tid === entraTenant(issuer);
}

/** Values of `amr` (RFC 8176) that mean a second factor was shown. */
const SECOND = ['mfa', 'otp', 'hwk', 'swk', 'sms', 'ngcmfa', 'fido'];

/**
 * Whether the provider showed more than a password was known: by its own word for this sign-in (`amr`, RFC 8176; `acr`), or
 * because the authority has settled that it always asks.
 * @param always the authority's setting of the provider
 */
export function vouchesForSecondFactor(claims: Claims, always: boolean): boolean {
  if (always) return true;
  const methods = Array.isArray(claims.amr) ? claims.amr : [];
  if (methods.includes('mfa')) return true;
  const shown = methods.filter((method) => SECOND.includes(String(method)));
  if (shown.length > 0 && methods.includes('pwd')) return true;
  return typeof claims.acr === 'string' && /(^|[:/#])(mfa|multi-?factor)$/i.test(claims.acr);
}

/**
 * Ends of email addresses as typed, one a line or with commas.
 * @returns null where one of them is no domain, or so short that it would be half the country's
 */
export function readDomains(text: string): string[] | null {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.trim().toLowerCase().replace(/^@/, ''))
    .filter((word) => word !== '');
  const sound = words.every(
    (word) =>
      /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/.test(word) &&
      !TOO_WIDE.has(word) &&
      word.length <= 200,
  );
  return sound ? [...new Set(words)] : null;
}

/** Domains under which anybody has addresses. */
const TOO_WIDE = new Set([
  'co.uk',
  'org.uk',
  'gov.uk',
  'ac.uk',
  'me.uk',
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.co.uk',
  'live.com',
  'live.co.uk',
  'yahoo.com',
  'yahoo.co.uk',
  'icloud.com',
  'btinternet.com',
]);
