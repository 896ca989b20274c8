import { and, asc, eq, gt } from 'drizzle-orm';
import { installation, restrictedNote } from '#drizzle/schema';
import { keepSealed, type SealedPlace } from '~/platform/secrets.server';

/** The row by which the database lets this work through (migration 0017). */
const AT_WORK = 'rotation-at-work';

const NOTES: SealedPlace = {
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
};

/** Has safeguarding notes sealed anew with the rest. */
export function wireSealedNotes(): void {
  keepSealed(NOTES);
}
