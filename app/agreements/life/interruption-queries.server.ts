import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { daysPaused, latestLook, withinPause } from '../domain/life/pause';
import { groundsFor, type StopGround } from '../domain/life/stop';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';
import { visitsOf } from '../visits/read.server';

/** A visit that is planned although nothing is due. */
export type PlannedVisit = { id: string; title: string; on: CalendarDate; by: string };

/** What the pages that pause and resume an agreement need. */
export type PausePage = AgreementHead & {
  pausedOn: CalendarDate | null;
  resumeBy: CalendarDate | null;
  /** Days it has been paused so far; 0 unless paused. */
  days: number;
  /** The last day by which a pause may be looked at again. */
  latest: CalendarDate;
  /** Visits planned from now on, or from the day it was paused. */
  planned: PlannedVisit[];
};

export async function pausePage(viewer: Viewer, id: string): Promise<PausePage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { row } = record;
  const pausedOn = row.pausedAt ? calendarDate(row.pausedAt) : null;
  const visits = (await visitsOf(db(), id)).filter(({ state }) => state === 'planned');
  return {
    ...headOf(record),
    pausedOn,
    resumeBy: row.resumeBy,
    days: row.pausedAt ? daysPaused(row.pausedAt, today()) : 0,
    latest: latestLook(today()),
    planned: withinPause(visits, pausedOn ?? today()).map((visit) => ({
      id: visit.id,
      title: visit.title,
      on: visit.plannedFor,
      by: visit.visitorName,
    })),
  };
}

/** What the page that ends an agreement needs. */
export type StopPage = AgreementHead & {
  grounds: StopGround[];
  /** Whether the viewer could look for another partner instead. */
  mayReplace: boolean;
};

export async function stopPage(viewer: Viewer, id: string): Promise<StopPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const { row, standings } = record;
  return {
    ...headOf(record),
    grounds: groundsFor(standings, row.state),
    mayReplace: standings.includes('service') && row.state !== 'closing',
  };
}
