import { yes } from '~/kernel/verdict';
import { clock } from './clock.server';
import { type Db, database, db } from './db.server';
import { isSealedNow, type SealPurpose, seal, unseal } from './seal.server';
import { singleton } from './singleton.server';
import { systemActor, transact } from './transact.server';

/** A sealed text as it was read, with the id that it is bound to. */
export type SealedText = { id: string; sealed: string };

/** Where sealed texts of one kind are kept. */
export type SealedPlace = {
  /** What is sealed there, in words. */
  what: string;
  purpose: SealPurpose;
  /** So many rows in the order of their ids, after one; some may hold nothing that is sealed. */
  page(handle: Db, after: string, most: number): Promise<{ id: string; sealed: string | null }[]>;
  /** Puts a newly sealed text in place of the one that was read; does nothing where it has changed since. */
  put(tx: Db, was: SealedText, sealed: string, now: Date): Promise<void>;
};

const registered = () => singleton('sealed-places', () => new Map<string, SealedPlace>());
const places = () => [...registered().values()];

/**
 * Registers where sealed texts are kept, so that they are sealed anew with the rest when the secret changes. Each use of
 * `seal` whose text is stored registers its place (`sealed.server.ts` of its area), which a test reads the sources for.
 */
export function keepSealed(...kept: readonly SealedPlace[]): void {
  for (const place of kept) registered().set(place.what, place);
}

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
  for (const place of places()) {
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
  for (const place of places()) {
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

async function sealAnew(tx: Db, place: SealedPlace, text: SealedText): Promise<void> {
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

async function eachText(place: SealedPlace, work: (text: SealedText) => Promise<void>): Promise<void> {
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
