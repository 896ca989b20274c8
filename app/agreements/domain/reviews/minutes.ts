import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import type { ActionOwner } from '../visits/vocabulary';
import type { SettledBy } from './cadence';
import type { Rag, ReviewFrequency } from './vocabulary';

/** Progress in words; the colour only helps to find it. */
export const RAG_NAMES: Readonly<Record<Rag, string>> = {
  'on-track': 'On track',
  'at-risk': 'At risk',
  'off-track': 'Off track',
};

export const FREQUENCY_NAMES: Readonly<Record<ReviewFrequency, string>> = {
  monthly: 'Monthly',
  'half-termly': 'Every half term',
  termly: 'Every term',
  'twice-yearly': 'Twice a year',
};

export const SETTLED_BY_NAMES: Readonly<Record<SettledBy, string>> = {
  group: 'The group agreed',
  chair: 'The chair decided, as members disagreed',
};

/** Somebody invited, as they stood at the review, and whether they came. */
export type Attendance = { memberId: string; role: string; name: string; came: boolean };

/** What the review found of one outcome. `title` is its measure as the agreement had it that day. */
export type OutcomeFinding = { outcomeId: string; title: string; rag: Rag; narrative: string };

/** A question asked to test what was said, by whom, and the answer. */
export type Challenge = { id: string; by: string; question: string; answer: string };

/** An action as it was agreed that day; what became of it is kept with the action itself. */
export type ActionAgreed = {
  id: string;
  text: string;
  owner: ActionOwner;
  /** The owner in words. */
  ownerWords: string;
  dueOn: CalendarDate;
};

/** Everything the minutes of a review say. Stored as canonical JSON; a correction is a new text. */
export type MinutesContent = {
  /** Version of this shape, so that old minutes can always be read. */
  format: 1;
  heldOn: CalendarDate;
  attendance: Attendance[];
  /** Others who were there. */
  alsoPresent: string;
  summary: string;
  outcomes: OutcomeFinding[];
  challenges: Challenge[];
  actions: ActionAgreed[];
  frequency: ReviewFrequency;
  settledBy: SettledBy;
  frequencyReason: string | null;
  nextOn: CalendarDate | null;
};

/** One field of the minutes to compare with another version's; a row of a list goes by its own id. */
export type MinutesField = { path: string; label: string; words: string };

/** Every field of minutes in reading order: the differences, and both texts of a conflict, are made from it. */
export function minutesFields(content: MinutesContent): MinutesField[] {
  return [
    { path: 'heldOn', label: 'Held on', words: dateWords(content.heldOn) },
    { path: 'present', label: 'Present', words: names(content.attendance, true) },
    { path: 'apologies', label: 'Not present', words: names(content.attendance, false) },
    { path: 'alsoPresent', label: 'Also present', words: content.alsoPresent },
    ...content.outcomes.flatMap(({ outcomeId, title, rag, narrative }) => [
      { path: `outcomes.${outcomeId}.rag`, label: `Progress: ${title}`, words: RAG_NAMES[rag] },
      { path: `outcomes.${outcomeId}.narrative`, label: `What was said: ${title}`, words: narrative },
    ]),
    { path: 'summary', label: 'Summary', words: content.summary },
    ...content.challenges.map(({ id, by, question, answer }, index) => ({
      path: `challenges.${id}`,
      label: `Challenge ${index + 1}`,
      words: `${by} asked: ${question}\nAnswer: ${answer}`,
    })),
    ...content.actions.map(({ id, text, ownerWords, dueOn }, index) => ({
      path: `actions.${id}`,
      label: `Action ${index + 1}`,
      words: `${text}\n${ownerWords}, by ${dateWords(dueOn)}`,
    })),
    { path: 'frequency', label: 'Reviews from now on', words: FREQUENCY_NAMES[content.frequency] },
    { path: 'settledBy', label: 'How that was settled', words: SETTLED_BY_NAMES[content.settledBy] },
    { path: 'frequencyReason', label: 'Why', words: content.frequencyReason ?? '' },
    { path: 'nextOn', label: 'Next review', words: dateWords(content.nextOn) },
  ];
}

function names(attendance: readonly Attendance[], came: boolean): string {
  return attendance
    .filter((each) => each.came === came)
    .map(({ name, role }) => `${name}, ${role}`)
    .join('\n');
}

/** A field that differs between two versions; empty words where one has no such field. */
export type MinutesChange = { path: string; label: string; before: string; after: string };

/** What changed between two versions, in reading order; what was taken out comes last. */
export function minutesChanges(before: MinutesContent, after: MinutesContent): MinutesChange[] {
  const old = new Map(minutesFields(before).map((field) => [field.path, field]));
  const changes: MinutesChange[] = [];
  for (const { path, label, words } of minutesFields(after)) {
    const was = old.get(path)?.words ?? '';
    old.delete(path);
    if (was !== words) changes.push({ path, label, before: was, after: words });
  }
  const gone = [...old.values()].filter(({ words }) => words !== '');
  return [...changes, ...gone.map(({ path, label, words }) => ({ path, label, before: words, after: '' }))];
}

/** How many outcomes stand where, as a sentence: "2 on track, 1 off track". */
export function progressWords(rags: readonly Rag[]): string {
  const parts = (Object.keys(RAG_NAMES) as Rag[]) // the keys are exactly the three
    .map((rag) => ({ n: rags.filter((each) => each === rag).length, name: RAG_NAMES[rag].toLowerCase() }))
    .filter(({ n }) => n > 0);
  return parts.map(({ n, name }) => `${n} ${name}`).join(', ');
}
