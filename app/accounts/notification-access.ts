import { CASEWORK, PARTIES, type RouteAccess, SERVICE } from './access-roles';

/** Routes of what nobody has to remember: notices, mail, scheduled work, term dates, reminders, calendars. */
export const notificationAccess: Record<string, RouteAccess> = {
  'calendar._index': { read: 'signed-in', finer: "the viewer's own dates; the service, of its authority" },
  'calendar.subscribe': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own addresses" },
  'calendar.$token[.]ics': {
    read: 'public',
    finer: 'the token must be in use: the dates of its owner, by what they may see now',
  },
  'agreements.$id.visits.$visitId[.]ics': { read: PARTIES, finer: 'parties of the agreement' },
  'agreements.$id.reviews.$reviewId[.]ics': { read: PARTIES, finer: 'parties of the agreement' },
  'schools.$urn.visits.$visitId[.]ics': {
    read: CASEWORK,
    finer: 'the school, and the service of its authority',
  },
  'admin.reminders._index': { read: SERVICE, finer: "rules of the viewer's authority" },
  'admin.reminders.$kind': { read: SERVICE, write: ['lead'], finer: "rules of the viewer's authority" },
  caseload: {
    read: SERVICE,
    finer: "a broker's own schools and those without an adviser; any adviser's for the lead",
  },
  'notifications._index': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own" },
  'notifications.$id': { read: 'signed-in', finer: "the viewer's own" },
  'account.notifications': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own choices" },
  'admin.jobs._index': { read: ['admin'] },
  'admin.jobs.$name': { read: ['admin'], write: ['admin'] },
  'admin.mail._index': { read: ['admin'], write: ['admin'], finer: "the viewer's authority" },
  'admin.mail.$id': { read: ['admin'], write: ['admin'], finer: "messages of the viewer's authority" },
  'mail-problems._index': { read: [...SERVICE, 'admin'], finer: "the viewer's authority" },
  'mail-problems.$id': {
    read: [...SERVICE, 'admin'],
    write: [...SERVICE, 'admin'],
    finer: "people of the viewer's authority",
  },
  'webhooks.notify': { write: 'public', finer: 'the bearer token agreed with GOV.UK Notify' },
  'admin.term-dates._index': { read: [...SERVICE, 'admin'] },
  'admin.term-dates.$year._index': { read: [...SERVICE, 'admin'] },
  'admin.term-dates.$year.edit': { read: ['lead'], write: ['lead'] },
};
