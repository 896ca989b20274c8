import type {
  Appetite,
  Designation,
  Format,
  OfferState,
  Phase,
  QaState,
} from '~/directory/domain/vocabulary';
import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { school } from './schools';

/** A system leader (a person) or a teaching school (an organisation), with a home school. */
export const provider = table(
  'provider',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    designation: text('designation').$type<Designation>().notNull(),
    name: text('name').notNull(),
    /** What they do at their home school, e.g. "Assistant head, English". */
    jobTitle: text('job_title'),
    homeUrn: integer('home_urn')
      .notNull()
      .references(() => school.urn),
    designatedOn: text('designated_on'),
    designationExpires: text('designation_expires'),
    qaState: text('qa_state').$type<QaState>().notNull(),
    qaOn: text('qa_on'),
    qaNote: text('qa_note'),
    strengths: text('strengths').notNull(),
    /** Contact details: for the parties to a proposal and the service, never the public page. */
    email: text('email'),
    telephone: text('telephone'),
    appetite: text('appetite').$type<Appetite>().notNull(),
    appetiteReason: text('appetite_reason'),
    lastConfirmedAt: timestamp('last_confirmed_at'),
    active: boolean('active').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('provider_authority').on(t.authorityId, t.designation), index('provider_home').on(t.homeUrn)],
);

export const offer = table(
  'offer',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    title: text('title').notNull(),
    description: text('description').notNull(),
    focusAreas: json<string[]>('focus_areas').notNull(),
    phases: json<Phase[]>('phases').notNull(),
    formats: json<Format[]>('formats').notNull(),
    dayRatePence: integer('day_rate_pence').notNull(),
    /** Furthest the provider will travel, in estimated minutes by road. */
    travelLimitMinutes: integer('travel_limit_minutes').notNull(),
    remote: boolean('remote').notNull(),
    /** Whether schools of other authorities may be offered it. */
    openToOthers: boolean('open_to_others').notNull(),
    state: text('state').$type<OfferState>().notNull(),
    lastConfirmedAt: timestamp('last_confirmed_at'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('offer_provider').on(t.providerId),
    index('offer_authority').on(t.authorityId, t.state),
    // Those of the whole country that schools of other authorities may be offered.
    index('offer_open').on(t.state, t.openToOthers, t.providerId),
  ],
);

/** Days an offer has in a term, in half-days. The provider's own cap may be lower than the sum. */
export const offerTerm = table(
  'offer_term',
  {
    id: text('id').primaryKey(),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id),
    term: text('term').notNull(),
    halfDays: integer('half_days').notNull(),
  },
  (t) => [uniqueIndex('offer_term_offer').on(t.offerId, t.term)],
);

/** A provider's overall cap in a term, across all their offers, in half-days. */
export const capacityTerm = table(
  'capacity_term',
  {
    id: text('id').primaryKey(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    term: text('term').notNull(),
    halfDays: integer('half_days').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [uniqueIndex('capacity_term_provider').on(t.providerId, t.term)],
);

/**
 * The capacity ledger: append-only entries that move half-days between held, committed and used.
 * Held is the sum of `held`, and so on; free = cap − held − committed − used, never below 0.
 */
export const ledgerEntry = table(
  'ledger_entry',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    offerId: text('offer_id')
      .notNull()
      .references(() => offer.id),
    term: text('term').notNull(),
    kind: text('kind').$type<'hold' | 'free' | 'commit' | 'use' | 'release'>().notNull(),
    held: integer('held').notNull(),
    committed: integer('committed').notNull(),
    used: integer('used').notNull(),
    proposalId: text('proposal_id'),
    agreementId: text('agreement_id'),
    at: timestamp('at').notNull(),
    byId: text('by_id'),
    note: text('note'),
  },
  (t) => [
    index('ledger_entry_provider').on(t.providerId, t.term),
    index('ledger_entry_offer').on(t.offerId, t.term),
    index('ledger_entry_proposal').on(t.proposalId),
    index('ledger_entry_agreement').on(t.agreementId),
  ],
);

/** A declared conflict of interest between a provider and a school: excludes a match. */
export const conflictOfInterest = table(
  'conflict_of_interest',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').notNull(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    urn: integer('urn').notNull(),
    reason: text('reason').notNull(),
    declaredById: text('declared_by_id').references(() => account.id),
    declaredAt: timestamp('declared_at').notNull(),
    endedAt: timestamp('ended_at'),
  },
  (t) => [index('conflict_provider').on(t.providerId)],
);

/**
 * What came of a piece of support a provider gave: the provider's track record. Written when an agreement is
 * evaluated, corrected by a newer row. Which school it was stays with the service.
 */
export const supportOutcome = table(
  'support_outcome',
  {
    id: text('id').primaryKey(),
    /** The client school's authority. */
    authorityId: text('authority_id').notNull(),
    providerId: text('provider_id')
      .notNull()
      .references(() => provider.id),
    offerId: text('offer_id').references(() => offer.id),
    agreementId: text('agreement_id'),
    urn: integer('urn').notNull(),
    focusAreas: json<string[]>('focus_areas').notNull(),
    /** Outcomes agreed on, and how many of them were met. */
    outcomes: integer('outcomes').notNull(),
    outcomesMet: integer('outcomes_met').notNull(),
    /** How many were met in part: each counts a half. */
    outcomesPartly: integer('outcomes_partly').notNull().default(0),
    endedOn: text('ended_on').notNull(),
    at: timestamp('at').notNull(),
    /** The one that counts; a correction makes a new row. */
    current: boolean('current').notNull(),
    /** The provider sees it first: it feeds the ranking from this day, or once they have answered. */
    countsFrom: text('counts_from'),
    /** The provider's reply, kept beside it. */
    reply: text('reply'),
    repliedAt: timestamp('replied_at'),
    repliedById: text('replied_by_id').references(() => account.id),
  },
  (t) => [
    index('support_outcome_provider').on(t.providerId, t.current),
    index('support_outcome_agreement').on(t.agreementId),
  ],
);
