import { and, desc, eq } from 'drizzle-orm';
import { practiceNote, practiceNoteStep } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { loadAgreement } from '~/agreements/record.server';
import { next } from '~/kernel/state-machine';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { type CommandContext, transact } from '~/platform/transact.server';
import { gapsOf, textsOf } from '../domain/notes/content';
import { type Named, namesIn, namesOfSchool } from '../domain/notes/naming';
import { coversConsent, mayDoNote } from '../domain/notes/permissions';
import { type NoteEvent, noteMachine, STEP_OF } from '../domain/notes/states';
import type { NoteReach } from '../domain/vocabulary';
import { contextNow } from './commands.server';
import { peopleOf } from './material.server';
import {
  loadNote,
  type NoteRecord,
  type NoteRow,
  noteEvent,
  noteNotFound,
  schoolOfNote,
} from './record.server';
import { foundWords, NOTE_STATE_TAGS } from './wording';

/** What each step is called among the events that tell people of it. */
const TYPES: Readonly<Record<NoteEvent, string>> = {
  send: 'practice-note.sent-to-school',
  consent: 'practice-note.consented',
  refuse: 'practice-note.declined',
  'withdraw-consent': 'practice-note.consent-withdrawn',
  'send-back': 'practice-note.sent-back',
  publish: 'practice-note.published',
  withdraw: 'practice-note.withdrawn',
  reopen: 'practice-note.reopened',
};

type StepInput = { id: string; version: number; words?: string };
type Step = {
  event: NoteEvent;
  /** What the step rests on beyond state and right: a refusal stops it. */
  check?: (ctx: CommandContext, note: NoteRecord) => Promise<Refusal | null>;
  /** Columns set with it. */
  change?: (ctx: CommandContext, note: NoteRecord) => Partial<NoteRow> | Promise<Partial<NoteRow>>;
};

/**
 * Takes one step of a note's life: theirs to take, now, on the version they saw; kept with who took it, what they said,
 * and the text, reach and naming it was taken on. A form sent twice is answered as the first time.
 */
async function takeStep(viewer: Viewer, input: StepInput, step: Step): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const note = await loadNote(ctx.tx, viewer, input.id);
    if (!note || note.standings.length === 0) return noteNotFound();
    const { row, standings } = note;
    const states = noteMachine.states.filter((state) => mayDoNote(step.event, standings, state));
    if (states.length === 0) return no('practice-note.forbidden', 'This is not yours to do with this note.');
    const reached = states.map((state) => noteMachine.transitions[state][step.event]);
    if (reached.includes(row.state) && row.version === input.version + 1) return yes({ id: row.id });
    if (!states.includes(row.state)) {
      const label = NOTE_STATE_TAGS[row.state].label.toLowerCase();
      return no(
        'practice-note.not-now',
        `This note is “${label}” now, so that cannot be done. Go back to the note to see what can.`,
      );
    }
    if (row.version !== input.version) {
      return no('stale', 'The note has changed since you opened this page. Read it again before you go on.');
    }
    const to = next(noteMachine, row.state, step.event);
    if (!to.ok) return to;
    const refused = await step.check?.(ctx, note);
    if (refused) return refused;
    const change = (await step.change?.(ctx, note)) ?? {};
    const words = input.words?.trim() ? input.words.trim() : null;
    await ctx.tx
      .update(practiceNote)
      .set({ ...change, state: to.value, version: row.version + 1, updatedAt: ctx.now })
      .where(eq(practiceNote.id, row.id));
    const reach = change.reach ?? row.reach;
    await ctx.tx.insert(practiceNoteStep).values({
      id: ctx.newId(),
      noteId: row.id,
      number: (await stepsTaken(ctx, row.id)) + 1,
      step: STEP_OF[step.event],
      revision: row.revision,
      reach,
      anonymous: row.anonymous,
      words,
      byId: viewer.accountId,
      byAs: `${viewer.name}, ${roleWords(viewer, note)}`,
      at: ctx.now,
    });
    ctx.emit({
      ...noteEvent(row, TYPES[step.event]),
      before: { state: row.state },
      after: { state: to.value, revision: row.revision, reach, anonymous: row.anonymous },
      details: {
        agreementId: row.agreementId,
        // Who wrote it is told, whoever that is.
        ...(row.createdById ? { whom: [row.createdById] } : {}),
      },
      reason: words,
    });
    return yes({ id: row.id });
  });
}

