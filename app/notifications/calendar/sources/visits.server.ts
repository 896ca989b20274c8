import { and, eq, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm';
import { agreement, calendarEntry, provider, school, visit } from '#drizzle/schema';
import { type Standing, standingsOf } from '~/agreements/domain';
import { mayWithVisit } from '~/agreements/domain/visits/permissions';
import { groupOf, VISIT_TEMPLATES } from '~/agreements/domain/visits/templates';
import { ofHomeSchools } from '~/directory/home-providers.server';
import { db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import type { DateItem } from '../../domain/calendar/dates';
import { stemOf, visitMinutes, visitPlace, visitTitle } from '../../domain/calendar/shown';
import { isOff } from '../facts.server';
import { asParty, asService, type DateSource, type Look, onList } from './look.server';

/** Visits under agreements and of advisers, held or planned, those called off included. */
export const visitDates: DateSource = async (look) => {
  const scope = or(await underAgreements(look), await ofAdvisers(look));
  if (!scope) return [];
  const { from, to } = look.range;
  const rows = await db()
    .select({
      row: visit,
      school,
      ref: agreement.ref,
      state: agreement.state,
      providerId: agreement.providerId,
      homeUrn: provider.homeUrn,
      sequence: calendarEntry.sequence,
      shownAt: calendarEntry.updatedAt,
    })
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .leftJoin(agreement, eq(agreement.id, visit.agreementId))
    .leftJoin(provider, eq(provider.id, agreement.providerId))
    .leftJoin(
      calendarEntry,
      and(eq(calendarEntry.subjectType, 'visit'), eq(calendarEntry.subjectId, visit.id)),
    )
    .where(and(inArray(visit.id, between(look)), scope));
  return rows
    .filter((found) => mayWithVisit('see', found.row.kind, standingsAt(look, found)))
    .map(itemOf)
    .filter(({ on }) => on >= from && on <= to);
};

/**
 * Visits planned for or held on the days asked for that can concern the viewer at all, by the indexes of their own table:
 * who may see which is decided among these.
 */
function between({ reach, range: { from, to } }: Look) {
  const own = [...reach.headOf, ...reach.chairOf];
  const given = or(
    reach.providers.length > 0 ? inArray(agreement.providerId, [...reach.providers]) : undefined,
    reach.headOf.length > 0 ? ofHomeSchools(agreement.providerId, reach.headOf) : undefined,
  );
  const near = or(
    reach.serviceOf === null ? undefined : eq(visit.authorityId, reach.serviceOf),
    own.length > 0 ? inArray(visit.urn, own) : undefined,
    given && inArray(visit.agreementId, agreementsWhere(given)),
  );
  const days = or(
    and(gte(visit.plannedFor, from), lte(visit.plannedFor, to)),
    and(gte(visit.heldOn, from), lte(visit.heldOn, to)),
  );
  return db().select({ id: visit.id }).from(visit).where(and(near, days));
}

const agreementsWhere = (where: SQL) => db().select({ id: agreement.id }).from(agreement).where(where);

async function underAgreements(look: Look): Promise<SQL | undefined> {
  const { viewer, reach } = look;
  const ofService = or(
    asService(look),
    reach.serviceOf === null
      ? undefined
      : and(eq(visit.visitorId, viewer.accountId), eq(agreement.authorityId, reach.serviceOf)),
  );
  const ways = or(asParty(look), ofService);
  return ways && and(isNotNull(visit.agreementId), ways);
}

async function ofAdvisers(look: Look): Promise<SQL | undefined> {
  const { viewer, reach } = look;
  const own = [...reach.headOf, ...reach.chairOf];
  // As on the pages of a school: the service of the authority where the school is now, and of its own visits.
  const service =
    reach.serviceOf === null
      ? undefined
      : and(
          eq(visit.authorityId, reach.serviceOf),
          eq(school.laCode, (await ownAuthority(db(), viewer)).code),
          look.whose === 'all'
            ? undefined
            : or(eq(visit.visitorId, viewer.accountId), onList(look, visit.urn)),
        );
  const ways = or(own.length > 0 ? inArray(visit.urn, own) : undefined, service);
  return ways && and(isNull(visit.agreementId), ways);
}

type Found = {
  row: typeof visit.$inferSelect;
  school: typeof school.$inferSelect;
  ref: string | null;
  state: (typeof agreement.$inferSelect)['state'] | null;
  providerId: string | null;
  homeUrn: number | null;
  sequence: number | null;
  shownAt: Date | null;
};

function standingsAt({ reach }: Look, { row, providerId, homeUrn }: Found): Standing[] {
  // An adviser's visit has no provider: nobody stands to it as one.
  return standingsOf(reach, {
    authorityId: row.authorityId,
    urn: row.urn,
    providerId: providerId ?? '',
    homeUrn: homeUrn ?? 0,
  });
}

function itemOf({ row, school: place, ref, state, sequence, shownAt }: Found): DateItem {
  const reference = ref ? ` (${ref})` : '';
  return {
    key: stemOf('visit', row.id),
    kind: 'visits',
    title: `${VISIT_TEMPLATES[row.kind].name}: ${place.name}${reference}`,
    outside: visitTitle(groupOf(row.kind), place.name),
    ref,
    place: visitPlace(row.mode, place),
    on: row.heldOn ?? row.plannedFor,
    startsAt: row.startsAt,
    minutes: row.startsAt ? visitMinutes(row.halfDays) : null,
    href: row.agreementId
      ? `/agreements/${row.agreementId}/visits/${row.id}`
      : `/schools/${row.urn}/visits/${row.id}`,
    cancelled: isOff(row.state, state),
    sequence: sequence ?? 0,
    changedAt: shownAt ?? row.createdAt,
  };
}
