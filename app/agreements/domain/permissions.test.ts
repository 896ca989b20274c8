import { describe, expect, it } from 'vitest';
import type { Grant, Viewer } from '~/accounts/domain/roles';
import { AGREEMENT_STATES } from './agreement-states';
import { AGREEMENT_ACTIONS, mayDo, PERMISSIONS, partiesOf, STANDINGS, standingsOf } from './permissions';

const owners = { authorityId: 'marlshire', urn: 900101, providerId: 'priya', homeUrn: 900202 };

function viewer(grants: Partial<Grant>[], authorityId = 'marlshire'): Viewer {
  return {
    accountId: 'someone',
    name: 'Someone',
    email: 'someone@marlshire.example',
    authorityId,
    authorityName: authorityId,
    grants: grants.map((grant) => ({ role: 'member', urn: null, providerId: null, ...grant })),
  };
}

describe('how a person stands to an agreement', () => {
  it.each([
    ['head of the client school', [{ role: 'head', urn: 900101 }], ['client-head']],
    ['chair of the client school', [{ role: 'chair', urn: 900101 }], ['client-chair']],
    ['the provider', [{ role: 'leader', providerId: 'priya' }], ['provider-leader']],
    ['head of the home school', [{ role: 'head', urn: 900202 }], ['home-head']],
    ['chair of the home school', [{ role: 'chair', urn: 900202 }], []],
    ['broker', [{ role: 'broker' }], ['service']],
    ['lead', [{ role: 'lead' }], ['service']],
    ['member', [{ role: 'member' }], []],
    ['admin', [{ role: 'admin' }], []],
    ['head of another school', [{ role: 'head', urn: 900303 }], []],
    ['another provider', [{ role: 'leader', providerId: 'other' }], []],
    [
      'a leader who is also head of the home school',
      [
        { role: 'leader', providerId: 'priya' },
        { role: 'head', urn: 900202 },
      ],
      ['provider-leader', 'home-head'],
    ],
  ] as const)('%s', (_, grants, expected) => {
    expect(standingsOf(viewer([...grants]), owners)).toEqual(expected);
  });

  it('knows a provider and its head from another authority, and not that authority’s broker', () => {
    expect(standingsOf(viewer([{ role: 'leader', providerId: 'priya' }], 'fenland'), owners)).toEqual([
      'provider-leader',
    ]);
    expect(standingsOf(viewer([{ role: 'head', urn: 900202 }], 'fenland'), owners)).toEqual(['home-head']);
    expect(standingsOf(viewer([{ role: 'broker' }], 'fenland'), owners)).toEqual([]);
  });

  it('signs for one party a standing, and a leader for none', () => {
    expect(STANDINGS.map((standing) => partiesOf([standing]))).toEqual([
      ['client-head'],
      ['client-chair'],
      [],
      ['provider-head'],
      ['authority'],
    ]);
  });
});

describe('who may do what, when', () => {
  /** `action: standing → states`, written out in full beside the table it checks. */
  const expected: Record<string, string[]> = {
    edit: ['draft client-head', 'draft provider-leader', 'draft service'],
    send: ['draft service'],
    reopen: STANDINGS.map((standing) => `signing ${standing}`),
    sign: ['client-head', 'client-chair', 'home-head', 'service'].map((standing) => `signing ${standing}`),
    terminate: [
      ...['draft', 'signing'].flatMap((state) =>
        ['client-head', 'provider-leader', 'home-head', 'service'].map((standing) => `${state} ${standing}`),
      ),
      ...['active', 'paused', 'closing'].map((state) => `${state} service`),
    ],
    view: AGREEMENT_STATES.flatMap((state) => STANDINGS.map((standing) => `${state} ${standing}`)),
  };

  for (const action of AGREEMENT_ACTIONS) {
    it(action, () => {
      const allowed = AGREEMENT_STATES.flatMap((state) =>
        STANDINGS.filter((standing) => mayDo(action, [standing], state)).map(
          (standing) => `${state} ${standing}`,
        ),
      );
      expect(allowed.sort()).toEqual([...(expected[action] ?? [])].sort());
    });
  }

  it('has a line for every action and standing, and nothing for a stranger', () => {
    for (const action of AGREEMENT_ACTIONS) {
      expect(Object.keys(PERMISSIONS[action]).sort()).toEqual([...STANDINGS].sort());
      for (const state of AGREEMENT_STATES) expect(mayDo(action, [], state)).toBe(false);
    }
  });
});
