import type { ProviderKind } from '../domain/single-sign-on';

/** Names of kinds of provider, as people know them. */
export const KIND_NAMES: Record<ProviderKind, string> = {
  dfe: 'DfE Sign-in',
  entra: 'Microsoft Entra',
  other: 'Another provider',
};

/** What each kind is, and what is needed of it. */
export const KIND_HINTS: Record<ProviderKind, string> = {
  dfe: 'The Department for Education’s own, which schools have already. Its address is https://oidc.signin.education.gov.uk',
  entra:
    'Your organisation’s Microsoft accounts. The address names your tenant: https://login.microsoftonline.com/…/v2.0. Add the optional claims email, xms_edov and auth_time to the identity token.',
  other: 'Anything that speaks OpenID Connect, such as a trust’s own sign-in.',
};

/** Said whatever went wrong, so that nobody learns who has an account here or how it stands. */
export const COULD_BE: readonly string[] = [
  'You stopped before the end, or took more than a quarter of an hour.',
  'You came back in another browser, or by the Back button: every visit counts once.',
  'Your account at work is not joined to an account here, and the address it gave is not that of one.',
  'Your account here is closed, or your authority no longer uses this way to sign in.',
];

/** What a trial found out, in words for those who keep the provider. */
export function findingsWords(findings: {
  email: boolean;
  domain: boolean;
  secondFactor: boolean;
}): string[] {
  return [
    findings.email
      ? 'It vouched for your email address.'
      : 'It did not vouch for your email address, so people join their account while they are signed in here.',
    ...(findings.email && !findings.domain
      ? [
          'Your own address is not within the domains below: people with such an address are not joined by it.',
        ]
      : []),
    findings.secondFactor
      ? 'It said that you showed a second factor.'
      : 'It did not say that you showed a second factor.',
  ];
}
