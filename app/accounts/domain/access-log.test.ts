import { describe, expect, it } from 'vitest';
import { actingAs } from './access-log';
import type { Grant, Viewer } from './roles';

const SCHOOL = { urn: 100001, authorityId: 'a' };
const viewer = (authorityId: string, ...grants: Partial<Grant>[]): Viewer => ({
  ...{ accountId: 'x', name: 'X', email: 'x@x.example', authorityId, authorityName: 'A' },
  grants: grants.map((grant) => ({ role: 'member', urn: null, providerId: null, ...grant })),
});

describe('as what somebody looked', () => {
  it.each([
    ['head', viewer('a', { role: 'broker' }, { role: 'head', urn: 100001 })],
    ['chair', viewer('a', { role: 'chair', urn: 100001 })],
    ['lead', viewer('a', { role: 'broker' }, { role: 'lead' })],
    ['broker', viewer('a', { role: 'broker' }, { role: 'head', urn: 100002 })],
    ['leader', viewer('b', { role: 'broker' }, { role: 'leader', providerId: 'p' })],
    ['other-head', viewer('b', { role: 'lead' }, { role: 'head', urn: 100002 })],
    ['other', viewer('b', { role: 'lead' })],
  ])('%s', (as, who) => {
    expect(actingAs(who, SCHOOL)).toBe(as);
  });
});
