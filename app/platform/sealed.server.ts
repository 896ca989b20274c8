import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { keptAnswers, outbox } from '#drizzle/schema';
import { sealedAnswers, withSealed } from './kept-answers.server';
import { keepSealed, type SealedPlace } from './secrets.server';

const LINKS: SealedPlace = {
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
};

const ANSWERS: SealedPlace = {
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
};

/** Has texts that the platform keeps sealed anew with the rest. */
export function wireSealed(): void {
  keepSealed(LINKS, ANSWERS);
}
