import { describe, expect, it } from 'vitest';
import { accessManifest } from '../access-manifest';
import { isProven, isTwoFactors, mustHaveTwo, SESSION_METHODS } from './proof';
import { asksForProof } from './proof-routes';
import { ROLES } from './roles';

const START = new Date('2026-11-22T09:00:00Z');
const minutesOn = (minutes: number) => new Date(START.getTime() + minutes * 60_000);

describe('a session as proof', () => {
  it.each([
    ['just signed in', { createdAt: START, provenAt: null }, 0, true, false],
    ['signed in half an hour ago', { createdAt: START, provenAt: null }, 30, true, false],
    ['signed in longer ago', { createdAt: START, provenAt: null }, 31, false, false],
    ['confirmed ten minutes ago', { createdAt: START, provenAt: minutesOn(100) }, 110, true, true],
    ['confirmed longer ago', { createdAt: START, provenAt: minutesOn(100) }, 111, true, false],
    ['confirmed over half an hour ago', { createdAt: START, provenAt: minutesOn(100) }, 131, false, false],
    ['of a clock a little ahead', { createdAt: START, provenAt: minutesOn(0.5) }, 0, true, true],
    ['before the clock was set back', { createdAt: minutesOn(60), provenAt: minutesOn(60) }, 0, false, false],
  ] as const)('%s', (_name, session, minutes, sitting, moment) => {
    expect(isProven(session, 'sitting', minutesOn(minutes))).toBe(sitting);
    expect(isProven(session, 'moment', minutesOn(minutes))).toBe(moment);
  });

  it('is of two factors unless it was a password or a provider’s word alone', () => {
    expect(SESSION_METHODS.filter((method) => !isTwoFactors(method))).toEqual(['password', 'single-sign-on']);
    expect(isTwoFactors(null)).toBe(false);
  });
});

describe('a second factor', () => {
  it('is for those who read or keep a whole authority, in no demonstration', () => {
    expect(ROLES.filter((role) => mustHaveTwo([role], false))).toEqual(['broker', 'lead', 'admin']);
    expect(mustHaveTwo(['head', 'leader', 'broker'], false)).toBe(true);
    expect(mustHaveTwo([...ROLES], true)).toBe(false);
    expect(mustHaveTwo([], false)).toBe(false);
  });
});

describe('what asks for a proof', () => {
  it.each([
    ['claims.$claimId.$step', '/claims/c1/approve', true],
    ['claims.$claimId.$step', '/claims/c1/approve/', true],
    ['claims.$claimId.$step', '/claims/c1/evidence', false],
    ['invoices.$id.$step', '/invoices/i1/credit', true],
    ['invoices.$id.$step', '/invoices/i1/order', false],
    ['payables.$id.pay', '/payables/p1/pay', true],
    ['payables.$id.payments.$paymentId.reverse', '/payables/p1/payments/q/reverse', true],
    ['recompense.pots.$potId.allocate', '/recompense/pots/p/allocate', true],
    ['recompense.commitments.$commitmentId.$step', '/recompense/commitments/c/decide', true],
    ['admin.users.$id._index', '/admin/users/u', true],
    ['admin.users.$id.second-factor', '/admin/users/u/second-factor', true],
    ['admin.settings', '/admin/settings', true],
    ['admin.export', '/admin/export', true],
    ['requests.$id.draft.$page', '/requests/r/draft/days', false],
    ['account.confirm', '/account/confirm', false],
  ])('%s at %s', (route, path, asks) => {
    expect(asksForProof(route, path)).toBe(asks);
  });

  it('is every change of roles, and every page of these is there', () => {
    const writing = Object.entries(accessManifest).filter(([, line]) => line.write !== undefined);
    const asking = writing.filter(([route]) => asksForProof(route, '/approve')).map(([route]) => route);
    expect(asking).toEqual(expect.arrayContaining(['admin.users.new', 'payables.run', 'invoices.ready']));
    expect(writing.filter(([route]) => route.startsWith('admin.users') && !asking.includes(route))).toEqual(
      [],
    );
    // Where people confirm must never ask for a confirmation first.
    expect(asking.filter((route) => /^(account|login|logout|kept)/.test(route))).toEqual([]);
  });
});
