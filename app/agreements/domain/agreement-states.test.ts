import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import {
  AGREEMENT_EVENTS,
  AGREEMENT_STATES,
  type AgreementState,
  agreementMachine,
} from './agreement-states';

/** What each event may follow, and where it leads: written out again, so that a slip in the table shows. */
const ALLOWED: Record<string, Partial<Record<AgreementState, AgreementState>>> = {
  'send-for-signing': { draft: 'signing' },
  reopen: { signing: 'draft' },
  'all-signed': { signing: 'active' },
  pause: { active: 'paused' },
  resume: { paused: 'active' },
  'begin-close': { active: 'closing', paused: 'closing' },
  close: { closing: 'closed' },
  terminate: {
    draft: 'terminated',
    signing: 'terminated',
    active: 'terminated',
    paused: 'terminated',
    closing: 'terminated',
  },
};

describe('every state and every event', () => {
  for (const state of AGREEMENT_STATES) {
    for (const event of AGREEMENT_EVENTS) {
      const to = ALLOWED[event]?.[state];
      it(`${state} + ${event} → ${to ?? 'refused'}`, () => {
        const verdict = next(agreementMachine, state, event);
        expect(can(agreementMachine, state, event)).toBe(to !== undefined);
        if (to) expect(verdict).toEqual({ ok: true, value: to });
        else
          expect(verdict).toMatchObject({
            ok: false,
            code: 'agreement.not-allowed',
            details: { state, event },
          });
      });
    }
  }

  it('reaches every state from the first', () => {
    const reached = new Set<AgreementState>([agreementMachine.initial]);
    for (const state of reached)
      for (const to of Object.values(agreementMachine.transitions[state])) reached.add(to);
    expect([...reached].sort()).toEqual([...AGREEMENT_STATES].sort());
  });
});
