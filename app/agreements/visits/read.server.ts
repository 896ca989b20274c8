import { asc, eq } from 'drizzle-orm';
import { visit } from '#drizzle/schema';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { clock } from '~/platform/clock.server';
import type { Db } from '~/platform/db.server';
import { countNotes, type NoteCounts, type NoteStanding, noteStanding } from '../domain/visits/lateness';
import { stageOf, type VisitStage } from '../domain/visits/stages';
import {
  groupOf,
  leavesRecord,
  usesDays,
  VISIT_TEMPLATES,
  type VisitGroup,
} from '../domain/visits/templates';
import type { TimeOfDay } from '../domain/visits/times';
import type { VisitKind, VisitMode, VisitState } from '../domain/visits/vocabulary';
import type { VisitRow } from './load.server';

/** A visit in brief: nothing of what its note says. */
export type VisitSummary = {
  id: string;
  kind: VisitKind;
  group: VisitGroup;
  /** "Support visit", "School self-evaluation" … */
  title: string;
  state: VisitState;
  stage: VisitStage;
  mode: VisitMode;
  visitorId: string;
  visitorName: string;
  plannedFor: CalendarDate;
  startsAt: TimeOfDay | null;
  heldOn: CalendarDate | null;
  /** The day it was held, else the day it is planned for. */
  on: CalendarDate;
  /** Half-days planned, or taken once held. */
  halfDays: HalfDays;
  /** Half-days of the provider it has used: 0 until held, and for visits of the adviser. */
  usedHalfDays: HalfDays;
  focus: string;
  endedAt: Date | null;
  note: NoteStanding;
  noteNumber: number;
  noteSentAt: Date | null;
  noteReadAt: Date | null;
  calledOffReason: string | null;
  /** Planned for a day that has passed, and not recorded since. */
  toRecord: boolean;
};

/** A visit's row in brief, as it stands at an instant. */
export function summaryOf(row: VisitRow, now: Date): VisitSummary {
  const { id, kind, state, mode, visitorId, visitorName, plannedFor, startsAt, heldOn, halfDays, focus } =
    row;
  const { endedAt, noteNumber, noteSentAt, noteReadAt, calledOffReason } = row;
  return {
    ...{ id, kind, state, mode, visitorId, visitorName, plannedFor, startsAt, heldOn, halfDays, focus },
    ...{ endedAt, noteNumber, noteSentAt, noteReadAt, calledOffReason },
    group: groupOf(kind),
    title: VISIT_TEMPLATES[kind].name,
    stage: stageOf(row),
    on: heldOn ?? plannedFor,
    toRecord: state === 'planned' && plannedFor < calendarDate(now),
    usedHalfDays: state === 'held' && usesDays(kind) ? halfDays : 0,
    note: noteStanding({ leavesRecord: leavesRecord(kind), endedAt, noteSentAt }, now),
  };
}

/**
 * Visits of an agreement by their dates, the earliest first. The caller has found that the viewer may know of the
 * agreement: all its parties know of its visits.
 */
export async function visitsOf(handle: Db, agreementId: string, now = clock.now()): Promise<VisitSummary[]> {
  const rows = await handle
    .select()
    .from(visit)
    .where(eq(visit.agreementId, agreementId))
    .orderBy(asc(visit.plannedFor), asc(visit.createdAt), asc(visit.id));
  return byDate(rows.map((row) => summaryOf(row, now)));
}

/** Visits in the order of the days they were held or are planned for. */
export function byDate(visits: readonly VisitSummary[]): VisitSummary[] {
  return [...visits].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** How many notes were on time, late, and are still to come. */
export function countNotesOf(visits: readonly Pick<VisitSummary, 'note'>[]): NoteCounts {
  return countNotes(visits.map(({ note }) => note));
}
