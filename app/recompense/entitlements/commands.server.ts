import { and, eq } from 'drizzle-orm';
import { authority, dayEntitlement, school } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { academicYearOf, academicYearWords } from '~/kernel/academic-year';
import { daysWords, type HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { mostToGrant } from '../domain/entitlements/allowance';
import { mayChargeDays } from '../domain/entitlements/draw-down';
import type { CoreOffer } from '../domain/entitlements/vocabulary';
import type { DaysToCharge } from '../tariffs/charge-checks.server';
import { payingSchool, schoolNotFound } from '../tariffs/load.server';
import { schoolYear } from './load.server';

/**
 * Settles what a school takes up of the core offer, and the days of its band it is granted: for schools that are not
 * maintained, what was negotiated. Kept with its reason; each change is in the audit trail.
 * @param input.id the form's id; sent twice it settles once
 * @param input.bandHalfDays null for the most the band allows (none, for schools that are not maintained)
 * @returns `entitlement.too-many` beyond what the band gives, `stale` with what was saved in the meantime
 */
export async function setEntitlement(
  viewer: Viewer,
  input: {
    id: string;
    urn: number;
    year: number;
    version: number;
    offer: CoreOffer;
    bandHalfDays: HalfDays | null;
    reason: string;
  },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const place = await payingSchool(ctx.tx, viewer, input.urn);
    if (!place) return schoolNotFound();
    if (!place.standings.includes('service')) {
      return no('entitlement.forbidden', 'The service settles adviser days with the school.');
    }
    if (Math.abs(input.year - academicYearOf(ctx.today)) > 1) {
      return no('entitlement.year', 'Days are settled for this academic year, the one before and the next.');
    }
    const { allowance, row } = await schoolYear(ctx.tx, place.authorityId, input.year, place);
    const { offer, bandHalfDays, reason } = input;
    const text = { offer, bandHalfDays, reason };
    const same =
      row !== null && row.offer === offer && row.bandHalfDays === bandHalfDays && row.reason === reason;
    if (same) return yes();
    const version = row?.version ?? 0;
    if (version !== input.version) {
      return stale(row && { offer: row.offer, bandHalfDays: row.bandHalfDays, reason: row.reason });
    }
    const most = mostToGrant(place.maintained, allowance.band);
    if (bandHalfDays !== null && most !== null && bandHalfDays > most) {
      return no(
        'entitlement.too-many',
        `${allowance.band?.name ?? 'The band'} gives up to ${daysWords(most)} a year. Enter ${daysWords(most)} or fewer`,
        { field: 'bandDays' },
      );
    }
    const id = row?.id ?? input.id;
    const written = { ...text, byId: viewer.accountId, updatedAt: ctx.now, version: version + 1 };
    if (row) await ctx.tx.update(dayEntitlement).set(written).where(eq(dayEntitlement.id, row.id));
    else {
      await ctx.tx.insert(dayEntitlement).values({
        id,
        authorityId: place.authorityId,
        urn: place.urn,
        year: input.year,
        createdAt: ctx.now,
        ...written,
      });
    }
    const after = await schoolYear(ctx.tx, place.authorityId, input.year, place);
    ctx.emit({
      type: 'entitlement.set',
      subject: { type: 'entitlement', id },
      urn: place.urn,
      authorityId: place.authorityId,
      before: row ? { offer: row.offer, bandHalfDays: row.bandHalfDays } : null,
      after: { offer, bandHalfDays },
      details: { year: academicYearWords(input.year), days: daysWords(after.allowance.totalHalfDays) },
      reason,
    });
    return yes();
  });
}

/** Whether further days may be charged for, as the allowance stands in this transaction: never inside it. */
export async function adviserDaysCheck(ctx: CommandContext, of: DaysToCharge): Promise<Verdict> {
  const [row] = await ctx.tx
    .select({ urn: school.urn, maintained: school.maintained })
    .from(school)
    .innerJoin(authority, eq(authority.code, school.laCode))
    .where(and(eq(school.urn, of.urn), eq(authority.id, of.authorityId)));
  if (!row) return schoolNotFound();
  const { days } = await schoolYear(ctx.tx, of.authorityId, of.year, row);
  return mayChargeDays(days);
}
