import type { Role } from '~/accounts/domain/roles';
import { boolean, index, integer, json, table, text, timestamp } from '../columns';

/** A local authority that uses this installation: a tenant. */
export const authority = table('authority', {
  id: text('id').primaryKey(),
  /** GIAS local authority code, three digits as text. */
  code: text('code').notNull().unique(),
  name: text('name').notNull(),
  settings: json<Record<string, unknown>>('settings').notNull(),
  /** Whether this is fictional demo data, which production refuses. */
  demo: boolean('demo').notNull(),
  version: integer('version').notNull(),
});

export const account = table(
  'account',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    /** Argon2id; null until an invitation is taken up. */
    passwordHash: text('password_hash'),
    active: boolean('active').notNull(),
    createdAt: timestamp('created_at').notNull(),
    lastSignedInAt: timestamp('last_signed_in_at'),
    /** When they left; the account is closed from then on. */
    leftAt: timestamp('left_at'),
    /** When name and address were taken out and a pseudonym put in their place. */
    erasedAt: timestamp('erased_at'),
    version: integer('version').notNull(),
  },
  (t) => [index('account_authority').on(t.authorityId, t.name)],
);

/** What an account may act as. Ended, never deleted. */
export const accountGrant = table(
  'account_grant',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    role: text('role').$type<Role>().notNull(),
    urn: integer('urn'),
    providerId: text('provider_id'),
    createdAt: timestamp('created_at').notNull(),
    endedAt: timestamp('ended_at'),
  },
  (t) => [
    index('account_grant_account').on(t.accountId),
    index('account_grant_urn').on(t.urn),
    index('account_grant_provider').on(t.providerId),
    index('account_grant_authority').on(t.authorityId, t.role),
  ],
);

export const session = table(
  'session',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    /** End of the idle lifetime; moved on by use. */
    expiresAt: timestamp('expires_at').notNull(),
    device: text('device').notNull(),
    /** How the person showed who they are: `password`, `password+code`, `password+recovery`, `passkey`, `single-sign-on`. */
    method: text('method'),
    /** When they last showed it, for what asks for it again. Null: at the start. */
    provenAt: timestamp('proven_at'),
    /** When it was last used, to within a few minutes. */
    seenAt: timestamp('seen_at'),
    /** The sign-on provider's name for its session, so that it can end it. */
    providerSession: text('provider_session'),
  },
  (t) => [index('session_account').on(t.accountId)],
);

/** One-use links: invitations and password resets. Only a hash of the token is kept. */
export const accountToken = table('account_token', {
  id: text('id').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id),
  purpose: text('purpose').$type<'invite' | 'reset'>().notNull(),
  tokenHash: text('token_hash').notNull().unique(),
  createdAt: timestamp('created_at').notNull(),
  expiresAt: timestamp('expires_at').notNull(),
  usedAt: timestamp('used_at'),
});

/** Answers sent after a session had ended, kept for their author until they sign in again. */
export const keptAnswers = table('kept_answers', {
  id: text('id').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id),
  path: text('path').notNull(),
  answers: json<[string, string][]>('answers').notNull(),
  keptAt: timestamp('kept_at').notNull(),
  restoredAt: timestamp('restored_at'),
});

/**
 * A change of somebody's email address, confirmed at both: the new one shows that mail arrives, the old one that it is
 * their own wish. Only hashes of the two links are kept.
 */
export const addressChange = table(
  'address_change',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    oldEmail: text('old_email').notNull(),
    newEmail: text('new_email').notNull(),
    oldTokenHash: text('old_token_hash').notNull().unique(),
    newTokenHash: text('new_token_hash').notNull().unique(),
    oldConfirmedAt: timestamp('old_confirmed_at'),
    newConfirmedAt: timestamp('new_confirmed_at'),
    createdAt: timestamp('created_at').notNull(),
    expiresAt: timestamp('expires_at').notNull(),
    endedAt: timestamp('ended_at'),
    outcome: text('outcome').$type<'changed' | 'refused' | 'withdrawn' | 'replaced' | 'expired'>(),
    /** The administrator who asked for it; null when the person did. */
    askedById: text('asked_by_id'),
  },
  (t) => [index('address_change_account').on(t.accountId)],
);
