import { and, desc, eq } from 'drizzle-orm';
import { visit, visitNote } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { can } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { NoteContent } from '../domain/visits/note';
import type { VisitAction } from '../domain/visits/permissions';
import { machineOf, stageOf, type VisitEvent, type VisitStage } from '../domain/visits/stages';
import { groupOf, VISIT_TEMPLATES } from '../domain/visits/templates';
import { eventOf } from '../record.server';
import { loadPlace, type VisitAddress, type VisitPlace, visitRights } from './place.server';
import { STAGE_TAGS } from './wording';

export type VisitRow = typeof visit.$inferSelect;

/** A visit, where it is, and what the viewer may do with it. */
export type LoadedVisit = {
  row: VisitRow;
  place: VisitPlace;
  stage: VisitStage;
  rights: Record<VisitAction, boolean>;
};

/** A visit at exactly this address; null for one elsewhere, or of a place that is not the viewer's to know of. */
export async function loadVisit(
  handle: Db,
  viewer: Viewer,
  address: VisitAddress,
  visitId: string,
): Promise<LoadedVisit | null> {
  const place = await loadPlace(handle, viewer, address);
  if (!place) return null;
  const [row] = await handle.select().from(visit).where(eq(visit.id, visitId)).limit(1);
  if (!row || !isHere(row, place)) return null;
  const rights = visitRights(place, row.kind);
  return rights.see ? { row, place, stage: stageOf(row), rights } : null;
}

/** Whether a visit is at a place, and the viewer's to know of: the service knows only those of its own authority. */
export function isHere(row: VisitRow, { record, urn, authorityId, standings }: VisitPlace): boolean {
  if (record) return row.agreementId === record.row.id;
  if (row.agreementId !== null || row.urn !== urn) return false;
  return row.authorityId === authorityId || standings.some((standing) => standing !== 'service');
}

export const visitNotFound = (): Refusal => no('visit.not-found', 'This visit could not be found.');

/** Whether a visit may be taken a step further by the viewer, now. */
export function mayStep(
  { row, rights, stage }: LoadedVisit,
  action: VisitAction,
  event: VisitEvent,
  why: string,
): Verdict {
  if (!rights[action]) return no('visit.forbidden', why);
  if (can(machineOf(row.kind), stage, event)) return yes();
  return no(
    'visit.not-now',
    `This visit is ${STAGE_TAGS[stage].label.toLowerCase()} now, so that cannot be done. Go back to it to see what can.`,
  );
}

/** Content of a note as stored. Only `storedNote` writes it, so that its shape is known. */
export function readNote(stored: string): NoteContent {
  return JSON.parse(stored) as NoteContent;
}

/** Content of a note as it is stored. */
export function storedNote(content: NoteContent): string {
  return canonicalJson(content);
}

/** The note in force; null while there is none. */
export async function noteInForce(handle: Db, visitId: string): Promise<NoteContent | null> {
  const [found] = await handle
    .select({ content: visitNote.content })
    .from(visitNote)
    .where(eq(visitNote.visitId, visitId))
    .orderBy(desc(visitNote.number))
    .limit(1);
  return found ? readNote(found.content) : null;
}

/** Whether a note with this id was written of the visit: the form has been sent before. */
export async function isWritten(handle: Db, visitId: string, noteId: string): Promise<boolean> {
  const [found] = await handle
    .select({ id: visitNote.id })
    .from(visitNote)
    .where(and(eq(visitNote.id, noteId), eq(visitNote.visitId, visitId)))
    .limit(1);
  return found !== undefined;
}

/**
 * An event of a visit: of its agreement, whose timeline it belongs to, or of the visit itself. Those of the adviser's
 * visits have a name of their own, since others are told of them. What is said of a visit is never among its details.
 */
export function visitEvent(
  { row, place }: { row: Pick<VisitRow, 'id' | 'kind' | 'urn' | 'authorityId'>; place: VisitPlace },
  what: string,
  details: Record<string, unknown> = {},
): NewEvent {
  const type = `${groupOf(row.kind) === 'support' ? 'visit' : 'adviser-visit'}.${what}`;
  const about = place.record
    ? eventOf(place.record.row, type)
    : { type, subject: { type: 'visit', id: row.id }, urn: row.urn, authorityId: row.authorityId };
  return { ...about, details: { visitId: row.id, title: VISIT_TEMPLATES[row.kind].name, ...details } };
}
