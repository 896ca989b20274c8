/** Who an agreement binds: each has responsibilities in it (DOMAIN: The agreement). */
export const AGREEMENT_PARTIES = ['client', 'provider', 'home', 'authority'] as const;
/** The client school, the provider, the provider's home school, and the local authority. */
export type AgreementParty = (typeof AGREEMENT_PARTIES)[number];

/** Who signs: two people for the client school, one for the provider's school, one for the authority. */
export const SIGNING_PARTIES = ['client-head', 'client-chair', 'provider-head', 'authority'] as const;
export type SigningParty = (typeof SIGNING_PARTIES)[number];

/** Name of each signing party, as it stands in the agreement. */
export const SIGNING_PARTY_NAMES: Readonly<Record<SigningParty, string>> = {
  'client-head': 'Headteacher of the client school',
  'client-chair': 'Chair of governors of the client school',
  'provider-head': 'Headteacher of the provider’s home school',
  authority: 'Broker for the local authority',
};

/** Name of each party with responsibilities. */
export const PARTY_NAMES: Readonly<Record<AgreementParty, string>> = {
  client: 'Client school',
  provider: 'Provider',
  home: 'Provider’s home school',
  authority: 'Local authority',
};
