import { and, eq, gt, isNull, or } from 'drizzle-orm';
import { account, accountGrant, erasure } from '#drizzle/schema';
import { no, yes } from '~/kernel/verdict';
import {
  addToJournal,
  type ErasureEntry,
  journalFile,
  readJournal,
} from '~/platform/backup/erasure-journal.server';
import { type Db, db } from '~/platform/db.server';
import { log } from '~/platform/log.server';
import { type CommandContext, systemActor, type Tx, transact } from '~/platform/transact.server';
import { atWork } from './at-work.server';
import { newPseudonym, type Person, putPseudonym } from './pseudonymise.server';

/** Writes every erasure of this database into the journal beside the backups. Where it cannot be written, the next night does. */
export async function keepErasureJournal(handle: Db = db()): Promise<void> {
  if (journalFile() === null) return;
  try {
    const rows = await handle
      .select({
        account: erasure.accountId,
        authority: erasure.authorityId,
        pseudonym: erasure.pseudonym,
        by: erasure.byId,
        at: erasure.at,
      })
      .from(erasure)
      .orderBy(erasure.at, erasure.id);
    await addToJournal(rows);
  } catch (error) {
    log().error({ error: String(error) }, 'the journal of erasures could not be written');
  }
}

/** What came of a journal: done again, done here before, and of nobody that this database knows. */
export type DoneAgain = { done: number; already: number; unknown: number };

/**
 * Does again the erasures of a journal that this database knows nothing of, because it was restored from a backup made before
 * them. Nobody is asked: each was asked for and decided at its time. Done twice it changes nothing.
 */
export async function eraseAgain(
  entries: readonly ErasureEntry[],
  by: 'job' | 'cli' = 'job',
): Promise<DoneAgain> {
  const came: DoneAgain = { done: 0, already: 0, unknown: 0 };
  for (const entry of entries) {
    const verdict = await transact<'done' | 'already'>(systemActor(by, entry.authority), (ctx) =>
      eraseOneAgain(ctx, entry),
    );
    came[verdict.ok ? verdict.value : 'unknown'] += 1;
  }
  return came;
}

/** Does the journal beside the backups. @returns how many were erased again */
export async function eraseAgainByJournal(): Promise<number> {
  const file = journalFile();
  const came = await eraseAgain(file === null ? [] : await readJournal(file));
  await keepErasureJournal();
  return came.done;
}

async function eraseOneAgain(ctx: CommandContext, entry: ErasureEntry) {
  const { tx, now, emit } = ctx;
  const [person] = await tx.select().from(account).where(eq(account.id, entry.account));
  if (person?.authorityId !== entry.authority) return no('erasure.unknown', 'There is no such account.');
  if (person.erasedAt) return yes<'already'>('already');
  await tx
    .update(accountGrant)
    .set({ endedAt: now })
    .where(
      and(
        eq(accountGrant.accountId, person.id),
        or(isNull(accountGrant.endedAt), gt(accountGrant.endedAt, now)),
      ),
    );
  const pseudonym = await pseudonymOf(tx, person, entry);
  const { counts, kept } = await atWork(ctx, 'erasure-at-work', () => putPseudonym(ctx, person, pseudonym));
  const [carriedOut] = await tx.select({ id: account.id }).from(account).where(eq(account.id, entry.by));
  if (carriedOut)
    await tx.insert(erasure).values({
      ...{ id: ctx.newId(), authorityId: person.authorityId, accountId: person.id, requestId: null },
      ...{ pseudonym, changed: counts, kept, byId: carriedOut.id, at: entry.at },
    });
  emit({
    type: 'person.erased-again',
    subject: { type: 'account', id: person.id },
    details: { pseudonym, first: entry.at.toISOString(), changed: counts },
  });
  return yes<'done'>('done');
}

/** The one they had, so that papers and the record say the same; another where somebody has it by now. */
async function pseudonymOf(tx: Tx, person: Person, { pseudonym }: ErasureEntry): Promise<string> {
  const [taken] = await tx
    .select({ id: account.id })
    .from(account)
    .where(eq(account.name, pseudonym))
    .limit(1);
  return taken ? newPseudonym(tx, person) : pseudonym;
}
