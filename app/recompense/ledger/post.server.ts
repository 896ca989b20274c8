import { moneyEntry, moneyPosting } from '#drizzle/schema';
import type { CalendarDate } from '~/kernel/clock';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { type Entry, faultOf } from '../domain/ledger/posting';
import type { PostingKind } from '../domain/ledger/vocabulary';
import { takeNumber } from './numbers.server';

/** A movement of money to be written. */
export type NewPosting = {
  authorityId: string;
  kind: PostingKind;
  /** The day it belongs to in the accounts; today where not given. */
  on?: CalendarDate;
  memo: string;
  subject: { type: string; id: string };
  /** Same key, same posting: the database refuses a second one. */
  dedupeKey?: string;
  entries: readonly Entry[];
};

/**
 * Writes one posting of the double-entry ledger, in the transaction of what caused it. Sides of nothing are left out; a
 * posting all of whose sides are nothing is not written.
 * @returns the posting's id, or null where there was nothing to write
 * @throws Error where the sides do not make zero: a fault of the program, which rolls everything back
 */
export async function post(ctx: CommandContext, posting: NewPosting): Promise<string | null> {
  const entries = posting.entries.filter((entry) => entry.amountPence !== 0);
  if (entries.length === 0) return null;
  const fault = faultOf(entries);
  if (fault) throw new Error(`The ledger refuses a ${posting.kind} posting: ${fault}.`);
  const id = ctx.newId();
  await ctx.tx.insert(moneyPosting).values({
    id,
    authorityId: posting.authorityId,
    number: await takeNumber(ctx.tx, posting.authorityId, 'posting'),
    kind: posting.kind,
    on: posting.on ?? ctx.today,
    memo: posting.memo,
    subjectType: posting.subject.type,
    subjectId: posting.subject.id,
    dedupeKey: posting.dedupeKey ?? null,
    byId: isSystem(ctx.actor) ? null : ctx.actor.accountId,
    at: ctx.now,
  });
  await ctx.tx.insert(moneyEntry).values(
    entries.map((entry) => ({
      id: ctx.newId(),
      postingId: id,
      authorityId: posting.authorityId,
      account: entry.account,
      amountPence: entry.amountPence,
      potId: entry.potId ?? null,
      urn: entry.urn ?? null,
      providerId: entry.providerId ?? null,
      agreementId: entry.agreementId ?? null,
      invoiceId: entry.invoiceId ?? null,
      payableId: entry.payableId ?? null,
    })),
  );
  return id;
}
