/** Where the pages of exports stand. */
export const EXPORT_CRUMBS = [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
];
export const UNDER_EXPORTS = [...EXPORT_CRUMBS, { label: 'Files and year end', href: '/recompense/exports' }];
