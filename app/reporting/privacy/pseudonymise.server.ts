import { randomInt } from 'node:crypto';
import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import { account, accountGrant, installation, outbox, provider } from '#drizzle/schema';
import type { Role } from '~/accounts/domain/roles';
import type { Db } from '~/platform/db.server';
import type { CommandContext } from '~/platform/transact.server';
import { withheldKey } from '~/platform/withheld.server';
import { fold } from '~/schools/domain/search';
import {
  erasedAddress,
  pseudonymFor,
  replacer,
  replaceWithin,
  waysOfName,
} from '../domain/privacy/pseudonym';
import { columnOf } from '../transfer/own-rows.server';
import type { Key } from '../transfer/scope.server';
import { shapeOf } from '../transfer/shapes.server';
import { keptBecause, type NamingRow, rowsNaming } from './naming.server';
import { keysIn, nothingGone, removeTree } from './retention-tree.server';

export type Person = typeof account.$inferSelect;

/** What is only of use to the person and goes altogether, by the column that says whose it is. */
export const THEIRS: readonly string[] = [
  ...[
    'session',
    'account_token',
    'kept_answers',
    'address_change',
    'totp_secret',
    'recovery_code',
    'passkey',
  ],
  ...['sign_in_step', 'sign_on_identity', 'calendar_feed', 'mail_preference', 'snooze', 'notification'],
  'calendar_invite',
];

/** Numbers of a table that chance chooses the pseudonym's marks from. */
const CHANCE = 1_000_000;

/** What stands in texts that name somebody. */
function needlesOf({ name, email }: Pick<Person, 'name' | 'email'>): string[] {
  return [...waysOfName(name), email];
}

/** How many other accounts of the authority have the same name. */
export async function namesakesOf(handle: Db, person: Person): Promise<number> {
  const rows = await handle
    .select({ name: account.name })
    .from(account)
    .where(and(eq(account.authorityId, person.authorityId), ne(account.id, person.id)));
  const bare = (name: string) => fold(waysOfName(name).at(-1) ?? name);
  return rows.filter(({ name }) => bare(name) === bare(person.name)).length;
}

/**
 * Rows that an erasure changes, and what it leaves. Where others have the same name, only rows that say by its key whose they
 * are, and the address, are changed.
 */
export async function survey(handle: Db, person: Person, namesakes: number) {
  const changing: NamingRow[] = [];
  const kept = new Map<string, Set<Key>>();
  for await (const found of rowsNaming(handle, person.authorityId, needlesOf(person))) {
    const table = found.shape.name;
    if (THEIRS.includes(table) || isTheirMail(found, person)) continue;
    const columns = found.columns.filter(({ name }) => {
      const why = keptBecause(table, name);
      if (why !== null) kept.set(why, (kept.get(why) ?? new Set()).add(`${table} ${found.key}`));
      return why === null;
    });
    if (columns.length === 0 || (namesakes > 0 && !isAbout(found, person))) continue;
    changing.push({ ...found, columns });
  }
  return { changing, kept };
}

/** Whether a row is mail to them, which goes altogether. */
export function isTheirMail({ shape, row }: NamingRow, person: Person): boolean {
  if (shape.name === 'outbox') return row.accountId === person.id || row.to === person.email;
  return shape.name === 'mail_problem' && row.accountId === person.id;
}

/** Whether a row says by a key that it is about, or by, the person, or holds their address. */
function isAbout({ row, columns }: NamingRow, person: Person): boolean {
  if (Object.values(row).includes(person.id)) return true;
  return columns.some(({ property }) =>
    JSON.stringify(row[property] ?? '')
      .toLowerCase()
      .includes(person.email.toLowerCase()),
  );
}

/** By kind of record: how many rows are only of use to them and go. */
export async function removedCounts(handle: Db, person: Person): Promise<{ table: string; n: number }[]> {
  const found: { table: string; n: number }[] = [];
  for (const table of [...THEIRS, 'outbox']) {
    const n = (await theirKeys(handle, table, person)).length;
    if (n > 0) found.push({ table, n });
  }
  return found;
}

async function theirKeys(handle: Db, table: string, person: Person): Promise<Key[]> {
  const shape = shapeOf(table);
  const theirs = eq(columnOf(shape, 'account_id'), person.id);
  const rows = await handle
    .select({ key: shape.key.column })
    .from(shape.table)
    .where(table === 'outbox' ? or(theirs, eq(outbox.to, person.email)) : theirs);
  return keysIn(rows);
}

/**
 * Puts a pseudonym in the place of somebody's name and address, and removes what was only of use to them. Call it while what
 * is append-only is open (`atWork`).
 * @returns rows changed or removed by table, and what is left under which duty
 */
