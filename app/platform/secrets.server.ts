import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import {
  installation,
  keptAnswers,
  outbox,
  restrictedNote,
  signInStep,
  signOnProvider,
  totpSecret,
} from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { clock } from './clock.server';
import { type Db, database, db } from './db.server';
import { sealedAnswers, withSealed } from './kept-answers.server';
import { isSealedNow, type SealPurpose, seal, unseal } from './seal.server';
import { systemActor, transact } from './transact.server';

type SealedText = { id: string; sealed: string };

/** Where sealed texts are kept; every use of `seal` whose text is stored has a place here, which a test reads the source for. */
type Place = {
  /** What is sealed there, in words. */
  what: string;
  purpose: SealPurpose;
  /** So many rows in the order of their ids, after one; some may hold nothing that is sealed. */
  page(handle: Db, after: string, most: number): Promise<{ id: string; sealed: string | null }[]>;
  /** Puts a newly sealed text in place of the one that was read; does nothing where it has changed since. */
  put(tx: Db, was: SealedText, sealed: string, now: Date): Promise<void>;
};

const PLACES: readonly Place[] = [
  {
    what: 'secrets of authenticator apps',
    purpose: 'one-time-password',
    page: (handle, after, most) =>
      handle
        .select({ id: totpSecret.id, sealed: totpSecret.sealed })
        .from(totpSecret)
        .where(gt(totpSecret.id, after))
        .orderBy(asc(totpSecret.id))
        .limit(most),
    put: async (tx, was, sealed) => {
      await tx
        .update(totpSecret)
        .set({ sealed })
        .where(and(eq(totpSecret.id, was.id), eq(totpSecret.sealed, was.sealed)));
    },
  },
  {
    what: 'secrets of sign-on providers',
    purpose: 'sign-on-secret',
    page: (handle, after, most) =>
      handle
        .select({ id: signOnProvider.id, sealed: signOnProvider.sealedSecret })
        .from(signOnProvider)
        .where(and(gt(signOnProvider.id, after), isNotNull(signOnProvider.sealedSecret)))
        .orderBy(asc(signOnProvider.id))
        .limit(most),
    put: async (tx, was, sealed) => {
      await tx
        .update(signOnProvider)
        .set({ sealedSecret: sealed })
        .where(and(eq(signOnProvider.id, was.id), eq(signOnProvider.sealedSecret, was.sealed)));
    },
  },
  {
    what: 'links in messages that wait',
    purpose: 'mail-link',
    page: (handle, after, most) =>
      handle
        .select({ id: outbox.id, sealed: outbox.sealedLink })
        .from(outbox)
        .where(and(gt(outbox.id, after), isNotNull(outbox.sealedLink)))
        .orderBy(asc(outbox.id))
        .limit(most),
    put: async (tx, was, sealed) => {
      await tx
        .update(outbox)
        .set({ sealedLink: sealed })
        .where(and(eq(outbox.id, was.id), eq(outbox.sealedLink, was.sealed)));
    },
  },
  {
    what: 'sign-ins under way',
    purpose: 'sign-in-step',
    // Those that have run out are of no use to anybody: they need not be opened any more.
    page: async (handle, after, most) => {
      const rows = await handle
        .select({ id: signInStep.id, details: signInStep.details })
        .from(signInStep)
        .where(and(gt(signInStep.id, after), gt(signInStep.expiresAt, clock.now())))
        .orderBy(asc(signInStep.id))
        .limit(most);
      return rows.map(({ id, details }) => ({ id, sealed: details.sealed ?? null }));
    },
    put: async (tx, was, sealed) => {
      const [row] = await tx.select().from(signInStep).where(eq(signInStep.id, was.id));
      if (row?.details.sealed !== was.sealed) return;
      await tx
        .update(signInStep)
        .set({ details: { ...row.details, sealed } })
        .where(eq(signInStep.id, was.id));
    },
  },
  {
    what: 'safeguarding notes',
    purpose: 'restricted-note',
    page: (handle, after, most) =>
      handle
        .select({ id: restrictedNote.id, sealed: restrictedNote.body })
        .from(restrictedNote)
        .where(and(gt(restrictedNote.id, after), eq(restrictedNote.sealed, true)))
        .orderBy(asc(restrictedNote.id))
        .limit(most),
    // Notes are never rewritten: this work says so in a row that no other transaction sees.
    put: async (tx, was, sealed, now) => {
      await tx.insert(installation).values({ key: AT_WORK, value: {}, updatedAt: now, version: 1 });
      await tx
        .update(restrictedNote)
        .set({ body: sealed })
        .where(and(eq(restrictedNote.id, was.id), eq(restrictedNote.body, was.sealed)));
      await tx.delete(installation).where(eq(installation.key, AT_WORK));
    },
  },
  {
    what: 'answers kept after a session had ended',
    purpose: 'restricted-note',
    page: async (handle, after, most) => {
      const rows = await handle
        .select({ id: keptAnswers.id, answers: keptAnswers.answers })
        .from(keptAnswers)
        .where(gt(keptAnswers.id, after))
        .orderBy(asc(keptAnswers.id))
        .limit(most);
      return rows.map(({ id, answers }) => ({ id, sealed: sealedAnswers(answers) }));
    },
    put: async (tx, was, sealed) => {
      const [row] = await tx.select().from(keptAnswers).where(eq(keptAnswers.id, was.id));
      if (!row || sealedAnswers(row.answers) !== was.sealed) return;
      await tx
        .update(keptAnswers)
        .set({ answers: withSealed(sealed) })
        .where(eq(keptAnswers.id, was.id));
    },
  },
];

