import { and, count, eq, gt, isNull, or } from 'drizzle-orm';
import { account, accountGrant, dataRequest, erasure } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { atWork } from './at-work.server';
import { keepErasureJournal } from './erase-again.server';
import { type PossibleMention, possibleMentions, replaceMentions } from './mentions.server';
import {
  namesakesOf,
  newPseudonym,
  type Person,
  putPseudonym,
  removedCounts,
  survey,
} from './pseudonymise.server';

/** Texts with the surname alone that the page shows; who looks through more looks for the name itself. */
const MOST_MENTIONS = 100;

type Asked = typeof dataRequest.$inferSelect;

/** Why somebody cannot be erased now; null where they can. */
export type Hindrance = { code: string; words: string };

export type ErasureView = {
  request: { id: string; ref: string; version: number };
  person: { name: string; email: string };
  hindrances: Hindrance[];
  /** By kind of record: how many rows are changed or removed. */
  changed: { table: string; n: number }[];
  removed: { table: string; n: number }[];
  /** What is left standing, and under which duty. */
  kept: { why: string; n: number }[];
  /** How many other people of the authority have the same name: texts by which nobody can tell them apart stay. */
  namesakes: number;
  /** Texts in which the surname stands alone; `shown` is null for who reads no casework. */
  mentions: { total: number; shown: PossibleMention[] | null };
};

const NOT_FOUND = no('erasure.not-found', 'This request could not be found.');

/** The request and the person it is about; null where the viewer may not know of it, or it is no request for erasure. */
async function load(
  handle: Db,
  viewer: Viewer,
  requestId: string,
): Promise<{ asked: Asked; person: Person } | null> {
  if (!has(viewer, 'lead', 'admin')) return null;
  const [row] = await handle
    .select({ asked: dataRequest, person: account })
    .from(dataRequest)
    .innerJoin(account, eq(account.id, dataRequest.accountId))
    .where(
      and(
        eq(dataRequest.id, requestId),
        eq(dataRequest.authorityId, viewer.authorityId),
        eq(dataRequest.kind, 'erasure'),
      ),
    );
  return row ?? null;
}

/** Everything that stands against it, each in words that say what to do. */
async function hindrancesOf(
  handle: Db,
  viewer: Viewer,
  { asked, person }: { asked: Asked; person: Person },
  now: Date,
) {
  const found: Hindrance[] = [];
  const add = (code: string, words: string) => found.push({ code: `erasure.${code}`, words });
  if (person.erasedAt) add('done', 'They were erased already.');
  else if (asked.state !== 'open') add('closed', 'The request is closed. Open a new one.');
  if (asked.byId === viewer.accountId && person.id !== viewer.accountId)
    add(
      'same-person',
      'You wrote this request down, so somebody else carries it out: the head of service or another administrator.',
    );
  if (person.id === viewer.accountId)
    add('own', 'You cannot erase yourself. Ask somebody else to carry it out.');
  if (!asked.identity) add('identity', 'Say first, on the request, how you made sure who they are.');
  if (person.authorityId !== viewer.authorityId) add('elsewhere', 'Their account is with another authority.');
  const [held] = await handle
    .select({ n: count() })
    .from(accountGrant)
    .where(
      and(
        eq(accountGrant.accountId, person.id),
        or(isNull(accountGrant.endedAt), gt(accountGrant.endedAt, now)),
      ),
    );
  if (Number(held?.n ?? 0) > 0)
    add('roles', 'They still have a role. End their roles first, so that what they hold goes to somebody.');
  if (person.active) add('active', 'Their account is open. Close it first.');
  return found;
}

/** What an erasure would change, remove and keep. Null where there is none to be looked at. */
export async function erasurePage(viewer: Viewer, requestId: string, now: Date): Promise<ErasureView | null> {
  const handle = db();
  const found = await load(handle, viewer, requestId);
  if (!found) return null;
  const { asked, person } = found;
  const namesakes = await namesakesOf(handle, person);
  const { changing, kept } = await survey(handle, person, namesakes);
  const mentions = await possibleMentions(handle, person, MOST_MENTIONS);
  return {
    request: { id: asked.id, ref: asked.ref, version: asked.version },
    person: { name: person.name, email: person.email },
    hindrances: await hindrancesOf(handle, viewer, found, now),
    changed: counted(changing.map(({ shape }) => shape.name)),
    removed: await removedCounts(handle, person),
    kept: [...kept].map(([why, keys]) => ({ why, n: keys.size })),
    namesakes,
    mentions: { ...mentions, shown: has(viewer, 'lead') ? mentions.shown : null },
  };
}

function counted(tables: readonly string[]): { table: string; n: number }[] {
  const counts = new Map<string, number>();
  for (const table of tables) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, n]) => ({ table, n }));
}

/**
 * Puts a pseudonym in the place of somebody's name and address wherever they stand but in what is signed, hashed or part of the
 * accounts, and removes what was only of use to them. Carried out by somebody else than who wrote the request down. The
 * account stays as the one who decided and signed, and can never sign in again.
 * @param input `replace`: texts in which the surname alone is theirs as well, which the head of service alone can say
 */
export async function erase(
  viewer: Viewer,
  input: { requestId: string; version: number; replace?: readonly string[] },
): Promise<Verdict<{ pseudonym: string }>> {
  const done = await transact<{ pseudonym: string }>(viewer, async (ctx) => {
    const found = await load(ctx.tx, viewer, input.requestId);
    if (!found) return NOT_FOUND;
    const { asked, person } = found;
    // The same form sent twice: they carried it out, and read once more what is there instead of the name.
    const [before] = await ctx.tx
      .select({ pseudonym: erasure.pseudonym })
      .from(erasure)
      .where(and(eq(erasure.requestId, asked.id), eq(erasure.byId, viewer.accountId)));
    if (before) return yes(before);
    const [hindrance] = await hindrancesOf(ctx.tx, viewer, found, ctx.now);
    if (hindrance) return no(hindrance.code, hindrance.words);
    if (asked.version !== input.version) return stale({ asked: asked.asked });
    const pseudonym = await newPseudonym(ctx.tx, person);
    return atWork(ctx, 'erasure-at-work', async () => {
      const chosen = has(viewer, 'lead') ? (input.replace ?? []) : [];
      const mentions = await replaceMentions(ctx.tx, person, pseudonym, chosen);
      const changed = await putPseudonym(ctx, person, pseudonym);
      for (const [table, n] of Object.entries(mentions))
        changed.counts[table] = (changed.counts[table] ?? 0) + n;
      const kept = changed.kept;
      await ctx.tx
        .update(dataRequest)
        .set({
          ...{ state: 'answered', answer: `Erased: the record has ${pseudonym} instead.` },
          ...{ answeredOn: ctx.today, updatedAt: ctx.now, version: asked.version + 1 },
        })
        .where(eq(dataRequest.id, asked.id));
      await ctx.tx.insert(erasure).values({
        ...{ id: ctx.newId(), authorityId: person.authorityId, accountId: person.id, requestId: asked.id },
        ...{ pseudonym, changed: changed.counts, kept, byId: viewer.accountId, at: ctx.now },
      });
      ctx.emit({
        type: 'person.erased',
        subject: { type: 'account', id: person.id },
        details: { request: asked.ref, pseudonym, changed: changed.counts },
      });
      return yes({ pseudonym });
    });
  });
  if (done.ok) await keepErasureJournal();
  return done;
}
