import type { ReportKind } from '../domain/vocabulary';

/** Where the maker of a report puts words of their own: the section, and what to say there. */
export type WordsField = { section: string; label: string; hint: string };

const SUMMARY: WordsField = {
  section: 'summary',
  label: 'In short',
  hint: 'Two or three sentences: what a reader has to know who reads no further',
};
const NEXT: WordsField = {
  section: 'next',
  label: 'What happens next',
  hint: 'What is decided or asked for, who does it and by when',
};

/** Fields by kind of report, in the order of its sections. */
export const WORDS_FIELDS: Readonly<Record<ReportKind, readonly WordsField[]>> = {
  director: [
    { section: 'know', label: 'How well schools are known', hint: 'What the figures do not show' },
    {
      section: 'support',
      label: 'Support and challenge',
      hint: 'Where it fits the need, and where it does not yet',
    },
    {
      section: 'difference',
      label: 'The difference it has made',
      hint: 'What changed, and how sure that is',
    },
    { section: 'supply', label: 'Supply against need', hint: 'What is done where days are short' },
    {
      section: 'risks',
      label: 'What to watch',
      hint: 'Schools and matters that need the director’s attention',
    },
    NEXT,
  ],
  scrutiny: [
    {
      ...SUMMARY,
      hint: `${SUMMARY.hint}. Name no school and no person: members read this, and the public may`,
    },
    {
      section: 'schools',
      label: 'How schools stand',
      hint: 'In general terms: name no school',
    },
    { section: 'support', label: 'Support', hint: 'In general terms: name no school' },
    { section: 'difference', label: 'What it has changed', hint: 'In general terms: name no school' },
    NEXT,
  ],
  school: [
    SUMMARY,
    { section: 'support', label: 'The support it had', hint: 'How it went, in words the governors know' },
    { section: 'change', label: 'What has changed', hint: 'For children, as far as it can be said' },
    NEXT,
  ],
  provider: [
    SUMMARY,
    { section: 'work', label: 'Work in schools', hint: 'What was done; no school’s difficulties' },
    { section: 'change', label: 'What has changed', hint: 'As far as it can be said' },
    NEXT,
  ],
};
