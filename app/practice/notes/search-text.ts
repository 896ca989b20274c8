import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { fold } from '~/schools/domain/search';
import { NOTE_PARTS, type NoteContent } from '../domain/notes/content';

/** Folded words a note is found by: its texts, its focus areas and, where the school is named, its name and town. */
export function searchTextOf(
  content: NoteContent,
  focusAreas: readonly string[],
  named: readonly string[],
): string {
  const texts = [
    content.title,
    ...NOTE_PARTS.map((part) => content[part]),
    ...content.measures.map(({ measure }) => measure),
    ...focusAreas.map(focusAreaName),
    ...named,
  ];
  return texts
    .map(fold)
    .filter((text) => text !== '')
    .join(' ');
}

/** The words of a search, each of which has to be found. */
export function searchWords(text: string): string[] {
  return fold(text).split(' ').filter(Boolean).slice(0, 10);
}
