import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import {
  CHARGE_EVENTS,
  type ChargeEvent,
  type ChargeStanding,
  chargeMachine,
  mayWithCharge,
  needsReason,
  samePrice,
} from './charges';
import { CHARGE_STATES, type ChargeState } from './vocabulary';

/** Every transition there is, with whose it is; all else is refused. */
const ALLOWED: Readonly<Record<string, { to: ChargeState; by: ChargeStanding }>> = {
  'asked agree': { to: 'invoiced', by: 'service' },
  'asked decline': { to: 'declined', by: 'service' },
  'asked cancel': { to: 'cancelled', by: 'head' },
  'agreed confirm': { to: 'invoiced', by: 'head' },
  'agreed turn-down': { to: 'declined', by: 'head' },
  'agreed cancel': { to: 'cancelled', by: 'service' },
};
const cases = CHARGE_STATES.flatMap((state) =>
  CHARGE_EVENTS.map((event): [ChargeState, ChargeEvent] => [state, event]),
);

describe('a charge', () => {
  it.each(cases)('that is %s: %s', (state, event) => {
    const allowed = ALLOWED[`${state} ${event}`];
    const verdict = next(chargeMachine, state, event);
    expect(verdict.ok ? verdict.value : null).toBe(allowed?.to ?? null);
    for (const standing of ['head', 'chair', 'service'] as const) {
      expect(mayWithCharge(event, state, [standing]), standing).toBe(allowed?.by === standing);
    }
    expect(mayWithCharge(event, state, [])).toBe(false);
  });

  it('is invoiced by the other side than the one that brought it', () => {
    expect(mayWithCharge('agree', 'asked', ['head'])).toBe(false);
    expect(mayWithCharge('confirm', 'agreed', ['service'])).toBe(false);
  });

  it('is refused or taken back with a reason, and agreed to without', () => {
    expect(CHARGE_EVENTS.filter(needsReason)).toEqual(['decline', 'turn-down', 'cancel']);
  });

  it('at another price than the one seen takes nothing, and says both', () => {
    expect(samePrice(42_500, 42_500, 'A day').ok).toBe(true);
    expect(samePrice(42_500, 45_000, 'A day')).toMatchObject({
      ok: false,
      code: 'charge.price-changed',
      message: expect.stringMatching(/£425\.00 and is now £450\.00\. Nothing has been taken/),
    });
  });
});
