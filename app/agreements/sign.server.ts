import { signature } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { commitDays } from '~/directory/ledger.server';
import { type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { verifyPassword } from '~/platform/password.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { decideSignature, partiesOf, type SigningOutcome, type SigningParty, statementsFor } from './domain';
import {
  type AgreementRecord,
  agreementNotFound,
  eventOf,
  loadAgreement,
  moveAgreement,
} from './record.server';
import { SIGNS_AS } from './wording';

type SignatureInput = { id: string; party: SigningParty; hash: string; statements: readonly string[] };

/**
 * Signs an agreement for a party. The last of the four signatures puts it in force and commits the provider's days, in
 * the same transaction.
 * @param input.hash hash of the text that was on the page; the signature is refused where another is in force
 * @param input.statements statements confirmed, word for word
 * @returns what the signature did, or why it was not taken; `password.wrong` beside the password
 */
export async function signAgreement(
  viewer: Viewer,
  input: SignatureInput & { password: string },
): Promise<Verdict<SigningOutcome>> {
  // What is refused anyway is refused before a try of the password is spent; slow hashing stays out of the transaction.
  const before = await decide(db(), viewer, input);
  if (!before.ok) return before;
  const known = await verifyPassword(viewer.accountId, input.password);
  if (!known.ok) return known;
  return transact<SigningOutcome>(viewer, async (ctx) => {
    const decided = await decide(ctx.tx, viewer, input);
    if (!decided.ok) return decided;
    const { outcome, record } = decided.value;
    if (outcome === 'already-signed') return yes(outcome);
    await takeSignature(ctx, viewer, record, input);
    if (outcome === 'signed') return yes(outcome);
    const active = await activate(ctx, record);
    return active.ok ? yes(outcome) : active;
  });
}

/** Whether the signature may be taken as things stand, and what it would do. */
async function decide(
  handle: Db,
  viewer: Viewer,
  input: SignatureInput,
): Promise<Verdict<{ outcome: SigningOutcome; record: AgreementRecord }>> {
  const record = await loadAgreement(handle, viewer, input.id);
  if (!record) return agreementNotFound();
  const decided = decideSignature({
    state: record.row.state,
    party: input.party,
    mayActAs: partiesOf(record.standings),
    accountId: viewer.accountId,
    shownHash: input.hash,
    currentHash: record.hash,
    confirmed: input.statements,
    required: statementsFor(record.content, input.party),
    signatures: record.signatures,
  });
  return decided.ok ? yes({ outcome: decided.value, record }) : decided;
}

async function takeSignature(
  ctx: CommandContext,
  viewer: Viewer,
  { row, content, hash }: AgreementRecord,
  { party }: { party: SigningParty },
): Promise<void> {
  const signedAs = `${viewer.name}, ${SIGNS_AS[party](content.parties)}`;
  await ctx.tx.insert(signature).values({
    id: ctx.newId(),
    agreementId: row.id,
    revision: row.revision,
    party,
    accountId: viewer.accountId,
    signedAs,
    textHash: hash,
    statements: statementsFor(content, party),
    at: ctx.now,
    superseded: false,
  });
  ctx.emit({
    ...eventOf(row, 'agreement.signed'),
    details: { party, signedAs, revision: row.revision, textHash: hash },
  });
}

async function activate(ctx: CommandContext, { row }: AgreementRecord): Promise<Verdict> {
  const committed = await commitDays(ctx, { proposalId: row.proposalId, agreementId: row.id });
  if (!committed.ok) return committed;
  const moved = await moveAgreement(ctx, row, 'all-signed', 'agreement.activated', {
    change: { activeAt: ctx.now },
  });
  return moved.ok ? yes() : moved;
}
