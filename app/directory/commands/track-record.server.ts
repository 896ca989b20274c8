import { and, eq } from 'drizzle-orm';
import { provider, supportOutcome } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { transact } from '~/platform/transact.server';
import { isProvider, mayEdit } from '../domain/rights';
import { countsOnceAnswered } from '../domain/track-record';

const notFound = () => no('track-record.not-found', 'This record could not be found.');

/**
 * A provider answers a record of theirs: with a reply that is kept and shown beside it, or with nothing to add. Either way
 * it counts from then on. Asking for a fact to be put right tells the broker as well.
 * @param input.reply null where they have nothing to add
 * @returns `track-record.answered` where they have answered it before, otherwise
 */
export async function answerRecord(
  viewer: Viewer,
  input: { id: string; providerId: string; reply: string | null; asksCorrection: boolean },
): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    const [row] = await ctx.tx
      .select({ record: supportOutcome, provider: { id: provider.id, authorityId: provider.authorityId } })
      .from(supportOutcome)
      .innerJoin(provider, eq(provider.id, supportOutcome.providerId))
      .where(and(eq(supportOutcome.id, input.id), eq(supportOutcome.providerId, input.providerId)));
    if (!row || !mayEdit(viewer, row.provider)) return notFound();
    const { record } = row;
    if (!isProvider(viewer, row.provider)) {
      return no('track-record.forbidden', 'A record is answered by the provider it is about.');
    }
    if (record.repliedAt !== null) {
      if (record.reply === input.reply) return yes();
      return no('track-record.answered', 'You have answered this record. Your broker can put facts right.');
    }
    if (!record.current) {
      return no(
        'track-record.replaced',
        'This record has been put right since. Open the page again to read it.',
      );
    }
    const countsFrom = countsOnceAnswered(record.countsFrom, ctx.today);
    await ctx.tx
      .update(supportOutcome)
      .set({ reply: input.reply, repliedAt: ctx.now, repliedById: viewer.accountId, countsFrom })
      .where(eq(supportOutcome.id, record.id));
    ctx.emit({
      type: input.asksCorrection ? 'track-record.correction-asked' : 'track-record.answered',
      subject: { type: 'provider', id: record.providerId },
      urn: record.urn,
      authorityId: record.authorityId,
      before: { countsFrom: record.countsFrom },
      after: { countsFrom, replied: input.reply !== null },
      details: { recordId: record.id, agreementId: record.agreementId },
    });
    return yes();
  });
}
