import { describe, expect, it } from 'vitest';
import { countingIds } from '~/kernel/ids';
import { ACCOUNTABILITIES, defaultMembers, missingRoles, REVIEW_ROLE_NAMES, withAccounts } from './members';
import { REVIEW_ROLES } from './vocabulary';

const someone = (role: (typeof REVIEW_ROLES)[number], name: string) => ({
  role,
  name,
  accountId: `${name}-id`,
});

describe('who is invited', () => {
  it('is the task group with what each answers for, the diocese or trust where there is one', () => {
    const members = defaultMembers(
      [
        someone('provider', 'Priya'),
        someone('head', 'Ruth'),
        someone('chair-of-review', 'Lee'),
        someone('adviser', 'Bo'),
        someone('diocese-or-trust', 'The diocese'),
      ],
      countingIds('m'),
    );
    expect(members.map(({ role, name }) => `${role}: ${name}`)).toEqual([
      'chair-of-review: Lee',
      'head: Ruth',
      // Nobody is known: the place is kept for a name to be typed.
      'chair-of-governors: ',
      'adviser: Bo',
      'provider: Priya',
      'diocese-or-trust: The diocese',
    ]);
    expect(members.map(({ accountableFor }) => accountableFor)).toEqual(
      members.map(({ role }) => ACCOUNTABILITIES[role]),
    );
    expect(defaultMembers([], countingIds('m')).map(({ role }) => role)).toEqual([
      'chair-of-review',
      'head',
      'chair-of-governors',
      'adviser',
    ]);
  });

  it('has words for every role', () => {
    for (const role of REVIEW_ROLES) {
      expect(REVIEW_ROLE_NAMES[role].length).toBeGreaterThan(3);
      expect(ACCOUNTABILITIES[role]).toMatch(/\.$/);
    }
  });

  it('knows accounts by role and name, never by a name in another role', () => {
    const typed = (role: 'head' | 'other', name: string) => ({ id: name, role, name, accountableFor: 'x' });
    expect(
      withAccounts(
        [typed('head', 'Ruth'), typed('other', 'Ruth'), typed('head', 'Sam')],
        [someone('head', 'Ruth')],
      ).map(({ accountId }) => accountId),
    ).toEqual(['Ruth-id', null, null]);
  });

  it('says which of the core group is missing; an assistant director can chair', () => {
    expect(missingRoles([{ role: 'head' }, { role: 'assistant-director' }])).toEqual([
      'chair-of-governors',
      'adviser',
    ]);
  });
});
