import { type RouteAccess, SERVICE } from './access-roles';

/** Routes of what nobody has to remember: notices, mail, scheduled work, term dates, reminders, calendars. */
export const notificationAccess: Record<string, RouteAccess> = {
  caseload: {
    read: SERVICE,
    finer: "a broker's own schools and those without an adviser; any adviser's for the lead",
  },
  notifications: { read: 'signed-in', write: 'signed-in', finer: "the viewer's own" },
  'admin.jobs._index': { read: ['admin'] },
  'admin.jobs.$name': { read: ['admin'], write: ['admin'] },
  'admin.term-dates._index': { read: [...SERVICE, 'admin'] },
  'admin.term-dates.$year._index': { read: [...SERVICE, 'admin'] },
  'admin.term-dates.$year.edit': { read: ['lead'], write: ['lead'] },
  'admin.mail': { read: ['admin'] },
};
