import { type AnyColumn, and, eq, inArray, not, notInArray, or, type SQL } from 'drizzle-orm';
import { agreement, schoolStanding } from '#drizzle/schema';
import { onListOf } from '~/accounts/caseload.server';
import type { Viewer } from '~/accounts/domain/roles';
import type { Reach } from '~/agreements/domain';
import { reachOf } from '~/agreements/record.server';
import { ofHomeSchools } from '~/directory/home-providers.server';
import { db } from '~/platform/db.server';
import type { DateItem, DateRange } from '../../domain/calendar/dates';

/** Whose dates the service looks at: those of its own schools and visits, or of the whole authority. */
export type Whose = 'mine' | 'all';

/** One look at the dates of the record: by whom, over which days. Everything in it is what the viewer may see now. */
export type Look = { viewer: Viewer; reach: Reach; range: DateRange; whose: Whose };

/** Reads dates of one kind for a look. */
export type DateSource = (look: Look) => Promise<DateItem[]>;

/** Prepares a look: where the viewer may act is asked once. */
export async function lookOf(viewer: Viewer, range: DateRange, whose: Whose): Promise<Look> {
  return { viewer, range, whose, reach: await reachOf(db(), viewer) };
}

/** Whether a school is on the viewer's list (`onListOf`); any school where the service looks at all. */
export function onList({ viewer, whose }: Look, urn: AnyColumn): SQL | undefined {
  if (whose === 'all') return undefined;
  const mine = onListOf(viewer, schoolStanding.brokerId);
  const ofOthers = db()
    .select({ urn: schoolStanding.urn })
    .from(schoolStanding)
    .where(
      and(
        eq(schoolStanding.authorityId, viewer.authorityId),
        eq(schoolStanding.current, true),
        mine && not(mine),
      ),
    );
  return notInArray(urn, ofOthers);
}

/** Agreements the viewer is a party of: the school, the provider, the provider's home school. */
export function asParty({ reach }: Look): SQL | undefined {
  const own = [...reach.headOf, ...reach.chairOf];
  return or(
    own.length > 0 ? inArray(agreement.urn, own) : undefined,
    reach.headOf.length > 0 ? ofHomeSchools(agreement.providerId, reach.headOf) : undefined,
    reach.providers.length > 0 ? inArray(agreement.providerId, [...reach.providers]) : undefined,
  );
}

/** Agreements the viewer looks after for the authority. */
export function asService(look: Look): SQL | undefined {
  const { serviceOf } = look.reach;
  if (serviceOf === null) return undefined;
  return and(eq(agreement.authorityId, serviceOf), onList(look, agreement.urn));
}

/** Agreements whose dates are the viewer's; undefined where there can be none. */
export function agreementScope(look: Look): SQL | undefined {
  return or(asParty(look), asService(look));
}
