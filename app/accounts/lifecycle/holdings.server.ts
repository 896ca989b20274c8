import type { Db } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';
import type { CommandContext } from '~/platform/transact.server';
import type { Role } from '../domain/roles';

/** Somebody to whom things go: their account, and the name that records show. */
export type Successor = { id: string; name: string };

/** What one person holds of one kind, in their own name: it has to go to somebody when they leave. */
export type Holding = {
  /** "school they advise": in the singular, and in the plural. */
  one: string;
  many: string;
  /** How many of them an account holds in an authority. */
  count(handle: Db, authorityId: string, accountId: string): Promise<number>;
  /**
   * Gives all of them to somebody else of the authority's service.
   * @param to null where nobody was named: only for what may wait on everybody's list
   */
  handOver(ctx: CommandContext, authorityId: string, fromId: string, to: Successor | null): Promise<void>;
  /** Whether it may be nobody's for a while. */
  mayWait: boolean;
};

/** A place at which a role is held. */
export type Place = { role: Role; urn: number | null; providerId: string | null };

/** What waits at a place for whoever holds a role there: it stays with the place. No text of the record: counts alone. */
export type PlaceMatters = {
  one: string;
  many: string;
  count(handle: Db, place: Place): Promise<number>;
};

const holdings = () => singleton('holdings', () => new Map<string, Holding>());
const matters = () => singleton('place-matters', () => new Map<string, PlaceMatters>());

/**
 * Registers what people hold in their own name. Areas to the right of this one keep it, and are not known here: the wiring
 * joins them.
 * @param name registering the same name again replaces it
 */
export function keepHolding(name: string, holding: Holding): void {
  holdings().set(name, holding);
}

/** Registers what waits at places for whoever holds a role there. */
export function keepPlaceMatters(name: string, what: PlaceMatters): void {
  matters().set(name, what);
}

export type Held = { words: string; n: number; mayWait: boolean };

/** What an account holds in its own name, without what it has none of. */
export async function heldBy(handle: Db, authorityId: string, accountId: string): Promise<Held[]> {
  const found: Held[] = [];
  for (const holding of holdings().values()) {
    const n = await holding.count(handle, authorityId, accountId);
    if (n > 0)
      found.push({ words: `${n} ${n === 1 ? holding.one : holding.many}`, n, mayWait: holding.mayWait });
  }
  return found;
}

/** Hands over everything an account holds. */
export async function handOverAll(
  ctx: CommandContext,
  authorityId: string,
  fromId: string,
  to: Successor | null,
): Promise<void> {
  for (const holding of holdings().values()) await holding.handOver(ctx, authorityId, fromId, to);
}

/** What waits at a place, in words; empty where nothing does. */
export async function waitingAt(handle: Db, place: Place): Promise<string[]> {
  const found: string[] = [];
  for (const what of matters().values()) {
    const n = await what.count(handle, place);
    if (n > 0) found.push(`${n} ${n === 1 ? what.one : what.many}`);
  }
  return found;
}
