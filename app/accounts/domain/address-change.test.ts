import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ADDRESS_OUTCOMES,
  type AddressChange,
  type AddressState,
  addressMachine,
  addressStateOf,
  confirmAddress,
  endAddressChange,
  isOpenAddressState,
  needsOldAddress,
} from './address-change';

const now = new Date('2026-11-22T12:00:00Z');
const later = new Date('2026-11-25T12:00:00Z');
const earlier = new Date('2026-11-20T12:00:00Z');
const change = (over: Partial<AddressChange> = {}): AddressChange => ({
  oldConfirmedAt: null,
  newConfirmedAt: null,
  expiresAt: later,
  endedAt: null,
  outcome: null,
  ...over,
});

/** What each event does in each state; what is not here is refused. */
const EXPECTED: Partial<Record<AddressState, Record<string, AddressState>>> = {
  asked: { 'confirm-old': 'old-confirmed', 'confirm-new': 'new-confirmed' },
  'old-confirmed': { 'confirm-old': 'old-confirmed', 'confirm-new': 'changed' },
  'new-confirmed': { 'confirm-old': 'changed', 'confirm-new': 'new-confirmed' },
};
const ENDS: Record<string, AddressState> = {
  refuse: 'refused',
  withdraw: 'withdrawn',
  replace: 'replaced',
  expire: 'expired',
};

describe.each(addressMachine.states)('a change of address that is %s', (state) => {
  it.each(addressMachine.events)('answers %s', (event) => {
    const open = isOpenAddressState(state);
    const expected = open ? (EXPECTED[state]?.[event] ?? ENDS[event]) : undefined;
    expect(addressMachine.transitions[state][event]).toBe(expected);
  });

  it('ends in one of four ways while it is open, in none afterwards', () => {
    for (const how of ['refuse', 'withdraw', 'replace', 'expire'] as const) {
      const ended = endAddressChange(state, how);
      expect(ended.ok, how).toBe(isOpenAddressState(state));
      if (ended.ok) expect(ended.value).toBe(ENDS[how]);
    }
  });
});

describe('how far a change of address has come', () => {
  it('follows from what is kept', () => {
    expect(addressStateOf(change(), now)).toBe('asked');
    expect(addressStateOf(change({ oldConfirmedAt: now }), now)).toBe('old-confirmed');
    expect(addressStateOf(change({ newConfirmedAt: now }), now)).toBe('new-confirmed');
    for (const outcome of ADDRESS_OUTCOMES)
      expect(addressStateOf(change({ endedAt: now, outcome }), now)).toBe(outcome);
  });

  it('has run out at its instant, whether or not that was written down', () => {
    expect(addressStateOf(change({ expiresAt: now }), now)).toBe('expired');
    expect(addressStateOf(change({ expiresAt: earlier, oldConfirmedAt: earlier }), now)).toBe('expired');
    expect(addressStateOf(change({ expiresAt: earlier, endedAt: earlier, outcome: 'changed' }), now)).toBe(
      'changed',
    );
  });
});

describe('an address is changed', () => {
  it('only when both have confirmed, in whichever order and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<'old' | 'new'>('old', 'new'), { maxLength: 8 }), (sides) => {
        let state: AddressState = 'asked';
        for (const side of sides) {
          const after = confirmAddress(state, side, true);
          if (after.ok) state = after.value;
        }
        expect(state === 'changed').toBe(sides.includes('old') && sides.includes('new'));
      }),
    );
  });

  it('by the new one alone where the old one is not needed, never by the old one alone', () => {
    expect(confirmAddress('asked', 'new', false)).toMatchObject({ ok: true, value: 'changed' });
    expect(confirmAddress('asked', 'old', false)).toMatchObject({ ok: true, value: 'old-confirmed' });
    expect(confirmAddress('refused', 'new', false)).toMatchObject({ ok: false });
  });

  it('without the old one only for an administrator, and only while mail to it comes back', () => {
    expect(needsOldAddress({ askedByAdministrator: true, oldTakesNoMail: true })).toBe(false);
    expect(needsOldAddress({ askedByAdministrator: true, oldTakesNoMail: false })).toBe(true);
    expect(needsOldAddress({ askedByAdministrator: false, oldTakesNoMail: true })).toBe(true);
    expect(needsOldAddress({ askedByAdministrator: false, oldTakesNoMail: false })).toBe(true);
  });
});