async function stepsTaken(ctx: CommandContext, noteId: string): Promise<number> {
  const [last] = await ctx.tx
    .select({ number: practiceNoteStep.number })
    .from(practiceNoteStep)
    .where(eq(practiceNoteStep.noteId, noteId))
    .orderBy(desc(practiceNoteStep.number))
    .limit(1);
  return last?.number ?? 0;
}

function roleWords(
  viewer: Viewer,
  { standings, schoolName, providerName, authorityName }: NoteRecord,
): string {
  if (standings.includes('client-head')) return `headteacher of ${schoolName}`;
  if (standings.includes('service')) return `for ${authorityName}`;
  return viewer.name === providerName ? 'who gave the support' : `for ${providerName}`;
}

/** Where the text of a note names its school, or people of its agreement. Each with the field it stands in. */
export type Names = { school: FoundIn[]; people: FoundIn[] };
type FoundIn = Parameters<typeof foundWords>[0];

/** Looks for names in a note: what the writers are shown, and what sending asks about. */
export async function namesInNote(
  handle: CommandContext['tx'],
  viewer: Viewer,
  { row, content }: Pick<NoteRecord, 'row' | 'content'>,
): Promise<Names> {
  const record = await loadAgreement(handle, viewer, row.agreementId);
  const school = await schoolOfNote(handle, row.urn);
  if (!record || !school) return { school: [], people: [] };
  const texts = textsOf(content);
  const look = (names: readonly Named[]) =>
    texts.flatMap(({ field, text }) => namesIn(text, names).map((found) => ({ ...found, field })));
  const named = row.anonymous ? look(namesOfSchool(school.identity)) : [];
  const known = new Set(named.map(({ field, as, near }) => `${field} ${as} ${near}`));
  const people = look(await peopleOf(handle, record));
  // A head of the school is said once.
  return {
    school: named,
    people: people.filter(({ field, as, near }) => !known.has(`${field} ${as} ${near}`)),
  };
}

/**
 * Sends a draft to the school. It must be complete; an anonymous one must not name its school anywhere.
 * @param input.namesMeant that names of people which seem to stand in it are meant to
 * @returns `practice-note.names-school` with where; `practice-note.names-people` where those are not yet said to be meant
 */
export async function sendNote(viewer: Viewer, input: StepInput & { namesMeant: boolean }) {
  return takeStep(viewer, input, {
    event: 'send',
    async check(ctx, note) {
      const gaps = gapsOf(note.content);
      if (gaps.length > 0) {
        return no(
          'practice-note.incomplete',
          `The note is not complete yet. ${gaps.map(({ message }) => message).join('. ')}.`,
          { details: { gaps } },
        );
      }
      const names = await namesInNote(ctx.tx, viewer, note);
      if (names.school.length > 0) return namesSchool(names.school);
      if (names.people.length > 0 && !input.namesMeant) {
        return no(
          'practice-note.names-people',
          'Take the names of people out of the text, or say that they are meant to stand there',
          { field: 'names' },
        );
      }
      return null;
    },
    change: clearedConsent,
  });
}

function namesSchool(found: readonly FoundIn[]): Refusal {
  return no(
    'practice-note.names-school',
    'The note is to name no school, and its text does. Put what is listed below otherwise, leave the measure out, or name the school.',
    { details: { found: [...new Set(found.map(foundWords))] } },
  );
}

