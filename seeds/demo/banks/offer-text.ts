import type { Format, Phase } from '~/directory/domain/vocabulary';

/** One offer as its author would write it, before rate, days and places are added. */
export type OfferText = {
  title: string;
  description: string;
  phases: readonly Phase[];
  formats: readonly Format[];
};

export const nursery: readonly Phase[] = ['nursery', 'primary'];
export const primary: readonly Phase[] = ['primary', 'all-through'];
export const primaryAndSpecial: readonly Phase[] = ['primary', 'all-through', 'special'];
export const secondary: readonly Phase[] = ['secondary', 'all-through'];
export const sixth: readonly Phase[] = ['secondary', 'post-16', 'all-through'];
export const schoolAge: readonly Phase[] = ['primary', 'secondary', 'all-through'];
export const everyPhase: readonly Phase[] = ['nursery', 'primary', 'secondary', 'all-through', 'special'];
