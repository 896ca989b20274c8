import { DRAFTERS, PARTIES, type RouteAccess, SERVICE } from './access-roles';
import { clusterAccess } from './cluster-access';

/** Routes of practice notes, clusters and programmes. */
export const practiceAccess: Record<string, RouteAccess> = {
  'practice._index': {
    read: 'signed-in',
    finer: "published notes of the viewer's authority, and those for everyone",
  },
  'practice.ours': { read: PARTIES, finer: 'notes of agreements the viewer has a part in' },
  'practice.new': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'closed agreements of their school, their support or their authority',
  },
  'practice.$id._index': {
    read: 'signed-in',
    finer: 'published notes within their reach; others for the school, the provider and the service alone',
  },
  'practice.$id.edit': { read: DRAFTERS, write: DRAFTERS, finer: 'drafts of agreements they are a party to' },
  'practice.$id.send': { read: DRAFTERS, write: DRAFTERS, finer: 'drafts of agreements they are a party to' },
  'practice.$id.consent': {
    read: ['head'],
    write: ['head'],
    finer: 'the head of the school the note is about',
  },
  'practice.$id.review': {
    read: SERVICE,
    write: SERVICE,
    finer: "notes of the viewer's authority that its school has agreed to",
  },
  'practice.$id.withdraw': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'the head takes a consent back, the service withdraws a note, its writers give up a draft',
  },
  'practice.$id.reopen': {
    read: DRAFTERS,
    write: DRAFTERS,
    finer: 'the head; others unless the school has said no',
  },
  'practice.$id.history': {
    read: PARTIES,
    finer: 'the school, the provider and the service; a chair once it was sent',
  },
  ...clusterAccess,
};
