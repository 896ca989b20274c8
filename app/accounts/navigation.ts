import { has, isService, providersOf, schoolsOf, type Viewer } from './domain/roles';

export type NavItem = { href: string; label: string; also?: readonly string[] };

/** The main links of the frame, by what the viewer may open. */
export function navigationFor(viewer: Viewer): NavItem[] {
  const atSchool = schoolsOf(viewer).length > 0;
  const provides = providersOf(viewer).length > 0;
  const items: (NavItem | false)[] = [
    { href: '/home', label: 'Home' },
    isService(viewer) && { href: '/caseload', label: 'Caseload' },
    { href: '/calendar', label: 'Calendar' },
    { href: '/schools', label: 'Schools' },
    (isService(viewer) || atSchool) && { href: '/requests', label: 'Requests' },
    isService(viewer) && { href: '/allocation', label: 'Allocation' },
    isService(viewer) && { href: '/board', label: 'Board', also: ['/analysis'] },
    (isService(viewer) || atSchool || provides || has(viewer, 'admin')) && {
      href: '/insight',
      label: 'Insight',
      also: isService(viewer) ? ['/map', '/reports'] : ['/map'],
    },
    !isService(viewer) &&
      (has(viewer, 'member') || atSchool || provides) && { href: '/reports', label: 'Reports' },
    provides && { href: '/proposals', label: 'Invitations' },
    { href: '/directory', label: 'Directory' },
    (provides || isService(viewer)) && { href: '/offers', label: 'Offers' },
    (isService(viewer) || atSchool || provides) && { href: '/agreements', label: 'Agreements' },
    (isService(viewer) || has(viewer, 'member') || atSchool || provides) && {
      href: '/practice',
      label: 'Practice',
      also: ['/clusters', '/programmes'],
    },
    (isService(viewer) || atSchool || provides) && {
      href: '/recompense',
      label: 'Money',
      also: ['/claims', '/invoices', '/payables', '/charges'],
    },
    has(viewer, 'admin', 'lead') && { href: '/admin', label: 'Admin' },
  ];
  return items.filter((item) => item !== false);
}
