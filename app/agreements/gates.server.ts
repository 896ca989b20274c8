import { type Verdict, yes } from '~/kernel/verdict';
import { singleton } from '~/platform/singleton.server';
import type { CommandContext } from '~/platform/transact.server';
import type { AgreementContent } from './domain';
import type { AgreementRow } from './record.server';

/** What has to hold before the authority signs a text: an agreement, or an amendment of one. */
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

/** Asks every gate, inside the transaction that takes the signature; the first refusal counts. */
export async function authorityMaySign(
  ctx: CommandContext,
  text: { row: AgreementRow; content: AgreementContent },
): Promise<Verdict> {
  for (const gate of gates().values()) {
    const verdict = await gate(ctx, text);
    if (!verdict.ok) return verdict;
  }
  return yes();
}