/** What a note has until the school says yes to it as it stands. */
const clearedConsent = async (ctx: CommandContext, { row }: NoteRecord): Promise<Partial<NoteRow>> => {
  const school = await schoolOfNote(ctx.tx, row.urn);
  return {
    consentRevision: null,
    consentedById: null,
    consentedAt: null,
    ...(school ? { context: contextNow(row.anonymous, school) } : {}),
  };
};

/** The head agrees to exactly this text, reach and naming. */
export async function consentToNote(viewer: Viewer, input: StepInput) {
  return takeStep(viewer, input, {
    event: 'consent',
    change: (ctx, { row }) => ({
      consentRevision: row.revision,
      consentedById: viewer.accountId,
      consentedAt: ctx.now,
    }),
  });
}

/** The head says no, with or without a reason. */
export async function refuseNote(viewer: Viewer, input: StepInput) {
  return takeStep(viewer, input, { event: 'refuse' });
}

/** The head takes a yes back: the note leaves the shelf at once, and nobody but the head takes it up again. */
export async function withdrawConsent(viewer: Viewer, input: StepInput) {
  return takeStep(viewer, input, {
    event: 'withdraw-consent',
    change: (ctx) => ({
      consentRevision: null,
      publishedAt: null,
      publishedById: null,
      ...endedNow(ctx, input),
    }),
  });
}

/** The broker asks for changes; the school is asked again about what comes of them. */
export async function sendNoteBack(viewer: Viewer, input: StepInput) {
  return takeStep(viewer, input, { event: 'send-back', change: () => ({ consentRevision: null }) });
}

/**
 * The broker publishes what the school has agreed to, that far or less far.
 * @returns `practice-note.beyond-consent` for a reach, or a text, that the school has not agreed to
 */
export async function publishNote(viewer: Viewer, input: StepInput & { reach: NoteReach }) {
  return takeStep(viewer, input, {
    event: 'publish',
    async check(ctx, { row }) {
      const agreed = await agreedReach(ctx, row);
      const covered =
        agreed !== null &&
        coversConsent({ revision: row.consentRevision, reach: agreed }, { ...row, reach: input.reach });
      if (covered) return null;
      return no(
        'practice-note.beyond-consent',
        'The school has not agreed to that. Publish it as far as the school has agreed, or send it back.',
        { field: 'decision' },
      );
    },
    change: (ctx) => ({
      reach: input.reach,
      publishedById: viewer.accountId,
      publishedAt: ctx.now,
      endedAt: null,
      endReason: null,
    }),
  });
}

/** How far the school agreed that the present text be read; null where it has not agreed to it. */
async function agreedReach(ctx: CommandContext, row: NoteRow): Promise<NoteReach | null> {
  const [last] = await ctx.tx
    .select({ reach: practiceNoteStep.reach })
    .from(practiceNoteStep)
    .where(
      and(
        eq(practiceNoteStep.noteId, row.id),
        eq(practiceNoteStep.step, 'consented'),
        eq(practiceNoteStep.revision, row.revision),
        eq(practiceNoteStep.anonymous, row.anonymous),
      ),
    )
    .orderBy(desc(practiceNoteStep.number))
    .limit(1);
  return last?.reach ?? null;
}

/** A draft is given up, or the service takes a note off the shelf, with a reason. */
export async function withdrawNote(viewer: Viewer, input: StepInput) {
  return takeStep(viewer, input, {
    event: 'withdraw',
    change: (ctx) => ({ publishedAt: null, publishedById: null, ...endedNow(ctx, input) }),
  });
}

/** A note is opened for changes: it leaves the shelf, and the school is asked again. */
export async function reopenNote(viewer: Viewer, input: StepInput) {
  return takeStep(viewer, input, {
    event: 'reopen',
    change: () => ({
      consentRevision: null,
      publishedAt: null,
      publishedById: null,
      endedAt: null,
      endReason: null,
    }),
  });
}

const endedNow = (ctx: CommandContext, { words }: StepInput): Partial<NoteRow> => ({
  endedAt: ctx.now,
  endReason: words?.trim() || null,
});
