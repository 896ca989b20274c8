import { describe, expect, it } from 'vitest';
import type { Grant, Role, Viewer } from '~/accounts/domain/roles';
import { moneyReachOf } from '../standing';
import { mayRecordPayment, maySeePayable } from './permissions';

const of = { authorityId: 'marlshire', homeUrn: 100_002, providerId: 'priya' };

const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  role,
  urn: null,
  providerId: null,
  ...more,
});

function reach(authorityId: string, ...grants: Grant[]) {
  const viewer: Viewer = {
    accountId: 'a',
    name: 'A',
    email: 'a@a.example',
    authorityId,
    authorityName: authorityId,
    grants,
  };
  return moneyReachOf(viewer);
}

describe('a payable', () => {
  it.each([
    ['its broker', reach('marlshire', grant('broker')), true, true],
    ['its lead', reach('marlshire', grant('lead')), true, true],
    ['a broker of elsewhere', reach('elsewhere', grant('broker')), false, false],
    ['the head of the school that is paid', reach('elsewhere', grant('head', { urn: 100_002 })), true, false],
    ['its chair', reach('elsewhere', grant('chair', { urn: 100_002 })), true, false],
    [
      'the head of the school that was helped',
      reach('marlshire', grant('head', { urn: 100_001 })),
      false,
      false,
    ],
    ['the provider', reach('elsewhere', grant('leader', { providerId: 'priya' })), true, false],
    ['another provider', reach('elsewhere', grant('leader', { providerId: 'ann' })), false, false],
    ['a member', reach('marlshire', grant('member')), false, false],
    ['an administrator', reach('marlshire', grant('admin')), false, false],
    [
      'a broker who is the provider as well',
      reach('marlshire', grant('broker'), grant('leader', { providerId: 'priya' })),
      true,
      false,
    ],
    [
      'a broker who chairs the school that is paid',
      reach('marlshire', grant('broker'), grant('chair', { urn: 100_002 })),
      true,
      false,
    ],
  ])('seen and paid by %s', (_who, standing, sees, pays) => {
    expect(maySeePayable(standing, of)).toBe(sees);
    expect(mayRecordPayment(standing, of)).toBe(pays);
  });
});
