import { eq } from 'drizzle-orm';
import { practiceNote, practiceNoteRevision } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { AGAIN_WORDS, ATTRIBUTION_WORDS } from '~/agreements/exit/wording';
import { type AgreementRecord, loadAgreement } from '~/agreements/record.server';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { chosenMeasures, coarse, NOTE_PARTS, type NoteContent } from '../domain/notes/content';
import { type NoteContext, type SchoolClass, toldOf } from '../domain/notes/context';
import { mayBegin, mayDoNote } from '../domain/notes/permissions';
import type { NoteReach } from '../domain/vocabulary';
import { materialOf } from './material.server';
import {
  keptContext,
  loadNote,
  type NoteRow,
  noteEvent,
  noteNotFound,
  schoolOfNote,
  storedNote,
} from './record.server';
import { searchTextOf } from './search-text';
import { NAMING_WORDS, PART_WORDS, REACH_WORDS } from './wording';

/** What writers enter: the words, which of the measures, whether the school is named and who may read it. */
export type NoteInput = Pick<NoteContent, 'title' | (typeof NOTE_PARTS)[number] | 'attribution' | 'again'> & {
  measures: readonly string[];
  anonymous: boolean;
  reach: NoteReach;
};

const UNKNOWN = no('agreement.not-found', 'This agreement could not be found.');

/**
 * Begins a note from a closed agreement. There is one note an agreement: who begins a second is led to the first.
 * @param input.id made by the form; sent twice, the first answer is given again
 * @returns `practice-note.there` with the note's id where somebody else has begun one
 */
export async function startNote(
  viewer: Viewer,
  input: { id: string; agreementId: string } & NoteInput,
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const record = await loadAgreement(ctx.tx, viewer, input.agreementId);
    if (!record) return UNKNOWN;
    if (!mayBegin(record.standings, record.row.state)) {
      return no(
        'practice-note.not-now',
        'A practice note is written once the agreement is closed, by the school, the provider or the authority.',
      );
    }
    const [there] = await ctx.tx
      .select({ id: practiceNote.id })
      .from(practiceNote)
      .where(eq(practiceNote.agreementId, input.agreementId))
      .limit(1);
    if (there?.id === input.id) return yes({ id: there.id });
    if (there) {
      return no(
        'practice-note.there',
        'Somebody has begun a note about this support already. Open it from the practice page, and write in it together.',
        { details: { id: there.id } },
      );
    }
    const made = await compose(ctx, record, input);
    const { row } = record;
    const text = storedNote(made.content);
    await ctx.tx.insert(practiceNote).values({
      id: input.id,
      authorityId: row.authorityId,
      agreementId: row.id,
      urn: row.urn,
      providerId: row.providerId,
      offerId: row.offerId,
      state: 'draft',
      reach: input.reach,
      anonymous: input.anonymous,
      content: text.content,
      revision: 1,
      createdById: viewer.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
      ...made.columns,
    });
    await keepRevision(ctx, viewer, { noteId: input.id, number: 1, ...text, reason: null });
    ctx.emit({
      ...noteEvent({ ...row, id: input.id, agreementId: row.id }, 'practice-note.started'),
      after: { revision: 1, reach: input.reach, anonymous: input.anonymous, hash: text.hash },
    });
    return yes({ id: input.id });
  });
}

/**
 * Saves a draft. Its figures are read from the record again. The same text is no new revision.
 * @param input.version the version the form was opened on; both texts are shown where it has moved on
 */
