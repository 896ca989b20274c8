import { figureWords } from '~/agreements/domain';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import type { Phase } from '~/diagnosis/domain/support-vocabulary';
import { dateWords, list } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { NoteMeasure, NotePart } from '../domain/notes/content';
import type { Kind, NoteContext, Setting, Size } from '../domain/notes/context';
import type { Found } from '../domain/notes/naming';
import type { Why } from '../domain/notes/suggest';
import type { NoteReach, NoteState, NoteStep } from '../domain/vocabulary';

export const NOTE_STATE_TAGS: Readonly<Record<NoteState, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'grey' },
  'with-school': { label: 'With the school', tone: 'blue' },
  'with-broker': { label: 'To be reviewed', tone: 'blue' },
  published: { label: 'Published', tone: 'green' },
  declined: { label: 'Not agreed to', tone: 'grey' },
  withdrawn: { label: 'Withdrawn', tone: 'grey' },
};

/** The parts of a note: heading for readers, question for writers, and help. */
export const PART_WORDS: Readonly<Record<NotePart, { heading: string; label: string; hint: string }>> = {
  need: {
    heading: 'What the need was',
    label: 'What was the need?',
    hint: 'What children were to get that they did not, and what had been tried before.',
  },
  done: {
    heading: 'What was done',
    label: 'What was done?',
    hint: 'So that another school could do the same: who worked with whom, on what, how often.',
  },
  changed: {
    heading: 'What changed',
    label: 'What changed for children?',
    hint: 'In words. The figures you choose below stand beside it. If little changed, say so: that is worth knowing too.',
  },
  againWords: {
    heading: 'What we would do again, and differently',
    label: 'What would you do again, and what differently?',
    hint: '',
  },
  limits: {
    heading: 'Where it may not work',
    label: 'Where might it not work?',
    hint: 'What it needs, and for which schools it may be wrong. “We do not know yet” is an answer.',
  },
};

export const NAMES_HINT =
  'Leave out the names of people: say “the headteacher”, “the leader who supported us”. No child may be told by it.';

export const REACH_WORDS: Readonly<Record<NoteReach, { label: string; hint: string }>> = {
  authority: {
    label: 'Your authority',
    hint: 'Everybody of the authority who can sign in: its schools, leaders, brokers and elected members.',
  },
  everyone: {
    label: 'Every authority that uses Alongside',
    hint: 'Everybody who can sign in, wherever they are.',
  },
};
/** The same after "read by". */
export const READ_BY: Readonly<Record<NoteReach, string>> = {
  authority: 'everybody of the authority who can sign in',
  everyone: 'everybody of every authority that uses Alongside',
};

export const NAMING_WORDS = {
  no: {
    label: 'The school by name',
    hint: 'Readers see which school it was, and can ask it.',
  },
  yes: {
    label: 'No school named',
    hint: 'Readers see the kind of school alone. Its name, place, trust and headteacher must not stand in the text either. Figures are rounded, because exact results of every school are published.',
  },
} as const;

export const SIZE_WORDS: Readonly<Record<Size, string>> = {
  small: 'Small',
  medium: 'Medium-sized',
  large: 'Large',
};
export const SETTING_WORDS: Readonly<Record<Setting, string>> = {
  town: 'Town or city',
  country: 'Country',
};
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  maintained: 'Maintained school',
  academy: 'Academy',
};

const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  nursery: 'nursery school',
  primary: 'primary school',
  secondary: 'secondary school',
  'post-16': 'college or sixth form',
  'all-through': 'all-through school',
  special: 'special school or unit',
};
const isPhase = (text: string): text is Phase => text in PHASE_WORDS;

/** A school by its kind alone: "a small primary school in the country (academy)". */
export function kindWords(phase: string, { size, setting, kind }: NoteContext): string {
  const noun = isPhase(phase) ? PHASE_WORDS[phase] : 'school';
  const sized = size ? `${SIZE_WORDS[size].toLowerCase()} ${noun}` : noun;
  const article = /^[aeiou]/.test(sized) ? 'an' : 'a';
  const where = setting ? ` in ${setting === 'town' ? 'a town or city' : 'the country'}` : '';
  const by = kind === undefined ? '' : ` (${kind === 'academy' ? 'academy' : 'maintained'})`;
  return `${article} ${sized}${where}${by}`;
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a measure did, in one sentence without a cause in it. */
export function measureSentence({
  unit,
  baseline,
  baselineOn,
  end,
  endOn,
  lasting,
  lastingOn,
  target,
  rounded,
}: NoteMeasure): string {
  const about = rounded ? 'about ' : '';
  const at = (value: number, on: string | null) =>
    `${about}${figureWords(value, unit)}${on ? ` on ${dateWords(on)}` : ''}`;
  const began = baseline === null ? 'Its start was not measured' : `It began at ${at(baseline, baselineOn)}`;
  const ended = end === null ? 'it was not read at the end' : `it was ${at(end, endOn)} at the end`;
  const aim = target === null ? '' : ` The target was ${about}${figureWords(target, unit)}.`;
  const later =
    lasting === null ? '' : ` It was ${at(lasting, lastingOn)} when it was read again afterwards.`;
  return `${began}; ${ended}.${aim}${later}`;
}

/** Why a note is suggested. */
export function whyWords(why: readonly Why[]): string {
  const words = why.map((one) => {
    if (one.kind === 'focus') return `the same need: ${list(one.areas.map(focusAreaName))}`;
    if (one.kind === 'phase') return 'the same phase';
    return one.kind === 'size' ? 'a school of about the same size' : 'the same setting';
  });
  return `Suggested because of ${list(words)}.`;
}

const FOUND_AS: Readonly<Record<Found['what'], string>> = {
  name: 'the school’s name',
  town: 'the place',
  postcode: 'the postcode',
  trust: 'the trust',
  head: 'a headteacher of the school',
  urn: 'the school’s number',
  person: 'a person',
};

/** A name that stands in a note: in which part, and among which words. */
export function foundWords({
  what,
  as,
  near,
  field,
}: Found & { field: 'title' | NotePart | 'measures' }): string {
  const part = field === 'title' ? 'Title' : field === 'measures' ? 'Measures' : PART_WORDS[field].heading;
  return `${part}: “${as}” (${FOUND_AS[what]}), in “${near}”`;
}

/** The steps of a note as sentences of its history. */
export function stepWords(step: NoteStep, { byHead }: { byHead: boolean }): string {
  switch (step) {
    case 'sent-to-school':
      return 'Sent to the school to agree to';
    case 'consented':
      return 'The school agreed';
    case 'declined':
      return 'The school did not agree';
    case 'sent-back':
      return 'Sent back to be changed';
    case 'published':
      return 'Reviewed and published';
    case 'withdrawn':
      return byHead ? 'The school took its consent back' : 'Withdrawn';
    case 'reopened':
      return 'Opened for changes';
  }
}

/** What stands under every note, whatever it says. */
export const NOT_PROOF =
  'None of this is proof. Schools change for many reasons at once, and nobody can know what would have happened without the support.';
