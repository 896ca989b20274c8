import { and, asc, eq, isNotNull, ne } from 'drizzle-orm';
import { agreement, need, supportRequest } from '#drizzle/schema';
import { isService } from '~/accounts/domain/roles';
import { phasesOfSchool } from '~/diagnosis/domain';
import { calendarDate } from '~/kernel/clock';
import { gridPoint } from '~/kernel/geo';
import { windowTerms } from '~/matching/domain';
import type { Db } from '~/platform/db.server';
import {
  type NeedFact,
  type NeedStand,
  plannedTerms,
  shareEvenly,
  usualDaysOfNeed,
} from '../domain/facts/days';
import type { Reading } from '../figures/reading';

/**
 * Needs of the schools of the viewer's authority, for its service, each with the days it would take and when; none for
 * others. Superseded ones are left out, and those of schools no longer on the roll. A request still being written is the
 * school's own: its needs are not asked for yet. A request's days are shared out evenly among its open needs.
 */
export async function needFacts(
  reading: Pick<Reading, 'handle' | 'viewer' | 'today' | 'schools'>,
): Promise<NeedFact[]> {
  const { handle, viewer, today } = reading;
  if (!isService(viewer)) return [];
  const rows = await handle
    .select({
      id: need.id,
      urn: need.urn,
      focusArea: need.focusArea,
      severity: need.severity,
      state: need.state,
      byDate: need.byDate,
      createdAt: need.createdAt,
      requestId: supportRequest.id,
      ref: supportRequest.ref,
      requestState: supportRequest.state,
      halfDays: supportRequest.halfDays,
      startFrom: supportRequest.startFrom,
      finishBy: supportRequest.finishBy,
      submittedAt: supportRequest.submittedAt,
      remoteWelcome: supportRequest.remoteWelcome,
      maxDayRatePence: supportRequest.maxDayRatePence,
    })
    .from(need)
    .leftJoin(supportRequest, eq(supportRequest.id, need.requestId))
    .where(and(eq(need.authorityId, viewer.authorityId), ne(need.state, 'superseded')))
    .orderBy(asc(need.createdAt), asc(need.id));
  const schools = new Map((await reading.schools()).map((one) => [one.urn, one]));
  const ended = await endedPartnerships(handle, viewer.authorityId);
  const usual = await usualDays(handle, viewer.authorityId);
  const planned = new Set(plannedTerms(today));
  const siblings = new Map<string, string[]>();
  const byArea = [...rows].sort((a, b) =>
    a.focusArea < b.focusArea ? -1 : a.focusArea > b.focusArea ? 1 : 0,
  );
  for (const { id, requestId, state } of byArea)
    if (requestId !== null && state === 'open')
      siblings.set(requestId, [...(siblings.get(requestId) ?? []), id]);
  return rows.flatMap((row): NeedFact[] => {
    const school = schools.get(row.urn);
    if (!school) return [];
    const stand = standOf(row, row.requestId !== null && ended.has(row.requestId));
    const asked = stand === 'asked';
    const said =
      asked && row.halfDays !== null
        ? shareEvenly(row.halfDays, siblings.get(row.requestId ?? '') ?? [])
        : null;
    const halfDays = said?.get(row.id) ?? usual;
    const all = asked
      ? windowTerms(row.startFrom, row.finishBy, today)
      : windowTerms(null, row.byDate === '' ? null : row.byDate, today);
    const terms = all.filter((term) => planned.has(term));
    const spread = shareEvenly(halfDays, all);
    return [
      {
        id: row.id,
        urn: row.urn,
        school: school.name,
        phaseName: school.phase,
        phases: phasesOfSchool(school.phase),
        place: school.place,
        grid: gridPoint(school.easting, school.northing),
        focusArea: row.focusArea,
        severity: row.severity,
        priority: school.band?.priority ?? null,
        band: school.band?.name ?? null,
        stand,
        request:
          asked && row.requestId !== null
            ? {
                id: row.requestId,
                ref: row.ref ?? '',
                remoteWelcome: row.remoteWelcome ?? false,
                maxDayRatePence: row.maxDayRatePence,
              }
            : null,
        since: calendarDate((asked ? row.submittedAt : null) ?? row.createdAt),
        halfDays,
        estimated: said === null,
        terms,
        byTerm: Object.fromEntries(terms.map((term) => [term, spread.get(term) ?? 0])),
      },
    ];
  });
}

type Row = { state: string; requestState: string | null };

/** @param ended whether the partnership its request led to is over */
function standOf({ state, requestState }: Row, ended: boolean): NeedStand {
  if (state === 'met') return 'met';
  if (requestState === 'submitted' || requestState === 'matching') return 'asked';
  return requestState === 'partnered' && !ended ? 'in-hand' : 'not-asked';
}

/** Requests all of whose agreements are over: a need still open after them is not being worked at. */
async function endedPartnerships(handle: Db, authorityId: string): Promise<Set<string>> {
  const rows = await handle
    .select({ requestId: agreement.requestId, state: agreement.state })
    .from(agreement)
    .where(eq(agreement.authorityId, authorityId));
  const running = new Set(
    rows.filter(({ state }) => state !== 'closed' && state !== 'terminated').map((row) => row.requestId),
  );
  return new Set(rows.map((row) => row.requestId).filter((id) => !running.has(id)));
}

/** What a need usually takes, from the requests sent to the authority. */
async function usualDays(handle: Db, authorityId: string): Promise<number> {
  const rows = await handle
    .select({ id: supportRequest.id, halfDays: supportRequest.halfDays })
    .from(supportRequest)
    .innerJoin(need, eq(need.requestId, supportRequest.id))
    .where(
      and(
        eq(supportRequest.authorityId, authorityId),
        isNotNull(supportRequest.submittedAt),
        isNotNull(supportRequest.halfDays),
      ),
    );
  const asked = new Map<string, { halfDays: number; needs: number }>();
  for (const { id, halfDays } of rows)
    asked.set(id, { halfDays: halfDays ?? 0, needs: (asked.get(id)?.needs ?? 0) + 1 });
  return usualDaysOfNeed([...asked.values()]);
}
