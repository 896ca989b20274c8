import { CASEWORK, type RouteAccess, SERVICE } from './access-roles';
import { agreementAccess } from './agreement-access';
import { confidentialAccess } from './confidential-access';
import { insightAccess } from './insight-access';
import { notificationAccess } from './notification-access';
import { practiceAccess } from './practice-access';
import { privacyAccess } from './privacy-access';
import { recompenseAccess } from './recompense-access';
import { trustAccess } from './trust-access';

export type { Access, RouteAccess } from './access-roles';

/** Pages of a draft request. */
const DRAFT: RouteAccess = {
  read: ['head', 'broker'],
  write: ['head', 'broker'],
  finer: "the head's own draft, or one a broker of the authority writes for a school",
};

/** Pages that make the next version of a banding framework. */
const FRAMEWORK: RouteAccess = {
  read: ['lead'],
  write: ['lead'],
  finer: "the version in force of the viewer's authority",
};

/**
 * Every route of the product with who may use it: route folder name → access.
 * `tests/access-manifest.test.ts` fails for a route missing here and visits each as every role.
 */
export const accessManifest: Record<string, RouteAccess> = {
  _index: { read: 'public' },
  'help._index': { read: 'public' },
  'help.requests': { read: 'public' },
  'help.offers': { read: 'public' },
  'help.brokers': { read: 'public' },
  'help.score': {
    read: 'public',
    finer: "weights of the viewer's authority where signed in, else the usual ones",
  },
  'help.notifications': { read: 'public' },
  'help.practice': { read: 'public' },
  'help.confidentiality': { read: 'public' },
  'help.privacy': { read: 'public' },
  'help.running': { read: 'public' },
  'help.accessibility': { read: 'public' },
  'schools._index': {
    read: 'signed-in',
    finer: "facts are public; bands only for the service of the schools' authority",
  },
  'schools.$urn._index': {
    read: 'signed-in',
    finer: 'casework and band only for the service of its authority and the head and chair of the school',
  },
  'schools.$urn.similar': {
    read: 'signed-in',
    finer: 'public facts and published figures alone; no bands, nothing that was entered',
  },
  'schools.$urn.data._index': {
    read: CASEWORK,
    finer: "schools of the viewer's authority, or their own",
  },
  'schools.$urn.data.new': {
    read: ['broker'],
    write: ['broker'],
    finer: 'a broker of the authority of the school',
  },
  'schools.$urn.data.withdraw': {
    read: ['broker'],
    write: ['broker'],
    finer: 'a broker of the authority of the school; values of that authority alone',
  },
  'schools.$urn.needs._index': { read: CASEWORK, finer: "schools of the viewer's authority, or their own" },
  'schools.$urn.needs.new': {
    read: ['head', 'broker'],
    write: ['head', 'broker'],
    finer: 'the head of the school, or a broker of its authority',
  },
  'schools.$urn.needs.$needId._index': {
    read: CASEWORK,
    write: ['head', 'broker'],
    finer: 'changed by the head of the school, or a broker of its authority',
  },
  'schools.$urn.needs.$needId.end': {
    read: ['head', 'broker'],
    write: ['head', 'broker'],
    finer: 'the head of the school, or a broker of its authority',
  },
  board: { read: SERVICE, finer: "schools of the viewer's authority" },
  'reports.bands': {
    read: ['member', ...SERVICE],
    finer: "counts of the viewer's authority at the end of terms, small ones kept back",
  },
  'analysis.predictions': { read: SERVICE, finer: "schools of the viewer's authority" },
  'analysis._index': { read: SERVICE, write: SERVICE, finer: "the viewer's authority" },
  'schools.$urn.diagnosis._index': {
    read: CASEWORK,
    write: SERVICE,
    finer: "schools of the viewer's authority, or their own; drafts for the service alone",
  },
  'schools.$urn.diagnosis.$diagnosisId._index': {
    read: CASEWORK,
    write: SERVICE,
    finer: "the service of its authority; the school's head and chair once it has been shared",
  },
  'schools.$urn.diagnosis.$diagnosisId.edit': {
    read: SERVICE,
    write: SERVICE,
    finer: 'all of a draft; the discussion once shared; another band once contested',
  },
  'schools.$urn.diagnosis.$diagnosisId.answer': {
    read: ['head'],
    write: ['head'],
    finer: 'the head of the school',
  },
  'schools.$urn.diagnosis.$diagnosisId.decide': {
    read: ['lead'],
    write: ['lead'],
    finer: 'contested ones of their authority',
  },
  'schools.$urn.diagnosis.$diagnosisId.evidence._index': {
    read: CASEWORK,
    write: CASEWORK,
    finer: 'shared or contested ones: head and chair of the school, and the service of its authority',
  },
  'schools.$urn.diagnosis.$diagnosisId.evidence.$evidenceId': {
    read: CASEWORK,
    finer: 'those who may read the diagnosis',
  },
  'requests._index': {
    read: CASEWORK,
    finer: "the authority's for the service, their school's for heads and chairs",
  },
  'requests.new': {
    read: ['head', 'broker'],
    write: ['head', 'broker'],
    finer: "the viewer's own school, or one of their authority for a broker",
  },
  'requests.$id._index': { read: CASEWORK, finer: "a school's own draft is read by the school alone" },
  'requests.$id.draft.needs': DRAFT,
  'requests.$id.draft.need.new': DRAFT,
  'requests.$id.draft.need.$needId.$part': DRAFT,
  'requests.$id.draft.$page': DRAFT,
  'requests.$id.draft.check': DRAFT,
  'requests.$id.sent': { read: ['head', 'broker'], finer: 'requests the viewer may read' },
  'requests.$id.withdraw': {
    read: ['head', 'broker'],
    write: ['head', 'broker'],
    finer: 'the head; the broker while the head has not confirmed one they wrote',
  },
  'requests.$id.decline': { read: SERVICE, write: SERVICE, finer: 'requests sent to their authority' },
  'requests.$id.matches': {
    read: CASEWORK,
    write: SERVICE,
    finer: 'all offers for the service; for the school only those it was shown',
  },
  'requests.$id.offers.$offerId': { read: SERVICE, write: SERVICE, finer: 'requests of their authority' },
  'requests.$id.compare': {
    read: CASEWORK,
    finer: 'all put forward for the service; those shown for the school',
  },
  'requests.$id.choose': { read: ['head'], write: ['head'], finer: 'the head of the school that asked' },
  'allocation._index': { read: SERVICE, finer: "plans of the viewer's authority" },
  'allocation.new': { read: SERVICE, write: SERVICE, finer: "for the viewer's authority" },
  'allocation.compare': { read: SERVICE, finer: "plans of the viewer's authority" },
  'allocation.$id._index': { read: SERVICE, write: SERVICE, finer: "plans of the viewer's authority" },
  'allocation.$id.again': { read: SERVICE, write: SERVICE, finer: "plans of the viewer's authority" },
  'allocation.$id.forward': {
    read: SERVICE,
    write: SERVICE,
    finer: "plans of the viewer's authority that are ready",
  },
  'proposals._index': { read: [...CASEWORK, 'leader'], finer: 'proposals the viewer has a part in' },
  'proposals.$id._index': {
    read: [...CASEWORK, 'leader'],
    write: ['head'],
    finer:
      'the service of the school’s authority; the school once shown it; provider and home head once invited',
  },
  'proposals.$id.invite': { read: SERVICE, write: SERVICE, finer: 'requests of their authority' },
  'proposals.$id.answer': { read: ['leader'], write: ['leader'], finer: 'the provider who was invited' },
  'proposals.$id.release': {
    read: ['head'],
    write: ['head'],
    finer: 'the head of the provider’s home school',
  },
  'proposals.$id.approve': { read: SERVICE, write: SERVICE, finer: 'requests of their authority' },
  'proposals.$id.withdraw': { read: SERVICE, write: SERVICE, finer: 'requests of their authority' },
  'schools.$urn.visits._index': { read: CASEWORK, finer: "schools of the viewer's authority, or their own" },
  'schools.$urn.visits.new': {
    read: SERVICE,
    write: SERVICE,
    finer: 'the service of the authority of the school',
  },
  'schools.$urn.visits.$visitId._index': {
    read: CASEWORK,
    write: ['head'],
    finer: 'the school, and the service of its authority; the head says that a note has been read',
  },
  'schools.$urn.visits.$visitId.$step': {
    read: [...SERVICE, 'chair'],
    write: [...SERVICE, 'chair'],
    finer: 'the service of the authority; the chair gives feedback on performance management alone',
  },
  healthz: { read: 'public' },
  readyz: { read: 'public' },
  metrics: { read: 'public', finer: 'the bearer token of whoever monitors the service' },
  'set-up._index': {
    read: 'public',
    write: 'public',
    oneFactor: true,
    finer: 'a one-time code, while nobody has an account',
  },
  'set-up.authority': { read: 'public', write: 'public', finer: 'the browser that gave the code' },
  'set-up.you': { read: 'public', write: 'public', finer: 'the browser that gave the code' },
  'set-up.lead': {
    read: ['admin'],
    write: ['admin'],
    finer: 'while the authority is set up for the first time',
  },
  'set-up.usual': {
    read: ['admin', 'lead'],
    write: ['admin', 'lead'],
    finer: 'while the authority is set up for the first time',
  },
  login: { read: 'public', write: 'public' },
  logout: { read: 'public', write: 'public' },
  'invite.$token': { read: 'public', write: 'public', finer: 'the token must be current and unused' },
  'reset._index': { read: 'public', write: 'public' },
  'reset.$token': { read: 'public', write: 'public', finer: 'the token must be current and unused' },
  'account.address._index': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "the viewer's own address; their present password to change it",
  },
  'account.address.$token': {
    read: 'public',
    write: 'public',
    finer: 'the token names the change and at which of its addresses it was read',
  },
  'home._index': { read: 'signed-in', finer: 'what waits for the viewer, as each area scopes it' },
  'home.put-off.$key': {
    read: 'signed-in',
    write: 'signed-in',
    finer: "matters of the viewer's own worklist",
  },
  'account._index': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own account and sessions" },
  'kept.$id': { read: 'signed-in', write: 'signed-in', finer: 'only answers the viewer typed' },
  'admin._index': { read: ['admin', 'lead'] },
  'admin.users._index': { read: ['admin'], finer: "the viewer's authority" },
  'admin.users.new': { read: ['admin'], write: ['admin'], finer: "the viewer's authority" },
  'admin.users.$id.address': { read: ['admin'], write: ['admin'], finer: "the viewer's authority" },
  'admin.users.$id._index': { read: ['admin'], write: ['admin'], finer: "the viewer's authority" },
  'admin.settings': { read: ['admin', 'lead'], write: ['lead'] },
  'admin.weights._index': { read: SERVICE, finer: "weights of the viewer's authority" },
  'admin.weights.preview': {
    read: ['lead'],
    write: ['lead'],
    finer: "weights and open requests of the viewer's authority",
  },
  'frameworks._index': {
    read: 'signed-in',
    finer: "leads to the framework in force of the viewer's authority",
  },
  'frameworks.$id._index': { read: 'signed-in', finer: "versions of the viewer's authority" },
  'frameworks.$id.changes': { read: 'signed-in', finer: "versions of the viewer's authority" },
  'admin.frameworks._index': { read: ['lead'], finer: "versions of the viewer's authority" },
  'admin.frameworks.adopt': { read: ['lead'], write: ['lead'], finer: "for the viewer's authority" },
  'admin.frameworks.$id.band.$band': FRAMEWORK,
  'admin.frameworks.$id.criterion.$criterion': FRAMEWORK,
  'admin.frameworks.$id.add.$band': FRAMEWORK,
  'admin.frameworks.$id.remove.$criterion': FRAMEWORK,
  'admin.imports._index': {
    read: ['admin'],
    write: ['admin'],
    finer: "the authority's uploads, and runs of the command line",
  },
  'admin.imports.$id._index': {
    read: ['admin'],
    write: ['admin'],
    finer: "the authority's uploads, and runs of the command line",
  },
  'admin.imports.$id.rejected': {
    read: ['admin'],
    finer: "the authority's uploads, and runs of the command line",
  },
  'admin.audit': {
    read: ['admin', 'lead'],
    finer: 'events of the authority; casework text only for the lead',
  },
  'directory._index': { read: 'public', finer: 'published offers only, and never contact details' },
  'directory.new': { read: SERVICE, write: SERVICE, finer: "the viewer's authority" },
  'directory.$id._index': {
    read: 'public',
    write: [...SERVICE, 'leader'],
    finer:
      'days, unpublished offers and contact details for the provider and its authority; contact also for parties to an accepted proposal',
  },
  'directory.$id.edit': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'own entry, or of the authority',
  },
  'directory.$id.standing': { read: SERVICE, write: SERVICE, finer: 'providers of the authority' },
  'directory.$id.appetite': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'own entry, or of the authority',
  },
  'directory.$id.record': {
    read: [...SERVICE, 'leader'],
    write: ['leader'],
    finer: 'own record, or of the authority; schools by name for those who were there and who brokered it',
  },
  'directory.$id.capacity': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'own days, or of the authority',
  },
  'directory.$id.conflicts': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'own, or of the authority',
  },
  'offers._index': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: "own offers, or the authority's",
  },
  'offers.new': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'for oneself, or for providers of the authority',
  },
  'offers.$id._index': {
    read: 'public',
    write: [...SERVICE, 'leader'],
    finer: 'drafts, withdrawn offers and days only for the provider and its authority',
  },
  'offers.$id.edit': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: "own offers, or the authority's",
  },
  ...agreementAccess,
  ...recompenseAccess,
  ...privacyAccess,
  ...trustAccess,
  ...confidentialAccess,
  ...notificationAccess,
  ...practiceAccess,
  ...insightAccess,
};

export { SERVICE };
