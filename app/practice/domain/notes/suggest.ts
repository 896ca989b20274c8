import type { Phase } from '~/diagnosis/domain/support-vocabulary';
import type { NoteContext } from './context';

/** What somebody looks for practice with: the needs of a request and the kind of school. */
export type Asked = { focusAreas: readonly string[]; phase: Phase; context: NoteContext };

/** A note as far as it is compared. */
export type Suggestable = {
  id: string;
  focusAreas: readonly string[];
  phase: string;
  context: NoteContext;
  publishedAt: Date | null;
};

/** Why a note is suggested, in the order it is said. */
export type Why =
  | { kind: 'focus'; areas: readonly string[] }
  | { kind: 'phase' }
  | { kind: 'size' }
  | { kind: 'setting' };

export type Suggestion<N> = { note: N; points: number; why: Why[] };

/**
 * Points for what a note shares with what is asked. A shared focus area counts most, and without one nothing else does:
 * a like school with another need is no help. Our own weights; results count nothing, so that what went less well is found too.
 */
export const POINTS = { focus: 6, moreFocus: 2, phase: 3, size: 1, setting: 1 } as const;

/** How many are shown: a page that suggests much suggests nothing. */
export const MOST_SUGGESTED = 3;

/** What a note shares with what is asked; null where it is about none of the needs. */
export function suggest<N extends Suggestable>(note: N, asked: Asked): Suggestion<N> | null {
  const areas = [...new Set(asked.focusAreas)].filter((area) => note.focusAreas.includes(area));
  if (areas.length === 0) return null;
  const alike = (name: 'size' | 'setting') =>
    asked.context[name] !== undefined && asked.context[name] === note.context[name];
  const shared = (['size', 'setting'] as const).filter(alike);
  const samePhase = note.phase === asked.phase;
  return {
    note,
    points:
      POINTS.focus +
      POINTS.moreFocus * (areas.length - 1) +
      (samePhase ? POINTS.phase : 0) +
      shared.reduce((sum, name) => sum + POINTS[name], 0),
    why: [
      { kind: 'focus', areas },
      ...(samePhase ? [{ kind: 'phase' } as const] : []),
      ...shared.map((kind) => ({ kind })),
    ],
  };
}

/** The notes that share most with what is asked; of those alike the newest, then by id, so that the order is always one. */
export function suggestions<N extends Suggestable>(
  notes: readonly N[],
  asked: Asked,
  most: number = MOST_SUGGESTED,
): Suggestion<N>[] {
  const time = ({ note }: Suggestion<N>) => note.publishedAt?.getTime() ?? 0;
  return notes
    .flatMap((note) => suggest(note, asked) ?? [])
    .sort((a, b) => b.points - a.points || time(b) - time(a) || (a.note.id < b.note.id ? -1 : 1))
    .slice(0, most);
}
