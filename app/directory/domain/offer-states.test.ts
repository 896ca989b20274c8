import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import { OFFER_EVENTS, offerMachine } from './offer-states';
import { OFFER_STATES, type OfferState } from './vocabulary';

const EXPECTED: Record<OfferState, Partial<Record<(typeof OFFER_EVENTS)[number], OfferState>>> = {
  draft: { publish: 'published', withdraw: 'withdrawn' },
  published: { withdraw: 'withdrawn' },
  withdrawn: { publish: 'published' },
};

describe('the life of an offer', () => {
  for (const state of OFFER_STATES) {
    for (const event of OFFER_EVENTS) {
      const to = EXPECTED[state][event];
      it(`${state}: ${event} → ${to ?? 'refused'}`, () => {
        expect(can(offerMachine, state, event)).toBe(to !== undefined);
        const verdict = next(offerMachine, state, event);
        if (to) expect(verdict).toEqual({ ok: true, value: to });
        else expect(verdict).toMatchObject({ ok: false, code: 'offer.not-allowed' });
      });
    }
  }
});