const AT_WORK = 'rotation-at-work';
const BATCH = 200;

/** Under which secret the texts of one kind are sealed. */
export type SealedCount = {
  what: string;
  purpose: SealPurpose;
  /** Under the present secret. */
  now: number;
  /** Under one before it, which is still named. */
  before: number;
  /** Under none that is named: nobody can read them. */
  lost: number;
};

/** What is sealed under which secret. Nothing left under one before means that those can go. */
export async function secretsStatus(): Promise<SealedCount[]> {
  const counts: SealedCount[] = [];
  for (const place of PLACES) {
    const count: SealedCount = { what: place.what, purpose: place.purpose, now: 0, before: 0, lost: 0 };
    await eachText(place, async ({ id, sealed }) => {
      if (isSealedNow(place.purpose, id, sealed)) count.now++;
      else if (unseal(place.purpose, id, sealed) !== null) count.before++;
      else count.lost++;
    });
    counts.push(count);
  }
  return counts;
}

/**
 * Seals everything anew under the present secret, in small transactions: it can be stopped and begun again at any time, and
 * the service goes on meanwhile.
 * @returns how many texts were sealed anew, and kinds of which some could not be
 */
export async function rotateSecrets(): Promise<{ resealed: number; refused: string[] }> {
  let resealed = 0;
  const refused = new Set<string>();
  for (const place of PLACES) {
    let batch: SealedText[] = [];
    const write = async () => {
      const texts = batch;
      batch = [];
      if (texts.length === 0) return;
      try {
        await database().write(async (tx) => {
          for (const text of texts) await sealAnew(tx, place, text);
        });
        resealed += texts.length;
      } catch (error) {
        if (!isAppendOnly(error)) throw error;
        refused.add(place.what);
      }
    };
    await eachText(place, async (text) => {
      if (isSealedNow(place.purpose, text.id, text.sealed)) return;
      if (unseal(place.purpose, text.id, text.sealed) === null) return;
      batch.push(text);
      if (batch.length >= BATCH) await write();
    });
    await write();
  }
  if (resealed > 0) await noteRotation(resealed);
  return { resealed, refused: [...refused] };
}

async function sealAnew(tx: Db, place: Place, text: SealedText): Promise<void> {
  const open = unseal(place.purpose, text.id, text.sealed);
  if (open !== null) await place.put(tx, text, seal(place.purpose, text.id, open), clock.now());
}

async function noteRotation(resealed: number): Promise<void> {
  await transact(systemActor('cli'), async ({ emit }) => {
    emit({
      type: 'secrets.rotated',
      subject: { type: 'installation', id: 'secrets' },
      details: { resealed },
    });
    return yes();
  });
}

async function eachText(place: Place, work: (text: SealedText) => Promise<void>): Promise<void> {
  for (let after = ''; ; ) {
    const page = await place.page(db(), after, BATCH);
    for (const { id, sealed } of page) if (sealed !== null) await work({ id, sealed });
    const last = page.at(-1);
    if (!last || page.length < BATCH) return;
    after = last.id;
  }
}

/** Whether the database refused to rewrite what is written once. */
function isAppendOnly(error: unknown): boolean {
  for (let e = error; e instanceof Error; e = e.cause) if (/append-only/.test(e.message)) return true;
  return false;
}
