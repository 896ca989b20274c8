import { has, isAt, type Viewer } from './roles';

/** What of a school's confidential record somebody can have looked at. */
export const LOOKED_AT = [
  'diagnosis',
  'bands',
  'evidence',
  'visit-note',
  'review-pack',
  'review-minutes',
  'restricted-note',
  'authority-export',
] as const;
export type LookedAt = (typeof LOOKED_AT)[number];

/** Stands for every school of an authority, where somebody had the whole of its record at once. */
export const EVERY_SCHOOL = 0;

/** A record that is being shown to somebody. */
export type Looked = {
  subjectType: LookedAt;
  subjectId: string;
  /** The school it is about, or `EVERY_SCHOOL`. */
  urn: number;
  /** Whose record it is. */
  authorityId: string;
};

/** As what somebody looked: the school's own people first, then the service of its authority, then the provider. */
export const ACTING_AS = ['head', 'chair', 'lead', 'broker', 'leader', 'other-head', 'other'] as const;
export type ActingAs = (typeof ACTING_AS)[number];

/** As what a viewer looks at the record of a school. */
export function actingAs(
  viewer: Viewer,
  { urn, authorityId }: Pick<Looked, 'urn' | 'authorityId'>,
): ActingAs {
  for (const role of ['head', 'chair'] as const) if (isAt(viewer, urn, role)) return role;
  if (viewer.authorityId === authorityId)
    for (const role of ['lead', 'broker'] as const) if (has(viewer, role)) return role;
  if (has(viewer, 'leader')) return 'leader';
  // Head of the provider's home school, or of the school that followed this one.
  if (has(viewer, 'head', 'chair')) return 'other-head';
  return 'other';
}
