import { and, asc, desc, eq, notExists, sql } from 'drizzle-orm';
import {
  account,
  agreement,
  practiceNote,
  practiceNoteRevision,
  practiceNoteStep,
  provider,
  school,
} from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import type { Standing } from '~/agreements/domain';
import { scopeOf } from '~/agreements/list.server';
import { loadAgreement, reachOf } from '~/agreements/record.server';
import type { Designation } from '~/diagnosis/domain/support-vocabulary';
import { academicYearOf, academicYearWords } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import {
  gapsOf,
  isTooSmall,
  type NoteContent,
  type NoteGap,
  type NoteMeasure,
} from '../domain/notes/content';
import { isFewAlike, type NoteContext } from '../domain/notes/context';
import { mayBegin, type NoteAction, noteRights } from '../domain/notes/permissions';
import type { NoteReach, NoteState, NoteStep } from '../domain/vocabulary';
import { firstWords, materialOf } from './material.server';
import { MOST_OWN, type OwnNoteRow } from './own';
import { loadNote, type NoteRecord, readContext, readNote, schoolOfNote } from './record.server';
import { type Names, namesInNote } from './steps.server';
import { changesBetween, type NoteChange } from './versions';

/** A note as its page shows it. What readers of the shelf may not know is null. */
export type NoteView = {
  id: string;
  state: NoteState;
  version: number;
  content: NoteContent;
  focusAreas: string[];
  phase: string;
  context: NoteContext;
  reach: NoteReach;
  anonymous: boolean;
  /** The school; null for readers where it is not named. */
  school: { urn: number; name: string } | null;
  authorityName: string;
  provider: { id: string; name: string; designation: Designation };
  /** The offer it was, where everybody can read it still. */
  offer: { id: string; title: string } | null;
  publishedAt: Date | null;
  /** The school year in which it was published, in words. */
  publishedIn: string | null;
  consentedAt: Date | null;
  /** For those with a part in the agreement; null for readers. */
  party: {
    standings: Standing[];
    agreement: { id: string; ref: string };
    may: Record<NoteAction, boolean>;
    gaps: NoteGap[];
    /** The last thing said with a step, such as why it was sent back. */
    last: { step: NoteStep; words: string | null; byAs: string; at: Date; byHead: boolean } | null;
    endReason: string | null;
  } | null;
};

/** A note the viewer may read; null for anybody else. */
export async function notePage(viewer: Viewer, id: string): Promise<NoteView | null> {
  const note = await loadNote(db(), viewer, id);
  return note && viewOf(db(), note);
}

async function viewOf(handle: Db, note: NoteRecord): Promise<NoteView> {
  const { row, content, standings } = note;
  // A home school's head has a part in the agreement, and reads the note as everybody does.
  const party = standings.some((standing) => standing !== 'home-head');
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    content,
    focusAreas: row.focusAreas,
    phase: row.phase,
    context: readContext(row.context),
    reach: row.reach,
    anonymous: row.anonymous,
    school: row.anonymous && !party ? null : { urn: row.urn, name: note.schoolName },
    authorityName: note.authorityName,
    provider: { id: row.providerId, name: note.providerName, designation: note.designation },
    offer: note.offered ? { id: row.offerId, title: note.offerTitle } : null,
    publishedAt: row.publishedAt,
    publishedIn: row.publishedAt && academicYearWords(academicYearOf(calendarDate(row.publishedAt))),
    consentedAt: row.consentedAt,
    party: party
      ? {
          standings,
          agreement: { id: row.agreementId, ref: note.agreementRef },
          may: noteRights(standings, row.state),
          gaps: row.state === 'draft' ? gapsOf(content) : [],
          last: await lastStep(handle, note),
          endReason: row.endReason,
        }
      : null,
  };
}

async function lastStep(handle: Db, { row }: NoteRecord) {
  const [last] = await handle
    .select()
    .from(practiceNoteStep)
    .where(eq(practiceNoteStep.noteId, row.id))
    .orderBy(desc(practiceNoteStep.number))
    .limit(1);
  if (!last) return null;
  const { step, words, byAs, at } = last;
  return { step, words, byAs, at, byHead: step === 'withdrawn' && row.state === 'declined' };
}

export type CheckedNote = NoteView & {
  party: NonNullable<NoteView['party']>;
  names: Names;
  fewAlike: boolean;
};

