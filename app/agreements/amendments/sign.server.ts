import { eq } from 'drizzle-orm';
import { agreement, agreementAmendment, agreementRevision } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { recommitDays } from '~/directory/ledger.server';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import {
  type AgreementContent,
  decideSignature,
  partiesOf,
  recompenseOf,
  type SigningOutcome,
  type SigningParty,
  statementsFor,
} from '../domain';
import { checkDays, daysToCommit, sameDays } from '../domain/amendments/days';
import { isAmendable } from '../domain/amendments/permissions';
import { conditionsHold } from '../gates.server';
import { type SignatureInput, signText, writeSignature } from '../sign.server';
import {
  type AmendmentRecord,
  amendmentEvent,
  amendmentNotFound,
  loadAmendment,
  positionsOf,
  refusalUnlessAmendable,
} from './record.server';
import { amendmentStatement } from './wording';

/** What a party confirms one by one when it signs an amendment: that it agrees to the change, then as for the agreement. */
export function amendmentStatements(
  { content, base }: { content: AgreementContent; base: number },
  party: SigningParty,
): string[] {
  return [amendmentStatement(content.ref, base), ...statementsFor(content, party)];
}

/**
 * Signs an amendment for a party it concerns. The last signature makes its text the next version of the agreement, and
 * the provider's days follow, in the same transaction; where they no longer fit, nothing is signed.
 * @param input.hash hash of the text that was on the page
 * @returns what the signature did; `amendment.days` or `capacity.short` with the shortfall by term
 */
export async function signAmendment(
  viewer: Viewer,
  input: SignatureInput & { id: string; amendmentId: string; password?: string | undefined },
  request: Request | null = null,
): Promise<Verdict<SigningOutcome>> {
  return signText(
    viewer,
    { password: input.password, request },
    {
      decide: (handle) => decide(handle, viewer, input),
      async take(ctx, record, outcome) {
        const { of, row, content } = record;
        const may = await conditionsHold(ctx, { row: of.row, content }, { party: input.party, outcome });
        if (!may.ok) return may;
        const text = {
          row: of.row,
          content,
          hash: row.hash,
          revision: row.baseRevision + 1,
          amendmentId: row.id,
        };
        const statements = amendmentStatements({ content, base: row.baseRevision }, input.party);
        const signed = await writeSignature(ctx, viewer, text, input.party, statements);
        ctx.emit(amendmentEvent(record, 'amendment-signed', signed));
        return outcome === 'all-signed' ? bringIntoForce(ctx, record) : yes();
      },
    },
  );
}

/** Whether the signature may be taken as things stand, and what it would do. */
async function decide(
  handle: Db,
  viewer: Viewer,
  input: SignatureInput & { id: string; amendmentId: string },
): Promise<Verdict<{ outcome: SigningOutcome; record: AmendmentRecord }>> {
  const record = await loadAmendment(handle, viewer, input);
  if (!record) return amendmentNotFound();
  const { of, row, content } = record;
  const ended = row.state === 'in-force' ? null : refusalUnlessAmendable(of);
  if (ended) return ended;
  const decided = decideSignature({
    what: 'amendment',
    open: row.state === 'signing' && isAmendable(of.row.state),
    parties: record.concerned.map(({ party }) => party),
    party: input.party,
    mayActAs: partiesOf(of.standings),
    accountId: viewer.accountId,
    shownHash: input.hash,
    currentHash: row.hash,
    confirmed: input.statements,
    required: amendmentStatements({ content, base: row.baseRevision }, input.party),
    signatures: record.signatures,
  });
  return decided.ok ? yes({ outcome: decided.value, record }) : decided;
}

/** Makes the amended text the version in force: the days follow in the ledger, and the dates in the agreement. */
async function bringIntoForce(ctx: CommandContext, record: AmendmentRecord): Promise<Verdict> {
  const { of, row, base, content } = record;
  if (of.row.revision !== row.baseRevision) {
    return no(
      'amendment.base-moved',
      `This amendment changes version ${row.baseRevision}, and version ${of.row.revision} is in force now. Nothing was signed: withdraw it and begin again from the text in force.`,
    );
  }
  const followed = await daysFollow(ctx, record);
  if (!followed.ok) return followed;
  const revision = row.baseRevision + 1;
  const version = of.row.version + 1;
  await ctx.tx.insert(agreementRevision).values({
    id: ctx.newId(),
    agreementId: of.row.id,
    number: revision,
    content: row.content,
    hash: row.hash,
    byId: row.proposedById,
    at: ctx.now,
    note: row.reason,
  });
  await ctx.tx
    .update(agreement)
    .set({
      revision,
      startsOn: content.timescale.starts,
      endsOn: content.timescale.ends,
      version,
      updatedAt: ctx.now,
    })
    .where(eq(agreement.id, of.row.id));
  await ctx.tx
    .update(agreementAmendment)
    .set({ state: 'in-force', inForceAt: ctx.now, version: row.version + 1, updatedAt: ctx.now })
    .where(eq(agreementAmendment.id, row.id));
  const figures = (text: AgreementContent) => ({ recompensePence: recompenseOf(text.recompense).total });
  ctx.emit({
    ...amendmentEvent(record, 'amended', { revision }),
    before: { revision: row.baseRevision, ...figures(base) },
    after: { revision, version, ...figures(content) },
    reason: row.reason,
  });
  return yes();
}

/** Sets what is firm in the ledger to the amended days less those used, checked again as things stand now. */
async function daysFollow(ctx: CommandContext, record: AmendmentRecord): Promise<Verdict> {
  const { of, base, content } = record;
  const { days } = content.resources;
  if (sameDays(base.resources.days, days)) return yes();
  const positions = await positionsOf(ctx.tx, record, ctx.today);
  const fits = checkDays(days, positions, ctx.today);
  if (!fits.ok) {
    return {
      ...fits,
      field: undefined,
      details: { shortfalls: fits.details?.shortfalls },
      message: `${fits.message} Nothing was signed: open the amendment for changes to put the days right.`,
    };
  }
  const { providerId, offerId, id: agreementId } = of.row;
  return recommitDays(ctx, { providerId, offerId, agreementId, days: daysToCommit(days, positions) });
}
