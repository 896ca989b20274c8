import type { Verdict } from '~/kernel/verdict';
import { singleton } from '~/platform/singleton.server';
import type { CommandContext } from '~/platform/transact.server';

/** Further adviser days that somebody wants to charge for. */
export type DaysToCharge = { authorityId: string; urn: number; year: number; halfDays: number };

type DaysCheck = (ctx: CommandContext, days: DaysToCharge) => Promise<Verdict>;
const held = () => singleton('adviser-days-check', () => new Map<'check', DaysCheck>());

/**
 * Registers what says whether further adviser days may be charged for. Entitlements stand to the right of the price list,
 * and know; it is asked when days are asked for, and again when both sides have agreed.
 */
export function onAdviserDays(check: DaysCheck): void {
  held().set('check', check);
}

/**
 * Asks whether further adviser days may be charged for.
 * @throws Error where nobody was registered to say so: days inside an allowance are never charged by omission
 */
export async function checkAdviserDays(ctx: CommandContext, days: DaysToCharge): Promise<Verdict> {
  const check = held().get('check');
  if (!check) throw new Error('Nothing is registered that knows the allowance of adviser days');
  return check(ctx, days);
}