/** A note with the names that stand in it, for those who write, agree to or review it; null for readers of the shelf. */
export async function checkedNote(viewer: Viewer, id: string): Promise<CheckedNote | null> {
  const note = await loadNote(db(), viewer, id);
  if (!note) return null;
  const { party, ...view } = await viewOf(db(), note);
  if (!party) return null;
  const about = await schoolOfNote(db(), note.row.urn);
  return {
    ...view,
    party,
    names: await namesInNote(db(), viewer, note),
    fewAlike: note.row.anonymous && about !== null && isFewAlike(about.own, about.peers),
  };
}

/** A form for a note: its words, and the measures that can be chosen. */
export type NoteFormView = {
  agreement: { id: string; ref: string; schoolName: string; providerName: string };
  content: NoteContent;
  reach: NoteReach;
  anonymous: boolean;
  /** Measures of the record, those that count too few children marked. */
  measures: (NoteMeasure & { tooSmall: boolean })[];
};

/**
 * What the form of a new note starts from: the record, as first words.
 * @returns null where the agreement is not theirs to know of; `there` the note that somebody has begun already
 */
export async function newNotePage(
  viewer: Viewer,
  agreementId: string,
): Promise<(NoteFormView & { there: string | null; may: boolean }) | null> {
  const record = await loadAgreement(db(), viewer, agreementId);
  if (!record) return null;
  const may = mayBegin(record.standings, record.row.state);
  const [there] = await db()
    .select({ id: practiceNote.id })
    .from(practiceNote)
    .where(eq(practiceNote.agreementId, agreementId))
    .limit(1);
  const content = await firstWords(db(), record);
  return {
    agreement: agreementOf(record),
    content,
    reach: 'authority',
    anonymous: false,
    measures: content.measures.map((one) => ({ ...one, tooSmall: isTooSmall(one) })),
    there: there?.id ?? null,
    may,
  };
}

const agreementOf = (record: NonNullable<Awaited<ReturnType<typeof loadAgreement>>>) => ({
  id: record.row.id,
  ref: record.row.ref,
  schoolName: record.schoolName,
  providerName: record.providerName,
});

/** The form of a draft; null where it is not theirs to know of. */
export async function editNotePage(
  viewer: Viewer,
  id: string,
): Promise<(NoteFormView & { note: NoteView; may: boolean }) | null> {
  const note = await loadNote(db(), viewer, id);
  if (!note || note.standings.length === 0) return null;
  const record = await loadAgreement(db(), viewer, note.row.agreementId);
  if (!record) return null;
  const view = await viewOf(db(), note);
  const { measures } = await materialOf(db(), record);
  return {
    note: view,
    agreement: agreementOf(record),
    content: note.content,
    reach: note.row.reach,
    anonymous: note.row.anonymous,
    measures: measures.map((one) => ({ ...one, tooSmall: isTooSmall(one) })),
    may: view.party?.may.edit ?? false,
  };
}

/** One step of a note, and one text with what it changed. */
export type NoteHistory = {
  note: NoteView;
  steps: {
    number: number;
    step: NoteStep;
    revision: number;
    reach: NoteReach;
    anonymous: boolean;
    words: string | null;
    byAs: string;
    at: Date;
    byHead: boolean;
  }[];
  versions: { number: number; at: Date; by: string; reason: string | null; changes: NoteChange[] }[];
};

/** What a note has gone through and every text it had, the newest first; null for readers of the shelf. */
export async function noteHistory(viewer: Viewer, id: string): Promise<NoteHistory | null> {
  const note = await loadNote(db(), viewer, id);
  if (!note) return null;
  const view = await viewOf(db(), note);
  if (!view.party) return null;
  const steps = await db()
    .select()
    .from(practiceNoteStep)
    .where(eq(practiceNoteStep.noteId, id))
    .orderBy(asc(practiceNoteStep.number));
  const revisions = await db()
    .select({ row: practiceNoteRevision, by: account.name })
    .from(practiceNoteRevision)
    .leftJoin(account, eq(account.id, practiceNoteRevision.byId))
    .where(eq(practiceNoteRevision.noteId, id))
    .orderBy(asc(practiceNoteRevision.number));
  // A chair reads what was sent to the school, and no draft before it.
  const sent = Math.max(0, ...steps.map(({ revision }) => revision));
  const readsDrafts = view.party.standings.some(
    (standing) => standing !== 'client-chair' && standing !== 'home-head',
  );
  const shown = revisions.filter(({ row }) => readsDrafts || row.number <= sent);
  return {
    note: view,
    steps: steps
      .map(({ id: _, noteId: __, byId: ___, ...step }, at) => ({
        ...step,
        byHead: step.step === 'withdrawn' && tookConsentBack(step.byAs, steps[at - 1]?.step),
      }))
      .reverse(),
    versions: shown
      .map(({ row, by }, at) => {
        const before = shown[at - 1];
        return {
          number: row.number,
          at: row.at,
          by: by ?? 'Alongside',
          reason: row.reason,
          changes: before ? changesBetween(readNote(before.row.content), readNote(row.content)) : [],
        };
      })
      .reverse(),
  };
}

