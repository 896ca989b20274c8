import type { NoteLevel, NoteSubject } from '../domain/restricted-notes/rules';

/** A level as a tag says it, and who reads such a note. */
export const LEVEL_WORDS: Record<NoteLevel, { name: string; who: string }> = {
  service: { name: 'Service only', who: 'Every broker and the head of service of the authority reads it.' },
  safeguarding: {
    name: 'Safeguarding',
    who: 'Its writer and those they name read it. Others see only that it is there, and can break the glass where a child cannot wait.',
  },
};

export const SUBJECT_WORDS: Record<NoteSubject, string> = {
  school: 'School',
  request: 'Request',
  agreement: 'Agreement',
  visit: 'Visit',
};

/** What is said of an outcome of looking at a broken glass. */
export const FINDING_WORDS = {
  justified: 'It was right to break the glass',
  'not-justified': 'It was not right to break the glass',
} as const;

/** Longest text and title of a note. */
export const MOST_TEXT = 10_000;
export const MOST_TITLE = 120;
