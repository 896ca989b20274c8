import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { agreement, ledgerEntry, provider, school, visit } from '#drizzle/schema';
import { providersOf, type Viewer } from '~/accounts/domain/roles';
import type { AgreementState } from '~/agreements/domain';
import { noteStanding } from '~/agreements/domain/visits/lateness';
import { leavesRecord } from '~/agreements/domain/visits/templates';
import type { RecordSummary } from '~/directory/domain/track-record';
import { capacityOf, type TermCapacity } from '~/directory/ledger.server';
import { recordPage } from '~/directory/queries/track-record.server';
import { type TermKey, termOf, termsFrom } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { distanceKm, gridPoint, travelMinutes } from '~/kernel/geo';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { byKey } from '../facts/by-key';

/** An agreement of a provider, as they see it in their own figures. */
export type LeaderAgreement = {
  id: string;
  ref: string;
  school: string;
  state: AgreementState;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  usedHalfDays: number;
  leftHalfDays: number;
  /** Visits held, and how long the way there takes by estimate; null where a place is not known. */
  visits: number;
  minutes: number | null;
};

/** What a provider sees of the support they give. */
export type LeaderInsight = {
  providerId: string;
  name: string;
  thisTerm: TermKey;
  terms: TermCapacity[];
  agreements: LeaderAgreement[];
  notes: { onTime: number; late: number; waiting: number };
  /** As the page of their own record shows it: no figure of fewer than three pieces of support. */
  record: { summary: RecordSummary; waiting: number };
};

/** Three terms back, this one, and the three for which days are planned. */
const TERMS = 7;

/** The providers the viewer acts for, each with their own figures. */
export async function leaderInsights(viewer: Viewer): Promise<LeaderInsight[]> {
  const ids = providersOf(viewer);
  if (ids.length === 0) return [];
  const handle = db();
  const found: LeaderInsight[] = [];
  const names = await handle
    .select({ id: provider.id, name: provider.name })
    .from(provider)
    .where(inArray(provider.id, ids))
    .orderBy(asc(provider.name), asc(provider.id));
  for (const { id, name } of names) {
    const now = today();
    const visits = await visitsOf(handle, id);
    const record = await recordPage(viewer, id);
    found.push({
      providerId: id,
      name,
      thisTerm: termOf(now),
      terms: await capacityOf(handle, id, termsFrom(termOf(addDays(now, -YEAR_DAYS)), TERMS)),
      agreements: await agreementsOf(handle, id, visits),
      notes: notesOf(visits),
      record: {
        summary: record?.summary ?? { cases: 0, figure: null },
        waiting: record?.cases.filter(({ counting }) => !counting).length ?? 0,
      },
    });
  }
  return found;
}

/** A year back is the same term a year ago, wherever in it today is. */
const YEAR_DAYS = 365;

type HeldVisit = Awaited<ReturnType<typeof visitsOf>>[number];

/** Visits of support that were held under a provider's agreements. */
async function visitsOf(handle: Db, providerId: string) {
  return handle
    .select({
      agreementId: visit.agreementId,
      kind: visit.kind,
      endedAt: visit.endedAt,
      noteSentAt: visit.noteSentAt,
    })
    .from(visit)
    .innerJoin(agreement, eq(agreement.id, visit.agreementId))
    .where(and(eq(agreement.providerId, providerId), eq(visit.state, 'held'), eq(visit.kind, 'support')));
}

function notesOf(visits: readonly HeldVisit[]): LeaderInsight['notes'] {
  const now = clock.now();
  const kinds = visits.map(
    ({ kind, ...one }) => noteStanding({ leavesRecord: leavesRecord(kind), ...one }, now).kind,
  );
  const count = (...wanted: string[]) => kinds.filter((kind) => wanted.includes(kind)).length;
  return { onTime: count('on-time'), late: count('late'), waiting: count('due', 'overdue') };
}

/** Agreements that have been in force, the latest first. */
async function agreementsOf(
  handle: Db,
  providerId: string,
  visits: readonly HeldVisit[],
): Promise<LeaderAgreement[]> {
  const [home] = await handle
    .select({ easting: school.easting, northing: school.northing })
    .from(provider)
    .innerJoin(school, eq(school.urn, provider.homeUrn))
    .where(eq(provider.id, providerId));
  const rows = await handle
    .select({
      id: agreement.id,
      ref: agreement.ref,
      state: agreement.state,
      startsOn: agreement.startsOn,
      endsOn: agreement.endsOn,
      school: school.name,
      easting: school.easting,
      northing: school.northing,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .where(and(eq(agreement.providerId, providerId), isNotNull(agreement.activeAt)))
    .orderBy(desc(agreement.activeAt), desc(agreement.ref));
  const days = byKey(
    await handle
      .select({
        agreementId: ledgerEntry.agreementId,
        committed: ledgerEntry.committed,
        used: ledgerEntry.used,
      })
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.providerId, providerId), isNotNull(ledgerEntry.agreementId))),
    ({ agreementId }) => agreementId,
  );
  const from = gridPoint(home?.easting, home?.northing);
  return rows.map(({ easting, northing, ...row }) => {
    const own = days.get(row.id) ?? [];
    const to = gridPoint(easting, northing);
    return {
      ...row,
      usedHalfDays: own.reduce((sum, { used }) => sum + used, 0),
      leftHalfDays: own.reduce((sum, { committed }) => sum + committed, 0),
      visits: visits.filter(({ agreementId }) => agreementId === row.id).length,
      minutes: from && to ? travelMinutes(distanceKm(from, to)) : null,
    };
  });
}