/**
 * Whether a withdrawal is the school's own. A head gives up a draft too; what the school has agreed to, it takes back.
 * @param before the step before it
 */
function tookConsentBack(byAs: string, before: NoteStep | undefined): boolean {
  return byAs.includes(', headteacher of ') && (before === 'consented' || before === 'published');
}

/** Whether a viewer can begin notes, and whether there can be notes of support they had a part in. */
export function standingInPractice(viewer: Viewer): { mayWrite: boolean; hasOwn: boolean } {
  const mayWrite = has(viewer, 'broker', 'lead', 'head', 'leader');
  return { mayWrite, hasOwn: mayWrite || has(viewer, 'chair') };
}

/** Notes of agreements the viewer has a part in, the last changed first. */
export async function ownNotes(viewer: Viewer): Promise<OwnNoteRow[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf(reach);
  if (!scope) return [];
  const rows = await db()
    .select({
      id: practiceNote.id,
      title: practiceNote.title,
      state: practiceNote.state,
      schoolName: school.name,
      providerName: provider.name,
      ref: agreement.ref,
      updatedAt: practiceNote.updatedAt,
      urn: practiceNote.urn,
      providerId: practiceNote.providerId,
      authorityId: practiceNote.authorityId,
    })
    .from(practiceNote)
    .innerJoin(agreement, eq(agreement.id, practiceNote.agreementId))
    .innerJoin(school, eq(school.urn, practiceNote.urn))
    .innerJoin(provider, eq(provider.id, practiceNote.providerId))
    .where(scope)
    .orderBy(desc(practiceNote.updatedAt), asc(practiceNote.id))
    .limit(MOST_OWN);
  return rows.flatMap(({ urn, providerId, authorityId, ...row }) => {
    const writes =
      reach.headOf.includes(urn) || reach.providers.includes(providerId) || reach.serviceOf === authorityId;
    const chairs = reach.chairOf.includes(urn) && row.state !== 'draft';
    return writes || chairs ? [row] : [];
  });
}

/** A closed agreement about which nobody has begun a note. */
export type Unwritten = {
  id: string;
  ref: string;
  schoolName: string;
  providerName: string;
  endedAt: Date | null;
};

/** Closed agreements the viewer may begin a note from, the last closed first. */
export async function unwritten(viewer: Viewer, most = 50): Promise<Unwritten[]> {
  const reach = await reachOf(db(), viewer);
  const scope = scopeOf({ ...reach, chairOf: [] });
  if (!scope) return [];
  const rows = await db()
    .select({
      id: agreement.id,
      ref: agreement.ref,
      urn: agreement.urn,
      providerId: agreement.providerId,
      authorityId: agreement.authorityId,
      schoolName: school.name,
      providerName: provider.name,
      endedAt: agreement.endedAt,
    })
    .from(agreement)
    .innerJoin(school, eq(school.urn, agreement.urn))
    .innerJoin(provider, eq(provider.id, agreement.providerId))
    .where(
      and(
        scope,
        eq(agreement.state, 'closed'),
        notExists(
          db().select({ one: sql`1` }).from(practiceNote).where(eq(practiceNote.agreementId, agreement.id)),
        ),
      ),
    )
    .orderBy(desc(agreement.endedAt), asc(agreement.id))
    .limit(most);
  return rows.flatMap(({ urn, providerId, authorityId, ...row }) =>
    reach.headOf.includes(urn) || reach.providers.includes(providerId) || reach.serviceOf === authorityId
      ? [row]
      : [],
  );
}
