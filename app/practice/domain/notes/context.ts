import { phasesOfSchool } from '~/diagnosis/domain/support-phase';
import { PHASES, type Phase } from '~/diagnosis/domain/support-vocabulary';
import { LEAST_PUBLISHED } from '~/diagnosis/domain/suppression';

export const SIZES = ['small', 'medium', 'large'] as const;
export const SETTINGS = ['town', 'country'] as const;
export const KINDS = ['maintained', 'academy'] as const;
export type Size = (typeof SIZES)[number];
export type Setting = (typeof SETTINGS)[number];
export type Kind = (typeof KINDS)[number];

/** The kind of school a note is from, in classes wide enough to name nobody. What is not known or not told is absent. */
export type NoteContext = { size?: Size; setting?: Setting; kind?: Kind };
export type SchoolClass = { phase: Phase } & NoteContext;

/** What a school is classed by. */
export type Classed = {
  phaseName: string;
  pupils: number | null;
  urbanRural: string | null;
  maintained: boolean;
};

/** Pupils from which a school of a phase is medium, and from which large. Our own classes: no source sets them. */
const FROM: Readonly<Record<Phase, readonly [medium: number, large: number]>> = {
  nursery: [75, 150],
  primary: [150, 350],
  secondary: [600, 1200],
  'post-16': [600, 1200],
  'all-through': [600, 1200],
  special: [75, 150],
};

/** A school in classes. A phase that the register does not tell counts as all-through. */
export function classOf({ phaseName, pupils, urbanRural, maintained }: Classed): SchoolClass {
  const phases = phasesOfSchool(phaseName);
  const phase = phases.length === PHASES.length ? 'all-through' : (phases[0] ?? 'all-through');
  const size = sizeOf(phase, pupils);
  const setting = settingOf(urbanRural);
  return {
    phase,
    ...(size && { size }),
    ...(setting && { setting }),
    kind: maintained ? 'maintained' : 'academy',
  };
}

function sizeOf(phase: Phase, pupils: number | null): Size | null {
  if (pupils === null || pupils <= 0) return null;
  const [medium, large] = FROM[phase];
  return pupils >= large ? 'large' : pupils >= medium ? 'medium' : 'small';
}

function settingOf(words: string | null): Setting | null {
  const text = (words ?? '').toLowerCase();
  if (text.includes('rural')) return 'country';
  return text.includes('urban') ? 'town' : null;
}

/** In which order the classes of an anonymous school are told, while enough others share them. */
const TOLD = ['size', 'setting', 'kind'] as const;

/**
 * What is told of an anonymous school: each class only while at least five schools of the authority, itself among them,
 * share everything that is told (the rule of k-anonymity, Sweeney 2002, with the least number this product publishes).
 * @param peers schools of the authority that are open, the school itself included
 * @param least how many have to share it
 */
export function toldOf(
  own: SchoolClass,
  peers: readonly SchoolClass[],
  least: number = LEAST_PUBLISHED,
): NoteContext {
  let alike = peers.filter(({ phase }) => phase === own.phase);
  let told: NoteContext = {};
  for (const name of TOLD) {
    const value = own[name];
    const sharing = alike.filter((peer) => peer[name] === value);
    if (value === undefined || sharing.length < least) continue;
    told = { ...told, [name]: value };
    alike = sharing;
  }
  return told;
}

/** Whether the phase alone gives an anonymous school away: so few have it. What the head is told before saying yes. */
export function isFewAlike(
  own: SchoolClass,
  peers: readonly SchoolClass[],
  least = LEAST_PUBLISHED,
): boolean {
  return peers.filter(({ phase }) => phase === own.phase).length < least;
}
