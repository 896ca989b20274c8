import type { Crumb } from '~/ui';

/** Where the pages of Stripe are. */
export const stripeCrumbs = (...more: Crumb[]): Crumb[] => [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
  ...more,
];
