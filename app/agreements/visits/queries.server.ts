import { and, asc, eq, isNull } from 'drizzle-orm';
import { account, visit, visitNote } from '#drizzle/schema';
import { recordLook } from '~/accounts/access-log/record.server';
import type { Viewer } from '~/accounts/domain/roles';
import { committedFor, usedFor } from '~/directory/domain/ledger';
import { loadCapacity } from '~/directory/ledger.server';
import { type TermKey, termOf } from '~/kernel/academic-year';
import type { HalfDays } from '~/kernel/days';
import { can } from '~/kernel/state-machine';
import { clock } from '~/platform/clock.server';
import { type Db, db } from '~/platform/db.server';
import { looksAfter } from '../domain/visits/actions';
import { feedbackLines } from '../domain/visits/feedback';
import type { NoteCounts } from '../domain/visits/lateness';
import {
  type NoteChange,
  type NoteContent,
  type NoteLine,
  noteChanges,
  noteLines,
} from '../domain/visits/note';
import { mayReadFeedback, type VisitAction } from '../domain/visits/permissions';
import { machineOf, type VisitEvent } from '../domain/visits/stages';
import { groupOf, kindsOf, VISIT_TEMPLATES } from '../domain/visits/templates';
import type { VisitKind } from '../domain/visits/vocabulary';
import { type AgreementHead, headOf } from '../queries.server';
import type { AgreementRecord } from '../record.server';
import { type ActionView, actionsOfVisit } from './actions.server';
import { checksOf, type GivenFeedback, lastFeedback } from './after.server';
import { isHere, type LoadedVisit, loadVisit, readNote, type VisitRow } from './load.server';
import { loadPlace, type VisitAddress, type VisitPlace, visitRights } from './place.server';
import { planOf, type Visitor, type VisitPlan, visitorsFor } from './plan.server';
import { byDate, countNotesOf, summaryOf, type VisitSummary, visitsOf } from './read.server';

/** What every page of a place's visits shows. */
export type VisitHead = {
  agreement: AgreementHead | null;
  base: string;
  urn: number;
  schoolName: string;
};

/** Half-days of an agreement in one term. `planned` are those of visits still to come. */
export type TermUse = {
  term: TermKey;
  agreed: HalfDays;
  used: HalfDays;
  planned: HalfDays;
  left: HalfDays;
};

export type VisitListPage = {
  head: VisitHead;
  visits: VisitSummary[];
  days: TermUse[];
  counts: NoteCounts;
  mayPlan: boolean;
};

function headFrom({ record, base, urn, schoolName }: VisitPlace): VisitHead {
  return { agreement: record && headOf(record), base, urn, schoolName };
}

/** Kinds of visit the viewer may plan here, now. */
function plannable(place: VisitPlace): VisitKind[] {
  return kindsOf(place.record ? 'agreement' : 'school').filter((kind) => visitRights(place, kind).plan);
}

/** Visits of an agreement, or of the adviser to a school; null where it is not the viewer's to know of. */
export async function visitListPage(viewer: Viewer, address: VisitAddress): Promise<VisitListPage | null> {
  const place = await loadPlace(db(), viewer, address);
  if (!place) return null;
  const visits = place.record ? await visitsOf(db(), place.record.row.id) : await adviserVisits(db(), place);
  return {
    head: headFrom(place),
    visits,
    days: place.record ? await termUse(db(), place.record, visits) : [],
    counts: countNotesOf(visits),
    mayPlan: plannable(place).length > 0,
  };
}

async function adviserVisits(handle: Db, place: VisitPlace): Promise<VisitSummary[]> {
  const now = clock.now();
  const rows = await handle
    .select()
    .from(visit)
    .where(and(eq(visit.urn, place.urn), isNull(visit.agreementId)))
    .orderBy(asc(visit.plannedFor), asc(visit.createdAt), asc(visit.id));
  const theirs = rows.filter((row) => isHere(row, place) && visitRights(place, row.kind).see);
  return byDate(theirs.map((row) => summaryOf(row, now)));
}

