import { boolean, index, integer, json, table, text, timestamp } from '../columns';
import { account, authority } from './accounts';

/** A time-based one-time password (RFC 6238) that an account signs in with as well; its secret is sealed. */
export const totpSecret = table(
  'totp_secret',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** The secret, encrypted with a key of the installation and bound to this row. */
    sealed: text('sealed').notNull(),
    /** What the person calls the app or device. */
    name: text('name').notNull(),
    createdAt: timestamp('created_at').notNull(),
    /** When a code of it was first given; null: not in use yet. */
    confirmedAt: timestamp('confirmed_at'),
    /** Time step of the last code that was taken: none before or at it works again. */
    lastStep: integer('last_step'),
    lastUsedAt: timestamp('last_used_at'),
    endedAt: timestamp('ended_at'),
  },
  (t) => [index('totp_secret_account').on(t.accountId)],
);

/** Codes for the day when the phone is lost: each works once. Only a hash is kept. */
export const recoveryCode = table(
  'recovery_code',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    codeHash: text('code_hash').notNull(),
    createdAt: timestamp('created_at').notNull(),
    usedAt: timestamp('used_at'),
    /** When a newer set took its place. */
    endedAt: timestamp('ended_at'),
  },
  (t) => [index('recovery_code_account').on(t.accountId)],
);

/** A passkey (WebAuthn credential) of an account. */
export const passkey = table(
  'passkey',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** The credential's id, base64url. */
    credentialId: text('credential_id').notNull().unique(),
    /** COSE public key, base64url. */
    publicKey: text('public_key').notNull(),
    /** Count of signatures as last told; 0 where the device keeps none. */
    counter: integer('counter').notNull(),
    transports: json<string[]>('transports').notNull(),
    /** Whether it is copied to the person's other devices. */
    backedUp: boolean('backed_up').notNull(),
    /** What the person calls it. */
    name: text('name').notNull(),
    createdAt: timestamp('created_at').notNull(),
    lastUsedAt: timestamp('last_used_at'),
    endedAt: timestamp('ended_at'),
  },
  (t) => [index('passkey_account').on(t.accountId)],
);

/**
 * A sign-in (or another proof of who somebody is) between two of its pages: what has been shown so far, and what is to be
 * answered. The browser holds its token, here is a hash; it works once and for minutes.
 */
export const signInStep = table(
  'sign_in_step',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Null while nobody knows yet who it is. */
    accountId: text('account_id').references(() => account.id),
    purpose: text('purpose')
      .$type<
        | 'second-factor'
        | 'passkey-sign-in'
        | 'passkey-new'
        | 'passkey-proof'
        | 'single-sign-on'
        | 'back-channel'
      >()
      .notNull(),
    /** Random bytes that the answer has to sign, or the nonce of an identity token. */
    challenge: text('challenge'),
    /** Where to go afterwards, the sealed code verifier, and the like. */
    details: json<Record<string, string>>('details').notNull(),
    createdAt: timestamp('created_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    usedAt: timestamp('used_at'),
  },
  (t) => [index('sign_in_step_expires').on(t.expiresAt)],
);

/** Where an authority's people may sign in with the account they have at work (OpenID Connect). */
export const signOnProvider = table(
  'sign_on_provider',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    kind: text('kind').$type<'dfe' | 'entra' | 'other'>().notNull(),
    /** What its button says. */
    name: text('name').notNull(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    /** The client's secret, sealed and bound to this row; null for a public client. */
    sealedSecret: text('sealed_secret'),
    /** Ends of addresses whose verified people may be joined to their account here by it, such as "walsall.gov.uk". */
    domains: json<string[]>('domains').notNull(),
    /** Whether it vouches for a second factor, so that none is asked for here. */
    secondFactor: boolean('second_factor').notNull(),
    enabled: boolean('enabled').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('sign_on_provider_authority').on(t.authorityId)],
);

/** Who an account is at a sign-on provider. */
export const signOnIdentity = table(
  'sign_on_identity',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    providerId: text('sign_on_provider_id')
      .notNull()
      .references(() => signOnProvider.id),
    issuer: text('issuer').notNull(),
    /** The provider's own unchanging name for the person. */
    subject: text('subject').notNull(),
    createdAt: timestamp('created_at').notNull(),
    lastUsedAt: timestamp('last_used_at'),
    endedAt: timestamp('ended_at'),
  },
  (t) => [
    index('sign_on_identity_account').on(t.accountId),
    index('sign_on_identity_subject').on(t.issuer, t.subject),
  ],
);
