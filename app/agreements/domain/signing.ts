import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { SIGNING_PARTY_NAMES, type SigningParty } from './parties';

/** A signature that counts: of the text in question, and not superseded. */
export type CountedSignature = { party: SigningParty; accountId: string };

export type SigningAttempt = {
  /** What is signed: a whole agreement, or an amendment of one. */
  what: 'agreement' | 'amendment';
  /** Whether it is out for signing. */
  open: boolean;
  /** Who has to sign: all four an agreement, those it concerns an amendment. */
  parties: readonly SigningParty[];
  party: SigningParty;
  /** Parties the person may sign for. */
  mayActAs: readonly SigningParty[];
  accountId: string;
  /** Hash of the text that was on the page they signed. */
  shownHash: string;
  /** Hash of the text as it stands. */
  currentHash: string;
  confirmed: readonly string[];
  required: readonly string[];
  signatures: readonly CountedSignature[];
};

/** What a signature would do: count once, complete the text, or repeat what was already done. */
export type SigningOutcome = 'signed' | 'all-signed' | 'already-signed';

/**
 * Whether a signature may be taken: the one rule for an agreement and for each amendment of it.
 * @returns what it does; or a refusal when the text or state has moved on, the person may not sign for the party,
 * the party has nothing to sign, has signed for another, or has not confirmed every statement
 */
export function decideSignature(attempt: SigningAttempt): Verdict<SigningOutcome> {
  const { party, accountId, signatures } = attempt;
  const already = signatures.find((signature) => signature.party === party);
  if (already?.accountId === accountId && attempt.shownHash === attempt.currentHash)
    return yes('already-signed');
  return refusalOf(attempt, already) ?? yes(outcomeOf(attempt));
}

function refusalOf(attempt: SigningAttempt, already: CountedSignature | undefined): Refusal | null {
  const { what, party, mayActAs, accountId, signatures } = attempt;
  if (!mayActAs.includes(party)) {
    return no('agreement.forbidden', `You cannot sign as: ${SIGNING_PARTY_NAMES[party]}.`);
  }
  if (attempt.shownHash !== attempt.currentHash) {
    return no(
      'stale',
      `The ${what} has changed since you opened it, and nothing was signed. The new text is below: read it again before you sign.`,
    );
  }
  if (!attempt.open) {
    return no(`${what}.not-signing`, `This ${what} is not open for signing now. Nothing was signed.`);
  }
  if (!attempt.parties.includes(party)) {
    return no(
      `${what}.not-concerned`,
      `${SIGNING_PARTY_NAMES[party]}: this ${what} needs no signature of theirs. Nothing was signed.`,
    );
  }
  if (already)
    return no('agreement.party-signed', `${SIGNING_PARTY_NAMES[party]}: somebody has already signed.`);
  const other = signatures.find((signature) => signature.accountId === accountId);
  if (other) {
    return no(
      'agreement.two-parties',
      `You have signed this ${what} as: ${SIGNING_PARTY_NAMES[other.party]}. One person cannot sign for two parties, so somebody else has to sign as: ${SIGNING_PARTY_NAMES[party]}.`,
    );
  }
  if (attempt.required.some((statement) => !attempt.confirmed.includes(statement))) {
    return no('agreement.statements', 'Confirm every statement before you sign.', { field: 'statements' });
  }
  return null;
}

function outcomeOf({ party, parties, signatures }: SigningAttempt): SigningOutcome {
  const signed = new Set([...signatures.map((signature) => signature.party), party]);
  return parties.every((each) => signed.has(each)) ? 'all-signed' : 'signed';
}

/**
 * The signatures that count for a version: of each party the latest that has not been taken back. A version made by an
 * amendment is signed by those it concerns; the others' signatures of the version before stand (domain/amendments).
 * @param signatures of the agreement; of an amendment not in force there are none here, as its version has not come
 */
export function countedSignatures<S extends { party: SigningParty; revision: number; superseded: boolean }>(
  signatures: readonly S[],
  revision: number,
): S[] {
  const latest = new Map<SigningParty, S>();
  for (const signature of signatures) {
    if (signature.superseded || signature.revision > revision) continue;
    const known = latest.get(signature.party);
    if (!known || known.revision < signature.revision) latest.set(signature.party, signature);
  }
  return signatures.filter((signature) => latest.get(signature.party) === signature);
}