export async function editNote(
  viewer: Viewer,
  input: { id: string; version: number; reason: string } & NoteInput,
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const note = await loadNote(ctx.tx, viewer, input.id);
    if (!note || note.standings.length === 0) return noteNotFound();
    const { row } = note;
    if (!mayDoNote('edit', note.standings, row.state)) {
      return no(
        'practice-note.not-now',
        'The words of a note change in a draft alone. Go back to the note to open it for changes.',
      );
    }
    const record = await loadAgreement(ctx.tx, viewer, row.agreementId);
    if (!record) return noteNotFound();
    const made = await compose(ctx, record, input);
    const text = storedNote(made.content);
    const same =
      text.content === row.content && row.reach === input.reach && row.anonymous === input.anonymous;
    if (same) return yes({ id: row.id });
    if (row.version !== input.version) return stale(bothTexts(input, note));
    const changed = text.content !== row.content;
    const revision = changed ? row.revision + 1 : row.revision;
    await ctx.tx
      .update(practiceNote)
      .set({
        reach: input.reach,
        anonymous: input.anonymous,
        content: text.content,
        revision,
        updatedAt: ctx.now,
        version: row.version + 1,
        ...made.columns,
      })
      .where(eq(practiceNote.id, row.id));
    if (changed) {
      await keepRevision(ctx, viewer, {
        noteId: row.id,
        number: revision,
        ...text,
        reason: input.reason || null,
      });
    }
    ctx.emit({
      ...noteEvent(row, 'practice-note.edited'),
      before: { revision: row.revision, reach: row.reach, anonymous: row.anonymous },
      after: { revision, reach: input.reach, anonymous: input.anonymous, hash: text.hash },
      reason: input.reason || null,
    });
    return yes({ id: row.id });
  });
}

/** The note's text with the figures of the record, and what is kept beside it for finding it. */
async function compose(ctx: CommandContext, record: AgreementRecord, input: NoteInput) {
  const material = await materialOf(ctx.tx, record);
  const measures = chosenMeasures(material.measures, input.measures);
  const content: NoteContent = {
    format: 1,
    title: input.title,
    need: input.need,
    done: input.done,
    changed: input.changed,
    attribution: input.attribution,
    again: input.again,
    againWords: input.againWords,
    limits: input.limits,
    measures: input.anonymous ? measures.map(coarse) : measures,
    halfDays: material.halfDays,
  };
  const school = await schoolOfNote(ctx.tx, record.row.urn);
  if (!school) throw new Error(`School ${record.row.urn} of an agreement is not in the register`);
  const { phase, ...all } = school.own;
  const context = input.anonymous ? toldOf(school.own, school.peers) : all;
  return {
    content,
    columns: {
      title: input.title,
      halfDays: material.halfDays,
      focusAreas: material.focusAreas,
      phase,
      context: keptContext(context),
      searchText: searchTextOf(
        content,
        material.focusAreas,
        input.anonymous ? [] : [school.identity.name, school.identity.town ?? ''],
      ),
    } satisfies Partial<NoteRow>,
  };
}

/**
 * Classes of an anonymous school as they hold today: told anew at each step that others rely on, since schools close.
 */
export function contextNow(
  anonymous: boolean,
  school: { own: SchoolClass; peers: readonly SchoolClass[] },
): Record<string, string> {
  const { phase: _, ...all } = school.own;
  const context: NoteContext = anonymous ? toldOf(school.own, school.peers) : all;
  return keptContext(context);
}

async function keepRevision(
  ctx: CommandContext,
  viewer: Viewer,
  revision: { noteId: string; number: number; content: string; hash: string; reason: string | null },
): Promise<void> {
  await ctx.tx
    .insert(practiceNoteRevision)
    .values({ id: ctx.newId(), byId: viewer.accountId, at: ctx.now, ...revision });
}

/** Both texts of a stale edit, field by field, where they differ. */
function bothTexts(input: NoteInput, { row, content }: { row: NoteRow; content: NoteContent }) {
  const words = (note: Pick<NoteContent, 'attribution' | 'again'>) => [
    note.attribution === null ? '' : ATTRIBUTION_WORDS[note.attribution],
    note.again === null ? '' : AGAIN_WORDS[note.again],
  ];
  const named = (anonymous: boolean) => NAMING_WORDS[anonymous ? 'yes' : 'no'].label;
  const fields = [
    { label: 'Title', yours: input.title, theirs: content.title },
    ...NOTE_PARTS.map((part) => ({
      label: PART_WORDS[part].heading,
      yours: input[part],
      theirs: content[part],
    })),
    { label: 'Due to this support', yours: words(input)[0], theirs: words(content)[0] },
    { label: 'Would we do it again?', yours: words(input)[1], theirs: words(content)[1] },
    { label: 'Is the school named?', yours: named(input.anonymous), theirs: named(row.anonymous) },
    { label: 'Who may read it', yours: REACH_WORDS[input.reach].label, theirs: REACH_WORDS[row.reach].label },
  ];
  return fields.filter(({ yours, theirs }) => yours !== theirs);
}