/** Days of an agreement by term: agreed in its text, used and left in the ledger, and those visits are planned for. */
export async function termUse(
  handle: Db,
  { row, content }: Pick<AgreementRecord, 'row' | 'content'>,
  visits: readonly VisitSummary[],
): Promise<TermUse[]> {
  const capacity = await loadCapacity(handle, row.providerId);
  const used = usedFor(capacity, row.id);
  const left = committedFor(capacity, row.id);
  const planned = visits
    .filter(({ stage, group }) => stage === 'planned' && group === 'support')
    .map(({ plannedFor, halfDays }) => ({ term: termOf(plannedFor), halfDays }));
  const lines = [content.resources.days, used, left, planned];
  const terms = [...new Set(lines.flat().map(({ term }) => term))].sort();
  const sum = (list: readonly { term: TermKey; halfDays: HalfDays }[], term: TermKey) =>
    list.filter((line) => line.term === term).reduce((total, line) => total + line.halfDays, 0);
  return terms.map((term) => ({
    term,
    agreed: sum(content.resources.days, term),
    used: sum(used, term),
    planned: sum(planned, term),
    left: sum(left, term),
  }));
}

export type PlanPage = {
  head: VisitHead;
  /** Kinds to choose from. */
  kinds: VisitKind[];
  /** The kind that is being planned; null while it is still to be chosen. */
  kind: VisitKind | null;
  visitors: Visitor[];
  days: TermUse[];
};

/**
 * What the form of a new visit needs; null where nothing is the viewer's to plan.
 * @param asked the kind asked for in the address
 */
export async function planPage(
  viewer: Viewer,
  address: VisitAddress,
  asked: string | null,
): Promise<PlanPage | null> {
  const place = await loadPlace(db(), viewer, address);
  if (!place) return null;
  const kinds = plannable(place);
  const kind = kinds.find((one) => one === asked) ?? (kinds.length === 1 ? (kinds[0] ?? null) : null);
  return {
    head: headFrom(place),
    kinds,
    kind,
    visitors: kind ? await visitorsFor(db(), place, kind) : [],
    days: place.record ? await termUse(db(), place.record, await visitsOf(db(), place.record.row.id)) : [],
  };
}

/** A version of a note: who wrote it, when and why, and what it changed. */
export type NoteVersion = {
  number: number;
  at: Date;
  by: string;
  reason: string | null;
  changes: NoteChange[];
};

export type CheckView = { key: string; text: string; met: boolean | null; note: string | null };

/** What can be done on a visit's page, now, by the viewer. */
export type VisitMay = Record<
  'move' | 'call-off' | 'held' | 'record' | 'correct' | 'acknowledge' | 'check' | 'feedback',
  boolean
>;

export type VisitPage = {
  head: VisitHead;
  visit: VisitSummary;
  version: number;
  may: VisitMay;
  readsNote: boolean;
  /** The note as lines, with who wrote its last version; null while there is none or it is not the viewer's to read. */
  note: { lines: NoteLine[]; by: string; at: Date } | null;
  versions: NoteVersion[];
  actions: (ActionView & { mine: boolean })[];
  /** Null where the checks are not the viewer's to know of. */
  checks: CheckView[] | null;
  feedback: { lines: ReturnType<typeof feedbackLines>; at: Date } | null;
};

/** A visit; null where there is none at this address for the viewer. */
export async function visitPage(
  viewer: Viewer,
  address: VisitAddress,
  visitId: string,
): Promise<VisitPage | null> {
  const found = await loadVisit(db(), viewer, address, visitId);
  if (!found) return null;
  const { row, place, rights } = found;
  const notes = rights['read-note'] ? await notesOf(db(), row.id) : [];
  const last = notes.at(-1);
  if (last) await recordNoteRead(viewer, row);
  const feedback = await lastFeedback(db(), row.id);
  const readsFeedback =
    feedback && mayReadFeedback(row.kind, place.standings, feedback.content.sharedWithHead);
  const acts = rights['read-note'] ? await actionsOfVisit(db(), row.id) : [];
  return {
    head: headFrom(place),
    visit: summaryOf(row, clock.now()),
    version: row.version,
    may: mayOf(found, viewer),
    readsNote: rights['read-note'],
    note: last ? { lines: noteLines(last.content), by: last.by, at: last.at } : null,
    versions: notes
      .map(({ content, ...version }, index) => {
        const before = notes[index - 1]?.content;
        return { ...version, changes: before ? noteChanges(before, content) : [] };
      })
      .reverse(),
    actions: acts.map((action) => ({ ...action, mine: looksAfter(place.standings, action.owner) })),
    checks: rights.check || row.visitorId === viewer.accountId ? await checkViews(db(), row) : null,
    feedback: feedback && readsFeedback ? { lines: feedbackLines(feedback.content), at: feedback.at } : null,
  };
}

