import type { AgreementState } from '~/agreements/domain/agreement-states';
import type { AmendmentState } from '~/agreements/domain/amendments/vocabulary';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { supportRequest } from './diagnosis';
import { offer, provider } from './directory';
import { proposal } from './matching';
import { school } from './schools';

export const agreement = table(
  'agreement',
  {
    id: text('id').primaryKey(),
    ref: text('ref').notNull().unique(),
    /** The client school's authority. */
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id),
    requestId: text('request_id')
      .notNull()
      .references(() => supportRequest.id),
    proposalId: text('proposal_id')
      .notNull()
      .unique()
      .references(() => proposal.id),
    state: text('state').$type<AgreementState>().notNull(),
    /** Number of the revision in force. */
    revision: integer('revision').notNull(),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    activeAt: timestamp('active_at'),
    /** Since when it is set aside, and by when it is to be looked at again; null unless paused. */
    pausedAt: timestamp('paused_at'),
    resumeBy: text('resume_by'),
    /** The ended agreement of the same request that this one takes up. */
    replacesId: text('replaces_id'),
    endedAt: timestamp('ended_at'),
    endReason: text('end_reason'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('agreement_authority').on(t.authorityId, t.state),
    index('agreement_school').on(t.urn),
    index('agreement_provider').on(t.providerId),
  ],
);

/** Every text the agreement has had: an edit adds a revision, none is changed. */
export const agreementRevision = table(
  'agreement_revision',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    number: integer('number').notNull(),
    /** All fields, as canonical JSON text; `hash` is SHA-256 of exactly this text. */
    content: text('content').notNull(),
    hash: text('hash').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    note: text('note'),
  },
  (t) => [uniqueIndex('agreement_revision_number').on(t.agreementId, t.number)],
);

export const signature = table(
  'signature',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    revision: integer('revision').notNull(),
    party: text('party').$type<'client-head' | 'client-chair' | 'provider-head' | 'authority'>().notNull(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** Name and role as they stood at signing. */
    signedAs: text('signed_as').notNull(),
    /** SHA-256 of the exact text that was on the page, equal to the revision's hash. */
    textHash: text('text_hash').notNull(),
    /** Due-diligence and consent statements the signer confirmed, word for word. */
    statements: json<string[]>('statements').notNull(),
    at: timestamp('at').notNull(),
    /** Set when an edit made this signature no longer count. */
    superseded: boolean('superseded').notNull(),
    /** The amendment it was given for; null for a signature of the whole agreement. */
    amendmentId: text('amendment_id'),
  },
  (t) => [
    index('signature_agreement').on(t.agreementId, t.revision),
    // Every list of agreements asks of each amendment that is out who has signed it.
    index('signature_amendment').on(t.amendmentId, t.party),
  ],
);

/**
 * A change to a signed agreement: the whole text as it would be, signed by those it concerns before it becomes the next
 * revision. The text of a draft changes with `version`; once out for signing it stands.
 */
export const agreementAmendment = table(
  'agreement_amendment',
  {
    id: text('id').primaryKey(),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    number: integer('number').notNull(),
    state: text('state').$type<AmendmentState>().notNull(),
    /** The revision it changes: another may not have come into force meanwhile. */
    baseRevision: integer('base_revision').notNull(),
    content: text('content').notNull(),
    hash: text('hash').notNull(),
    reason: text('reason').notNull(),
    /** Parties who have to sign it, settled when it is sent. */
    parties: json<string[]>('parties').notNull(),
    proposedById: text('proposed_by_id').references(() => account.id),
    inForceAt: timestamp('in_force_at'),
    withdrawnReason: text('withdrawn_reason'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('agreement_amendment_number').on(t.agreementId, t.number)],
);
