import { AGAIN_WORDS, ATTRIBUTION_WORDS } from '~/agreements/exit/wording';
import { daysWords } from '~/kernel/days';
import type { NOTE_PARTS, NoteContent } from '../domain/notes/content';
import { measureSentence, PART_WORDS } from './wording';

/** One field of a note in words, to read or to compare. */
export type NoteField = { key: string; label: string; words: string };

/** Every field of a note in reading order. */
export function noteFields(content: NoteContent): NoteField[] {
  const part = (key: (typeof NOTE_PARTS)[number]) => ({
    key,
    label: PART_WORDS[key].heading,
    words: content[key],
  });
  return [
    { key: 'title', label: 'Title', words: content.title },
    part('need'),
    part('done'),
    part('changed'),
    ...content.measures.map((measure) => ({
      key: `measure-${measure.id}`,
      label: measure.measure,
      words: measureSentence(measure),
    })),
    {
      key: 'attribution',
      label: 'How far the change is due to this support',
      words: content.attribution === null ? '' : ATTRIBUTION_WORDS[content.attribution],
    },
    { key: 'days', label: 'Days of support', words: daysWords(content.halfDays) },
    {
      key: 'again',
      label: 'Would we do it again?',
      words: content.again === null ? '' : AGAIN_WORDS[content.again],
    },
    part('againWords'),
    part('limits'),
  ];
}

/** A field that differs between two texts of a note. */
export type NoteChange = { key: string; label: string; before: string; after: string };

/** What changed from one text to another, in reading order; what is gone stands last. Empty exactly when they read the same. */
export function changesBetween(before: NoteContent, after: NoteContent): NoteChange[] {
  const old = new Map(noteFields(before).map((field) => [field.key, field]));
  const changed = noteFields(after).flatMap(({ key, label, words }) => {
    const was = old.get(key);
    old.delete(key);
    return was?.words === words && was.label === label
      ? []
      : [{ key, label, before: was?.words ?? '', after: words }];
  });
  const gone = [...old.values()].map(({ key, label, words }) => ({ key, label, before: words, after: '' }));
  return [...changed, ...gone];
}
