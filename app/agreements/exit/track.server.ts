import { eq } from 'drizzle-orm';
import { need } from '#drizzle/schema';
import { schoolCalendarOf } from '~/accounts/school-calendar.server';
import { recordSupportOutcome } from '~/directory/track-record.server';
import { addSchoolDays } from '~/kernel/school-calendar';
import { no, type Verdict } from '~/kernel/verdict';
import type { CommandContext } from '~/platform/transact.server';
import { achievementOf } from '../domain/exit/achievement';
import { REPLY_DAYS } from '../domain/exit/closing';
import type { AgreementRecord } from '../record.server';
import { type ExitRow, judgementsOf } from './record.server';

/**
 * Writes what an agreement came to into its provider's track record, inside the caller's transaction. The provider reads
 * it first: it feeds the ranking ten school days later, or once they have answered.
 */
export async function writeTrackRecord(
  ctx: CommandContext,
  { row, content }: AgreementRecord,
  exit: Pick<ExitRow, 'endedOn'>,
): Promise<Verdict<{ id: string }>> {
  const judgements = await judgementsOf(ctx.tx, row.id);
  const achieved = achievementOf(content.outcomes.map(({ id }) => judgements.get(id)?.result ?? null));
  if (achieved.judged === 0)
    return no('exit.nothing-judged', 'Judge the outcomes before the agreement is closed.');
  const needs = await ctx.tx
    .select({ focusArea: need.focusArea })
    .from(need)
    .where(eq(need.requestId, row.requestId));
  return recordSupportOutcome(ctx, {
    authorityId: row.authorityId,
    providerId: row.providerId,
    offerId: row.offerId,
    agreementId: row.id,
    urn: row.urn,
    focusAreas: [...new Set(needs.map(({ focusArea }) => focusArea))].sort(),
    outcomes: achieved.judged,
    outcomesMet: achieved.met,
    outcomesPartly: achieved.partly,
    endedOn: exit.endedOn,
    countsFrom: addSchoolDays(await schoolCalendarOf(ctx.tx, row.authorityId), ctx.today, REPLY_DAYS),
  });
}