/** The viewer is shown what a visit's note says. */
function recordNoteRead(viewer: Viewer, { id, urn, authorityId }: VisitRow): Promise<void> {
  return recordLook(viewer, { subjectType: 'visit-note', subjectId: id, urn, authorityId });
}

/** The agreement under which a visit to a school is, where the viewer may know of it. */
export async function agreementOfVisit(viewer: Viewer, urn: number, visitId: string): Promise<string | null> {
  const [row] = await db()
    .select({ agreementId: visit.agreementId })
    .from(visit)
    .where(and(eq(visit.id, visitId), eq(visit.urn, urn)));
  const agreementId = row?.agreementId ?? null;
  if (!agreementId) return null;
  return (await loadVisit(db(), viewer, { agreementId }, visitId)) ? agreementId : null;
}

function mayOf({ row, rights, stage }: LoadedVisit, viewer: Viewer): VisitMay {
  const now = (action: VisitAction, event: VisitEvent) =>
    rights[action] && can(machineOf(row.kind), stage, event);
  return {
    move: now('write', 'move'),
    'call-off': now('write', 'call-off'),
    held: now('write', 'hold'),
    record: now('write', 'record'),
    correct: now('write', 'correct'),
    acknowledge: now('acknowledge', 'read') && row.noteReadAt === null,
    check: now('check', 'check') && row.visitorId !== viewer.accountId,
    feedback: now('give-feedback', 'give-feedback'),
  };
}

/** Every version of a visit's note, the first first. */
async function notesOf(
  handle: Db,
  visitId: string,
): Promise<{ number: number; at: Date; by: string; reason: string | null; content: NoteContent }[]> {
  const rows = await handle
    .select({ note: visitNote, by: account.name })
    .from(visitNote)
    .leftJoin(account, eq(account.id, visitNote.byId))
    .where(eq(visitNote.visitId, visitId))
    .orderBy(asc(visitNote.number));
  return rows.map(({ note, by }) => ({
    number: note.number,
    at: note.at,
    by: by ?? 'Alongside',
    reason: note.reason,
    content: readNote(note.content),
  }));
}

async function checkViews(handle: Db, row: VisitRow): Promise<CheckView[]> {
  const answers = await checksOf(handle, row.id);
  return VISIT_TEMPLATES[row.kind].checks.map(({ key, text }) => {
    const answer = answers.find((one) => one.check === key);
    return { key, text, met: answer?.met ?? null, note: answer?.note ?? null };
  });
}

/** What the forms of a visit need. */
export type StepPage = {
  head: VisitHead;
  visit: VisitSummary;
  version: number;
  may: VisitMay;
  plan: VisitPlan;
  visitors: Visitor[];
  days: TermUse[];
  /** The note to correct; null where there is none yet. */
  content: NoteContent | null;
  /** What a new note is judged against. */
  outcomes: { id: string; measure: string }[];
  checks: CheckView[];
  feedback: GivenFeedback | null;
};

/** What the forms of a visit need; null where there is none at this address for the viewer. */
export async function stepPage(
  viewer: Viewer,
  address: VisitAddress,
  visitId: string,
): Promise<StepPage | null> {
  const found = await loadVisit(db(), viewer, address, visitId);
  if (!found) return null;
  const { row, place, rights } = found;
  const notes = rights.write && rights['read-note'] ? await notesOf(db(), row.id) : [];
  if (notes.length > 0) await recordNoteRead(viewer, row);
  const outcomes = groupOf(row.kind) === 'support' ? (place.record?.content.outcomes ?? []) : [];
  const content = notes.at(-1)?.content ?? null;
  return {
    head: headFrom(place),
    visit: summaryOf(row, clock.now()),
    version: row.version,
    may: mayOf(found, viewer),
    plan: planOf(row),
    visitors: rights.write ? await visitorsFor(db(), place, row.kind) : [],
    days: place.record ? await termUse(db(), place.record, await visitsOf(db(), place.record.row.id)) : [],
    content,
    outcomes:
      content?.outcomes ?? outcomes.map(({ id, measure, outcome }) => ({ id, measure: measure || outcome })),
    checks: rights.check ? await checkViews(db(), row) : [],
    feedback: rights['give-feedback'] ? await lastFeedback(db(), row.id) : null,
  };
}
