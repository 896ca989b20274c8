import { and, asc, eq, isNull } from 'drizzle-orm';
import { school, visit } from '#drizzle/schema';
import { noteStanding } from '~/agreements/domain/visits/lateness';
import { leavesRecord } from '~/agreements/domain/visits/templates';
import { clock } from '~/platform/clock.server';
import type { VisitFact } from '../domain/facts/cases';
import { NOT_RECORDED } from '../domain/facts/schools';
import type { FactSource } from './source';

/** What the facts of a visit are read from: nothing of what its note says. */
export const visitFactColumns = {
  id: visit.id,
  urn: visit.urn,
  agreementId: visit.agreementId,
  kind: visit.kind,
  visitorName: visit.visitorName,
  state: visit.state,
  heldOn: visit.heldOn,
  plannedFor: visit.plannedFor,
  halfDays: visit.halfDays,
  endedAt: visit.endedAt,
  noteSentAt: visit.noteSentAt,
};

type VisitRow = { [K in keyof typeof visitFactColumns]: (typeof visit.$inferSelect)[K] };

/** A visit as it stands now. */
export function visitFact({ kind, state, heldOn, endedAt, noteSentAt, ...row }: VisitRow): VisitFact {
  const held = state === 'held';
  return {
    ...row,
    kind: kind === 'support' ? 'support' : 'adviser',
    heldOn: held ? heldOn : null,
    note: held
      ? noteStanding({ leavesRecord: leavesRecord(kind), endedAt, noteSentAt }, clock.now()).kind
      : 'none',
  };
}

/** A visit of an adviser, with the school it was at. */
export type AdviserVisit = VisitFact & { school: { name: string; phase: string; place: string } };

/** Visits of the authority's advisers to its schools that are of no agreement. */
export async function adviserVisits({ handle, viewer }: FactSource): Promise<AdviserVisit[]> {
  const rows = await handle
    .select({
      row: visitFactColumns,
      at: { name: school.name, phase: school.phaseName, place: school.district },
    })
    .from(visit)
    .innerJoin(school, eq(school.urn, visit.urn))
    .where(and(eq(visit.authorityId, viewer.authorityId), isNull(visit.agreementId)))
    .orderBy(asc(visit.plannedFor), asc(visit.id));
  return rows.map(({ row, at }) => ({
    ...visitFact(row),
    school: { ...at, place: at.place ?? NOT_RECORDED },
  }));
}
