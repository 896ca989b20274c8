import { type Verdict, yes } from '~/kernel/verdict';
import { singleton } from '~/platform/singleton.server';
import type { CommandContext } from '~/platform/transact.server';
import type { AgreementContent, SigningOutcome, SigningParty } from './domain';
import type { AgreementRow } from './record.server';

/** What has to hold before the authority signs a text, and when it comes into force: an agreement, or an amendment. */
export type SigningGate = (
  ctx: CommandContext,
  text: { row: AgreementRow; content: AgreementContent },
) => Promise<Verdict>;

const gates = () => singleton('signing-gates', () => new Map<string, SigningGate>());

/**
 * Registers a condition of the authority's signature. Areas to the right of this one have such conditions (money that has
 * to be there), and are not known here: the wiring joins them.
 * @param name registering the same name again replaces the gate
 */
export function onAuthoritySigning(name: string, gate: SigningGate): void {
  gates().set(name, gate);
}

/**
 * Asks every gate, inside the transaction that takes a signature: of the authority's, and again of the last, since what
 * held when the authority signed may have changed while the others read. The first refusal counts.
 * @param of whose signature it is, and what it would do
 */
export async function conditionsHold(
  ctx: CommandContext,
  text: { row: AgreementRow; content: AgreementContent },
  of: { party: SigningParty; outcome: SigningOutcome },
): Promise<Verdict> {
  if (of.party !== 'authority' && of.outcome !== 'all-signed') return yes();
  for (const gate of gates().values()) {
    const verdict = await gate(ctx, text);
    if (verdict.ok) continue;
    if (of.party === 'authority') return verdict;
    const waits =
      'Yours is the last signature, and nothing was signed: something is for the authority to put right first.';
    return { ...verdict, message: `${waits} ${verdict.message}` };
  }
  return yes();
}
