import type { ProgrammeState } from '../vocabulary';

/** How somebody stands to a programme: it is for their school, or they run it. */
export const PROGRAMME_STANDINGS = ['service', 'provider', 'head', 'governor'] as const;
export type ProgrammeStanding = (typeof PROGRAMME_STANDINGS)[number];

export const PROGRAMME_DEEDS = [
  'read',
  'change',
  'open',
  'close',
  'cancel',
  'end',
  'ask',
  'give-back',
  'list',
  'record',
] as const;
export type ProgrammeDeed = (typeof PROGRAMME_DEEDS)[number];

type Rule = { who: readonly ProgrammeStanding[]; inStates: readonly ProgrammeState[] };
const SHOWN: readonly ProgrammeState[] = ['open', 'closed', 'ended', 'cancelled'];
const UNDER_WAY: readonly ProgrammeState[] = ['open', 'closed'];

/**
 * Who may do what, and in which state. `list` is the whole place list with names; a school sees the names of its own
 * alone. `record` is to say who has done it.
 */
const RULES: Record<ProgrammeDeed, Rule> = {
  read: { who: PROGRAMME_STANDINGS, inStates: SHOWN },
  change: { who: ['service'], inStates: ['draft', ...UNDER_WAY] },
  open: { who: ['service'], inStates: ['draft', 'closed'] },
  close: { who: ['service'], inStates: ['open'] },
  cancel: { who: ['service'], inStates: ['draft', ...UNDER_WAY] },
  end: { who: ['service'], inStates: UNDER_WAY },
  ask: { who: ['head'], inStates: ['open'] },
  'give-back': { who: ['head', 'service'], inStates: UNDER_WAY },
  list: { who: ['service', 'provider'], inStates: SHOWN },
  record: { who: ['service', 'provider'], inStates: UNDER_WAY },
};

/** Whether somebody may do a thing with a programme as it stands. A draft is the service’s own. */
export function mayWithProgramme(
  deed: ProgrammeDeed,
  standings: readonly ProgrammeStanding[],
  state: ProgrammeState,
): boolean {
  if (deed === 'read' && state === 'draft') return standings.includes('service');
  const { who, inStates } = RULES[deed];
  return inStates.includes(state) && who.some((one) => standings.includes(one));
}
