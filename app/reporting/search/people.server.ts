import { listAccounts } from '~/accounts/queries.server';
import { listHref, type SearchKind, SHOWN } from './kind';

/** People's accounts, for administrators. */
export const peopleKind: SearchKind = {
  key: 'people',
  title: 'People’s accounts',
  one: 'account',
  route: 'admin.users._index',
  async find(viewer, text) {
    const found = await listAccounts(viewer, text);
    return {
      total: found.length,
      all: listHref('/admin/users', { q: text }),
      hits: found.slice(0, SHOWN).map((person) => ({
        id: person.id,
        title: person.name,
        href: `/admin/users/${person.id}`,
        about: person.email,
        tag: person.active
          ? person.invited
            ? { label: 'Invited', tone: 'yellow' as const }
            : null
          : { label: 'Closed', tone: 'grey' as const },
        names: [person.email, person.name],
      })),
    };
  },
};
