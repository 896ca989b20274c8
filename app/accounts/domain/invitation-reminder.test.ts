import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/kernel/clock';
import { invitationStage } from './invitation-reminder';

const SENT = '2026-11-02';

describe('the inviter of somebody who does not answer', () => {
  it('hears of it after a week, and when the link has run out', () => {
    expect(invitationStage(SENT, false, addDays(SENT, 6))).toBeNull();
    expect(invitationStage(SENT, false, addDays(SENT, 7))).toBe('unanswered');
    expect(invitationStage(SENT, false, addDays(SENT, 13))).toBe('unanswered');
    expect(invitationStage(SENT, true, addDays(SENT, 14))).toBe('lapsed');
  });

  it('hears of the link that has run out even where the week was missed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), (days) => {
        expect(invitationStage(SENT, true, addDays(SENT, days))).toBe('lapsed');
      }),
    );
  });
});
