import type { ApprovalGround, CommitmentState } from '~/recompense/domain/budgets/vocabulary';
import { boolean, index, integer, json, table, text, timestamp } from '../columns';
import { account, authority } from './accounts';
import { agreement } from './agreements';

/** A fund of an authority for a year. What it was given, has promised and has spent is in the ledger. */
export const budgetPot = table(
  'budget_pot',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    name: text('name').notNull(),
    about: text('about').notNull(),
    /** Cost code in the authority's finance system. */
    costCode: text('cost_code').notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** Closed to new commitments. */
    closed: boolean('closed').notNull(),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('budget_pot_authority').on(t.authorityId, t.startsOn)],
);

/** Money given to a pot, or taken back from it: changes are added with a reason. Append-only. */
export const potAllocation = table(
  'pot_allocation',
  {
    id: text('id').primaryKey(),
    potId: text('pot_id')
      .notNull()
      .references(() => budgetPot.id),
    amountPence: integer('amount_pence').notNull(),
    reason: text('reason').notNull(),
    byId: text('by_id').references(() => account.id),
    at: timestamp('at').notNull(),
  },
  (t) => [index('pot_allocation_pot').on(t.potId)],
);

/** Money of a pot promised to an agreement; approved by the lead where the rules ask for it. */
export const potCommitment = table(
  'pot_commitment',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    potId: text('pot_id')
      .notNull()
      .references(() => budgetPot.id),
    agreementId: text('agreement_id')
      .notNull()
      .references(() => agreement.id),
    amountPence: integer('amount_pence').notNull(),
    /** Of the amount: given back to the pot, and spent on approved claims. */
    releasedPence: integer('released_pence').notNull(),
    spentPence: integer('spent_pence').notNull(),
    state: text('state').$type<CommitmentState>().notNull(),
    grounds: json<ApprovalGround[]>('grounds').notNull(),
    reason: text('reason').notNull(),
    askedById: text('asked_by_id').references(() => account.id),
    decidedById: text('decided_by_id').references(() => account.id),
    decidedAt: timestamp('decided_at'),
    decision: text('decision'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('pot_commitment_pot').on(t.potId, t.state),
    index('pot_commitment_agreement').on(t.agreementId, t.state),
    index('pot_commitment_authority').on(t.authorityId, t.state),
  ],
);
