import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { AgreementState } from './agreement-states';
import { SIGNING_PARTIES, SIGNING_PARTY_NAMES, type SigningParty } from './parties';

/** A signature that counts: of the revision in force, and not superseded. */
export type CountedSignature = { party: SigningParty; accountId: string };

export type SigningAttempt = {
  state: AgreementState;
  party: SigningParty;
  /** Parties the person may sign for. */
  mayActAs: readonly SigningParty[];
  accountId: string;
  /** Hash of the text that was on the page they signed. */
  shownHash: string;
  /** Hash of the text in force. */
  currentHash: string;
  confirmed: readonly string[];
  required: readonly string[];
  signatures: readonly CountedSignature[];
};

/** What a signature would do: count once, complete the agreement, or repeat what was already done. */
export type SigningOutcome = 'signed' | 'all-signed' | 'already-signed';

/**
 * Whether a signature may be taken.
 * @returns what it does; or a refusal when the text or state has moved on, the person may not sign for the party,
 * has signed for another, or has not confirmed every statement
 */
export function decideSignature(attempt: SigningAttempt): Verdict<SigningOutcome> {
  const { party, accountId, signatures } = attempt;
  const already = signatures.find((signature) => signature.party === party);
  if (already?.accountId === accountId && attempt.shownHash === attempt.currentHash)
    return yes('already-signed');
  return refusalOf(attempt, already) ?? yes(outcomeOf(party, signatures));
}

function refusalOf(attempt: SigningAttempt, already: CountedSignature | undefined): Refusal | null {
  const { party, mayActAs, accountId, signatures } = attempt;
  if (!mayActAs.includes(party)) {
    return no('agreement.forbidden', `You cannot sign as: ${SIGNING_PARTY_NAMES[party]}.`);
  }
  if (attempt.shownHash !== attempt.currentHash) {
    return no(
      'stale',
      'The agreement has changed since you opened it, and nothing was signed. The new text is below: read it again before you sign.',
    );
  }
  if (attempt.state !== 'signing') {
    return no('agreement.not-signing', 'This agreement is not open for signing now. Nothing was signed.');
  }
  if (already)
    return no('agreement.party-signed', `${SIGNING_PARTY_NAMES[party]}: somebody has already signed.`);
  const other = signatures.find((signature) => signature.accountId === accountId);
  if (other) {
    return no(
      'agreement.two-parties',
      `You have signed this agreement as: ${SIGNING_PARTY_NAMES[other.party]}. One person cannot sign for two parties, so somebody else has to sign as: ${SIGNING_PARTY_NAMES[party]}.`,
    );
  }
  if (attempt.required.some((statement) => !attempt.confirmed.includes(statement))) {
    return no('agreement.statements', 'Confirm every statement before you sign.', { field: 'statements' });
  }
  return null;
}

function outcomeOf(party: SigningParty, signatures: readonly CountedSignature[]): SigningOutcome {
  const signed = new Set([...signatures.map((signature) => signature.party), party]);
  return SIGNING_PARTIES.every((each) => signed.has(each)) ? 'all-signed' : 'signed';
}
