import type { RouteAccess } from './access-roles';

/** Routes of sign-in, privacy, keeping and running the service. */
export const trustAccess: Record<string, RouteAccess> = {
  'admin.backups': {
    read: ['admin'],
    write: ['admin'],
    finer: 'that they are there and whole, never what is in them',
    limit: { write: 'archive' },
  },
  'login_.code': {
    read: 'public',
    write: 'public',
    finer: 'the cookie of a sign-in whose first page was answered rightly',
    limit: { read: 'feed', write: 'guess' },
  },
  'account.second-factor._index': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "the viewer's own apps, keys and codes; the last stays with those who must have one",
    oneFactor: true,
  },
  'account.second-factor.app': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "the viewer's own; once they have one, in a session that has shown it",
    oneFactor: true,
    limit: { write: 'guess' },
  },
  'account.recovery-codes': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "the viewer's own, confirmed just now",
    oneFactor: true,
  },
  'account.passkeys': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "the viewer's own; once they have a factor, in a session that has shown it",
    oneFactor: true,
    limit: { write: 'guess' },
  },
  'account.confirm': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "the viewer's own password, code or passkey",
    oneFactor: true,
    limit: { write: 'guess' },
  },
  'account.sessions': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own sessions" },
  'admin.users.$id.second-factor': {
    read: ['admin'],
    write: ['admin'],
    finer: "people of the viewer's authority, never oneself",
  },
  'who-looked._index': {
    read: ['head', 'chair', 'lead'],
    finer: "their own schools; for the lead every school of the viewer's authority",
  },
  'schools.$urn.who-looked': {
    read: ['head', 'chair', 'lead'],
    finer: "the school's own head and chair, and the lead of its authority",
  },
  'login_.with._index': {
    read: 'public',
    finer: "providers by an address's domain: never whether there is an account",
  },
  'login_.with.$id': {
    read: 'public',
    finer: 'providers in use; a trial for those who keep them, joining and confirming for their own people',
  },
  'login_.return': { read: 'public', finer: 'what was begun in this browser, once' },
  'webhooks.sign-out': { write: 'public', finer: 'the signature of a provider known here, once' },
  'account.sign-on': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own account" },
  'admin.single-sign-on._index': { read: ['admin', 'lead'], finer: "the viewer's authority" },
  'admin.single-sign-on.new': {
    read: ['admin', 'lead'],
    write: ['admin', 'lead'],
    finer: "the viewer's authority",
  },
  'admin.single-sign-on.$id._index': {
    read: ['admin', 'lead'],
    write: ['admin', 'lead'],
    finer: "providers of the viewer's authority",
  },
  'admin.single-sign-on.$id.edit': {
    read: ['admin', 'lead'],
    write: ['admin', 'lead'],
    finer: "providers of the viewer's authority",
  },
  'admin.users.bring': {
    read: ['admin'],
    write: ['admin'],
    finer: "the viewer's authority, its schools and its directory",
  },
  'admin.users.review': {
    read: ['admin', 'lead'],
    write: ['admin', 'lead'],
    finer: "people of the viewer's authority; nobody confirms their own roles",
  },
  'admin.users.$id.move': {
    read: ['admin'],
    write: ['admin'],
    finer: "people and schools of the viewer's authority",
  },
  'admin.users.$id.leave': {
    read: ['admin'],
    write: ['admin'],
    finer: "people of the viewer's authority; never oneself, the last administrator or the last lead",
  },
};
