import type { RouteAccess } from './access-roles';

/** Those who keep the register of what is held, and requests about people's own data. */
const KEEPERS = ['lead', 'admin'] as const;

/** Routes of privacy: what is held, how long, and what people may ask about their own. */
export const privacyAccess: Record<string, RouteAccess> = {
  'account.data': { read: 'signed-in', write: 'signed-in', finer: "the viewer's own data" },
  'account.data[.]zip': { read: 'signed-in', finer: "the viewer's own data, without the names of others" },
  'admin.privacy._index': { read: KEEPERS, finer: 'the register, with the times of the own authority' },
  'admin.privacy.times.$category': {
    read: ['lead'],
    write: ['lead'],
    finer: 'kinds of records that go by themselves; never less than the law asks',
  },
  'admin.privacy.retention': { read: KEEPERS, finer: 'counts of the own authority; nothing is named' },
  'admin.privacy.holds.new': { read: ['lead'], write: ['lead'], finer: 'schools of the own authority' },
  'admin.privacy.holds.$id': { read: KEEPERS, write: ['lead'], finer: 'holds of the own authority' },
  'admin.privacy.requests._index': { read: KEEPERS, finer: 'the own authority' },
  'admin.privacy.requests.new': { read: KEEPERS, write: KEEPERS, finer: 'the own authority' },
  'admin.privacy.requests.$id._index': { read: KEEPERS, write: KEEPERS, finer: 'the own authority' },
  'admin.privacy.requests.$id[.]zip': {
    read: ['lead'],
    finer: 'open requests for a copy, of people of the own authority: an administrator reads no casework',
  },
  'admin.privacy.requests.$id.erase': {
    read: KEEPERS,
    write: KEEPERS,
    finer: 'whoever neither wrote the request down nor is the person; the password again',
  },
};
