import { termOf, termWords } from '~/kernel/academic-year';
import type { BoardShow } from './board-forms';
import type { BandPlace, DueState, Movement } from './domain';

type Tone = 'grey' | 'blue' | 'teal' | 'green' | 'yellow' | 'amber' | 'red';

export const DUE_WORDS: Record<DueState, { name: string; tone: Tone }> = {
  overdue: { name: 'Overdue', tone: 'red' },
  due: { name: 'Due', tone: 'yellow' },
  'up-to-date': { name: 'Up to date', tone: 'green' },
};

export const SHOW_WORDS: Record<BoardShow, string> = {
  overdue: 'Overdue',
  due: 'Due now',
  contested: 'Contested',
  waiting: 'With the school',
  up: 'Moved to less support',
  down: 'Moved to more support',
  new: 'New to a band',
};

/** "Up from Amber": where a school’s band has moved since last term. */
export function movementWords(movement: Movement, before: BandPlace | null): string {
  switch (movement) {
    case 'up':
      return `Less support: was ${before?.name ?? 'in another band'}`;
    case 'down':
      return `More support: was ${before?.name ?? 'in another band'}`;
    case 'new':
      return 'New: no band last term';
    case 'same':
      return 'Same as last term';
    case 'none':
      return 'No band yet';
  }
}

/** A day of a series: "Summer term 2026", or today’s. */
export function seriesWords(day: string, today?: string): string {
  const words = termWords(termOf(day));
  return day === today ? 'Today' : words.charAt(0).toUpperCase() + words.slice(1);
}

/** A band by name; one of a framework no longer in force says so. */
export function bandName(band: BandPlace, framework: string | undefined): string {
  return framework === undefined || band.framework === framework
    ? band.name
    : `${band.name} (earlier framework)`;
}
