import { describe, expect, it } from 'vitest';
import type { Grant, Viewer } from '~/accounts/domain/roles';
import { isProvider, mayAddProvider, mayEdit, maySetStanding } from './rights';

const provider = { id: 'p1', authorityId: 'marlshire' };
const viewer = (grant: Partial<Grant> & Pick<Grant, 'role'>, authorityId = 'marlshire'): Viewer => ({
  accountId: 'a',
  name: 'A',
  email: 'a@example.test',
  authorityId,
  authorityName: authorityId,
  grants: [{ urn: null, providerId: null, ...grant }],
});

describe('rights over an entry in the directory', () => {
  it.each([
    ['the provider', viewer({ role: 'leader', providerId: 'p1' }), true, false],
    ['another provider', viewer({ role: 'leader', providerId: 'p2' }), false, false],
    ['a broker', viewer({ role: 'broker' }), true, true],
    ['a lead', viewer({ role: 'lead' }), true, true],
    ["another authority's broker", viewer({ role: 'broker' }, 'elsewhere'), false, false],
    ['a head', viewer({ role: 'head', urn: 900001 }), false, false],
    ['a member', viewer({ role: 'member' }), false, false],
    ['an admin', viewer({ role: 'admin' }), false, false],
    ['a visitor', null, false, false],
  ] as const)('%s', (_, who, edits, setsStanding) => {
    expect(mayEdit(who, provider)).toBe(edits);
    expect(maySetStanding(who, provider)).toBe(setsStanding);
  });

  it('only the service adds providers; a leader is only the provider they act for', () => {
    expect(mayAddProvider(viewer({ role: 'broker' }))).toBe(true);
    expect(mayAddProvider(viewer({ role: 'leader', providerId: 'p1' }))).toBe(false);
    expect(isProvider(viewer({ role: 'broker', providerId: 'p1' }), provider)).toBe(false);
  });
});
