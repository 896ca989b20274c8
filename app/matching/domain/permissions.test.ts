import { describe, expect, it } from 'vitest';
import type { Grant, Viewer } from '~/accounts/domain/roles';
import { mayDo, RELATIONS, type Relation, relationsTo } from './permissions';
import { PROPOSAL_EVENTS } from './proposal-states';

const parties = { authorityId: 'marlshire', urn: 900_001, providerId: 'p1', homeUrn: 900_002 };
const viewer = (authorityId: string, ...grants: Partial<Grant>[]): Viewer => ({
  accountId: 'someone',
  name: 'Someone',
  email: 'someone@example',
  authorityId,
  authorityName: authorityId,
  grants: grants.map((grant) => ({ role: 'member', urn: null, providerId: null, ...grant })),
});

describe('how somebody stands to a proposal', () => {
  it.each<[string, Viewer, Relation[]]>([
    ['broker', viewer('marlshire', { role: 'broker' }), ['service']],
    ['lead', viewer('marlshire', { role: 'lead' }), ['service']],
    ['a broker of another authority', viewer('elsewhere', { role: 'broker' }), []],
    ['the head', viewer('marlshire', { role: 'head', urn: 900_001 }), ['client-head']],
    ['the chair', viewer('marlshire', { role: 'chair', urn: 900_001 }), ['client-chair']],
    ['the head of another school', viewer('marlshire', { role: 'head', urn: 900_009 }), []],
    ['the provider', viewer('marlshire', { role: 'leader', providerId: 'p1' }), ['provider']],
    [
      'the provider, of another authority',
      viewer('elsewhere', { role: 'leader', providerId: 'p1' }),
      ['provider'],
    ],
    ['another provider', viewer('marlshire', { role: 'leader', providerId: 'p2' }), []],
    ['the home school’s head', viewer('elsewhere', { role: 'head', urn: 900_002 }), ['home-head']],
    ['the home school’s chair', viewer('marlshire', { role: 'chair', urn: 900_002 }), []],
    [
      'a leader who is the home school’s head',
      viewer('marlshire', { role: 'leader', providerId: 'p1' }, { role: 'head', urn: 900_002 }),
      ['provider', 'home-head'],
    ],
    ['a member', viewer('marlshire', { role: 'member' }), []],
    ['an administrator', viewer('marlshire', { role: 'admin' }), []],
  ])('%s', (_, who, relations) => {
    expect(relationsTo(who, parties)).toEqual(relations);
  });
});

/** Who does what, by hand. */
const mine: Record<Relation, string[]> = {
  service: ['invite', 'approve', 'withdraw', 'stand-down'],
  'client-head': ['choose', 'unchoose'],
  'client-chair': [],
  provider: ['accept', 'decline'],
  'home-head': ['release', 'refuse-release'],
  system: ['expire', 'stand-down'],
};

describe('who may do what', () => {
  it.each(RELATIONS.flatMap((relation) => PROPOSAL_EVENTS.map((event) => ({ relation, event }))))(
    '$relation, $event',
    ({ relation, event }) => {
      const verdict = mayDo(event, [relation]);
      expect(verdict.ok).toBe(mine[relation].includes(event));
      if (!verdict.ok)
        expect(verdict).toMatchObject({
          code: 'proposal.forbidden',
          message: expect.stringMatching(/^Only /),
        });
    },
  );

  it('nobody without a part may do anything', () => {
    for (const event of PROPOSAL_EVENTS) expect(mayDo(event, []).ok).toBe(false);
  });
});