export async function putPseudonym(ctx: CommandContext, person: Person, pseudonym: string) {
  const { tx } = ctx;
  const address = erasedAddress(person.id);
  const { changing, kept } = await survey(tx, person, await namesakesOf(tx, person));
  const counts: Record<string, number> = {};
  const note = (table: string, n: number) => {
    if (n > 0) counts[table] = (counts[table] ?? 0) + n;
  };
  const replace = replacer({ names: waysOfName(person.name), email: person.email, pseudonym, address });
  const folded = replacer({
    names: waysOfName(person.name).map(fold),
    email: fold(person.email),
    pseudonym: fold(pseudonym),
    address: '',
  });
  for (const { shape, key, columns, row } of changing) {
    if (shape.name === 'account') continue;
    const set = Object.fromEntries(
      columns.map(({ name, property }) => [
        property,
        replaceWithin(row[property], name === 'search_text' ? folded : replace),
      ]),
    );
    await tx.update(shape.table).set(set).where(eq(shape.key.column, key));
    note(shape.name, 1);
  }
  const gone = nothingGone();
  for (const table of THEIRS) await removeTree(tx, { table }, await theirKeys(tx, table, person), gone);
  const parts = ['mail_attempt', 'mail_problem'].map((table) => ({ table, column: 'outbox_id' }));
  await removeTree(tx, { table: 'outbox', parts }, await theirKeys(tx, 'outbox', person), gone);
  for (const [table, n] of Object.entries(gone.rows)) note(table, n);
  await clearContact(tx, person);
  await withholdTrail(ctx, person);
  await tx
    .update(account)
    .set({
      ...{ name: pseudonym, email: address, passwordHash: null, active: false },
      ...{ leftAt: person.leftAt ?? ctx.now, erasedAt: ctx.now, version: person.version + 1 },
    })
    .where(eq(account.id, person.id));
  note('account', 1);
  return { counts, kept: [...kept].map(([why, keys]) => `${keys.size}: ${why}`) };
}

/** Contact details of the provider they were, where nobody else acts for it. */
async function clearContact(tx: Db, person: Person): Promise<void> {
  const grants = await tx
    .select({ id: accountGrant.providerId })
    .from(accountGrant)
    .where(and(eq(accountGrant.accountId, person.id), eq(accountGrant.role, 'leader')));
  const ids = grants.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return;
  const others = await tx
    .select({ id: accountGrant.providerId })
    .from(accountGrant)
    .where(
      and(
        inArray(accountGrant.providerId, ids),
        ne(accountGrant.accountId, person.id),
        isNull(accountGrant.endedAt),
      ),
    );
  const shared = new Set(others.map(({ id }) => id));
  const alone = ids.filter((id) => !shared.has(id));
  if (alone.length > 0)
    await tx
      .update(provider)
      .set({ email: null, telephone: null, active: false })
      .where(inArray(provider.id, alone));
}

/** Notes which events of the trail name them: their texts are shown to nobody any more. */
async function withholdTrail({ tx, now }: CommandContext, person: Person): Promise<void> {
  const events: string[] = [];
  const needles = needlesOf(person);
  for await (const { key } of rowsNaming(tx, person.authorityId, needles, (path) =>
    path.startsWith('domain_event.'),
  ))
    events.push(String(key));
  if (events.length === 0) return;
  const key = withheldKey(person.authorityId);
  const [row] = await tx.select().from(installation).where(eq(installation.key, key));
  const before = Array.isArray(row?.value.events) ? row.value.events.map(String) : [];
  const value = { events: [...new Set([...before, ...events])] };
  await tx
    .insert(installation)
    .values({ key, value, updatedAt: now, version: 1 })
    .onConflictDoUpdate({
      target: installation.key,
      set: { value, updatedAt: now, version: (row?.version ?? 0) + 1 },
    });
}

/** A pseudonym that nobody has. */
export async function newPseudonym(tx: Db, person: Person): Promise<string> {
  const grants = await tx
    .select({ role: accountGrant.role })
    .from(accountGrant)
    .where(eq(accountGrant.accountId, person.id));
  const roles: Role[] = grants.map(({ role }) => role);
  for (;;) {
    const chance = [0, 1, 2, 3].map(() => randomInt(CHANCE) / CHANCE);
    const pseudonym = pseudonymFor(roles, chance);
    const [taken] = await tx
      .select({ id: account.id })
      .from(account)
      .where(eq(account.name, pseudonym))
      .limit(1);
    if (!taken) return pseudonym;
  }
}
