import { type Crumb, Tag } from '~/ui';
import type { PlaceState, ProgrammeState } from '../../domain/vocabulary';
import { PLACE_STATE_TAGS, PROGRAMME_STATE_TAGS } from '../../programmes/wording';

export function ProgrammeTag({ state }: { state: ProgrammeState }) {
  const { label, tone } = PROGRAMME_STATE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Where somebody stands on the list; of those that wait, which they are. */
export function PlaceTag({ state, waitsAs }: { state: PlaceState; waitsAs: number | null }) {
  const { label, tone } = PLACE_STATE_TAGS[state];
  return <Tag tone={tone}>{waitsAs === null ? label : `${label}, number ${waitsAs}`}</Tag>;
}

/** The way to a page below a programme. */
export function programmeCrumbs(programme?: { id: string; name: string }): Crumb[] {
  const list = { label: 'Programmes', href: '/programmes' };
  return programme ? [list, { label: programme.name, href: `/programmes/${programme.id}` }] : [list];
}
