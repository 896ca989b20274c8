import { signature } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { proofOf } from '~/accounts/sign-in/proof.server';
import { commitDays } from '~/directory/ledger.server';
import { type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import {
  type AgreementContent,
  decideSignature,
  partiesOf,
  SIGNING_PARTIES,
  type SigningOutcome,
  type SigningParty,
  statementsFor,
} from './domain';
import { conditionsHold } from './gates.server';
import {
  type AgreementRecord,
  type AgreementRow,
  agreementNotFound,
  eventOf,
  loadAgreement,
  moveAgreement,
} from './record.server';
import { SIGNS_AS } from './wording';

/** A signature as it is given: for a party, for exactly the text shown, with what was confirmed. */
export type SignatureInput = { party: SigningParty; hash: string; statements: readonly string[] };

/** What a text that may be signed came to when it was asked: what the signature would do, and what it was asked of. */
type Asked<R> = Verdict<{ outcome: SigningOutcome; record: R }>;

/**
 * Signs an agreement for a party. The last of the four signatures puts it in force and commits the provider's days, in
 * the same transaction.
 * @param input.hash hash of the text that was on the page; the signature is refused where another is in force
 * @param input.statements statements confirmed, word for word
 * @returns what the signature did, or why it was not taken; `password.wrong` beside the password
 */
export async function signAgreement(
  viewer: Viewer,
  input: SignatureInput & { id: string; password?: string | undefined },
  request: Request | null = null,
): Promise<Verdict<SigningOutcome>> {
  return signText(
    viewer,
    { password: input.password, request },
    {
      decide: (handle) => decide(handle, viewer, input),
      async take(ctx, { row, content, hash }, outcome) {
        const may = await conditionsHold(ctx, { row, content }, { party: input.party, outcome });
        if (!may.ok) return may;
        const text = { row, content, hash, revision: row.revision, amendmentId: null };
        const signed = await writeSignature(
          ctx,
          viewer,
          text,
          input.party,
          statementsFor(content, input.party),
        );
        ctx.emit({ ...eventOf(row, 'agreement.signed'), details: signed });
        return outcome === 'all-signed' ? activate(ctx, row) : yes();
      },
    },
  );
}

/**
 * The one way a text is signed: with the password, or just after confirming in another way; decided again inside the
 * transaction that takes the signature.
 * @param proof.request with the viewer's session; null where the password alone counts
 * @param sign.decide whether the signature may be taken as things stand
 * @param sign.take takes it, and does what the last one brings with it
 */
export async function signText<R>(
  viewer: Viewer,
  proof: { password?: string | undefined; request: Request | null },
  sign: {
    decide(handle: Db): Promise<Asked<R>>;
    take(ctx: CommandContext, record: R, outcome: SigningOutcome): Promise<Verdict>;
  },
): Promise<Verdict<SigningOutcome>> {
  // What is refused anyway is refused before a try of the password is spent; slow hashing stays out of the transaction.
  const before = await sign.decide(db());
  if (!before.ok) return before;
  const known = await proofOf(viewer, proof.request, proof);
  if (!known.ok) return known;
  return transact<SigningOutcome>(viewer, async (ctx) => {
    const decided = await sign.decide(ctx.tx);
    if (!decided.ok) return decided;
    const { outcome, record } = decided.value;
    if (outcome === 'already-signed') return yes(outcome);
    const taken = await sign.take(ctx, record, outcome);
    return taken.ok ? yes(outcome) : taken;
  });
}

/** Whether the signature may be taken as things stand, and what it would do. */
async function decide(
  handle: Db,
  viewer: Viewer,
  input: SignatureInput & { id: string },
): Promise<Asked<AgreementRecord>> {
  const record = await loadAgreement(handle, viewer, input.id);
  if (!record) return agreementNotFound();
  const decided = decideSignature({
    what: 'agreement',
    open: record.row.state === 'signing',
    parties: SIGNING_PARTIES,
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

/**
 * Keeps a signature, inside the caller's transaction; whether it may be taken has been decided there.
 * @param text what is signed, and the number it has or will have as a version
 * @returns what its event says of it
 */
export async function writeSignature(
  ctx: CommandContext,
  viewer: Viewer,
  text: {
    row: AgreementRow;
    content: AgreementContent;
    hash: string;
    revision: number;
    amendmentId: string | null;
  },
  party: SigningParty,
  statements: string[],
): Promise<{ party: SigningParty; signedAs: string; revision: number; textHash: string }> {
  const signedAs = `${viewer.name}, ${SIGNS_AS[party](text.content.parties)}`;
  await ctx.tx.insert(signature).values({
    id: ctx.newId(),
    agreementId: text.row.id,
    revision: text.revision,
    party,
    accountId: viewer.accountId,
    signedAs,
    textHash: text.hash,
    statements,
    at: ctx.now,
    superseded: false,
    amendmentId: text.amendmentId,
  });
  return { party, signedAs, revision: text.revision, textHash: text.hash };
}

async function activate(ctx: CommandContext, row: AgreementRow): Promise<Verdict> {
  const committed = await commitDays(ctx, { proposalId: row.proposalId, agreementId: row.id });
  if (!committed.ok) return committed;
  const moved = await moveAgreement(ctx, row, 'all-signed', 'agreement.activated', {
    change: { activeAt: ctx.now },
  });
  return moved.ok ? yes() : moved;
}
