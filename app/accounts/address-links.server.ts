import { and, eq, isNull, or } from 'drizzle-orm';
import { account, addressChange, mailProblem } from '#drizzle/schema';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { addressOf, countTry } from '~/platform/rate-limit.server';
import { endAllSessions } from '~/platform/session.server';
import { systemActor, transact } from '~/platform/transact.server';
import { type ChangeRow, end, isTaken, makeChange } from './address-commands.server';
import {
  type AddressSide,
  type AddressState,
  addressStateOf,
  confirmAddress,
  isOpenAddressState,
  needsOldAddress,
} from './domain/address-change';
import { hashOf, useUpLinks } from './tokens.server';

/** What stands on the page of a link: whose address becomes which, and how far it has come. */
export type AddressLink = {
  side: AddressSide;
  state: AddressState;
  name: string;
  oldEmail: string;
  newEmail: string;
  byAdministrator: boolean;
  oldConfirmed: boolean;
  newConfirmed: boolean;
  oldNeeded: boolean;
  expiresAt: Date;
};

const UNKNOWN = no('token.expired', 'There is no change of address that this link belongs to.');
const OVER: Record<string, Refusal> = {
  expired: no('address.over', 'The three days for this change are over. Nothing has changed.'),
  replaced: no(
    'address.over',
    'Another change has been asked for since. Use the links of the newer messages.',
  ),
  withdrawn: no('address.over', 'This change has been withdrawn. Nothing has changed.'),
  refused: no('address.over', 'This change has been refused at the old address. Nothing has changed.'),
  changed: no('address.over', 'This change has been made already.'),
};

async function rowOf(handle: Db, token: string) {
  const hash = hashOf(token);
  const [row] = await handle
    .select({ change: addressChange, person: account })
    .from(addressChange)
    .innerJoin(account, eq(account.id, addressChange.accountId))
    .where(or(eq(addressChange.oldTokenHash, hash), eq(addressChange.newTokenHash, hash)));
  if (!row?.person.active) return null;
  const side: AddressSide = row.change.oldTokenHash === hash ? 'old' : 'new';
  return { ...row, side };
}

/** Whether the old address has to confirm a change. */
export async function isOldNeeded(handle: Db, change: ChangeRow): Promise<boolean> {
  const [problem] = await handle
    .select({ id: mailProblem.id })
    .from(mailProblem)
    .where(and(eq(mailProblem.email, change.oldEmail), isNull(mailProblem.endedAt)))
    .limit(1);
  return needsOldAddress({
    askedByAdministrator: change.askedById !== null,
    oldTakesNoMail: problem !== undefined,
  });
}

/** The change a link belongs to, however far it has come. Throttled by address. */
export async function readAddressLink(request: Request, token: string): Promise<Verdict<AddressLink>> {
  const tooMany = await countTry('token-address', addressOf(request));
  if (tooMany) return tooMany;
  const row = await rowOf(db(), token);
  if (!row) return UNKNOWN;
  const { change, person, side } = row;
  return yes({
    side,
    state: addressStateOf(change, clock.now()),
    name: person.name,
    oldEmail: change.oldEmail,
    newEmail: change.newEmail,
    byAdministrator: change.askedById !== null,
    oldConfirmed: change.oldConfirmedAt !== null,
    newConfirmed: change.newConfirmedAt !== null,
    oldNeeded: await isOldNeeded(db(), change),
    expiresAt: change.expiresAt,
  });
}

/**
 * Confirms a change at the address the link was sent to. When nothing more is needed the change is made, unless another
 * account has taken the address meanwhile. Confirming again is answered as the first time.
 * @returns the state afterwards
 */
export async function confirmByLink(request: Request, token: string): Promise<Verdict<AddressState>> {
  const tooMany = await countTry('token-address', addressOf(request));
  if (tooMany) return tooMany;
  const home = await rowOf(db(), token);
  if (!home) return UNKNOWN;
  return transact(systemActor('job', home.person.authorityId), async (ctx) => {
    const row = await rowOf(ctx.tx, token);
    if (!row) return UNKNOWN;
    const { change, person, side } = row;
    const before = addressStateOf(change, ctx.now);
    if (before === 'changed') return yes(before);
    if (!isOpenAddressState(before)) return OVER[before] ?? UNKNOWN;
    const after = confirmAddress(before, side, await isOldNeeded(ctx.tx, change));
    if (!after.ok) return after;
    if (after.value === 'changed' && (await isTaken(ctx, change.newEmail)))
      return no(
        'address.taken',
        'There is an account with the new address by now, so it cannot be used. Nothing has changed. Ask for a change to another address.',
      );
    if (after.value === before) return yes(before);
    const confirmed = side === 'old' ? { oldConfirmedAt: ctx.now } : { newConfirmedAt: ctx.now };
    await ctx.tx.update(addressChange).set(confirmed).where(eq(addressChange.id, change.id));
    ctx.emit({
      type: 'account.address-confirmed',
      subject: { type: 'account', id: person.id },
      details: { at: side },
    });
    if (after.value === 'changed') await makeChange(ctx, person, change);
    return yes(after.value);
  });
}

/**
 * Says from the old address that the change was not its owner's wish. It ends, links to set a password work no more,
 * everybody is signed out of the account, and the administrators are told: somebody else may know the password.
 */
export async function refuseByLink(request: Request, token: string): Promise<Verdict> {
  const tooMany = await countTry('token-address', addressOf(request));
  if (tooMany) return tooMany;
  const home = await rowOf(db(), token);
  if (home?.side !== 'old') return UNKNOWN;
  const verdict = await transact(systemActor('job', home.person.authorityId), async (ctx) => {
    const row = await rowOf(ctx.tx, token);
    if (!row) return UNKNOWN;
    const { change, person } = row;
    const state = addressStateOf(change, ctx.now);
    if (state === 'refused') return yes();
    if (!isOpenAddressState(state)) return OVER[state] ?? UNKNOWN;
    await end(ctx, change, 'refuse');
    await useUpLinks(ctx.tx, person.id, ctx.now);
    ctx.emit({
      type: 'account.address-refused',
      subject: { type: 'account', id: person.id },
      details: { to: change.newEmail },
    });
    return yes();
  });
  if (verdict.ok) await endAllSessions(home.person.id);
  return verdict;
}
