import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, grantState, plannedFor, takenBack } from './planned-grant';

describe('a grant', () => {
  it('has one state, by its two times', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), fc.integer({ min: 1, max: 1e10 }), (day, later) => {
        const planned = plannedFor(day);
        expect(grantState(planned)).toBe('planned');
        expect(grantState(takenBack(planned))).toBe('taken-back');
        expect(grantState(begun(day))).toBe('in-force');
        expect(grantState({ createdAt: day, endedAt: new Date(day.getTime() + later) })).toBe('ended');
      }),
    );
  });

  it('is never without an end before it begins: whoever asks for grants without one does not find it', () => {
    const day = new Date('2027-01-04T00:00:00Z');
    expect(plannedFor(day).endedAt).not.toBeNull();
    expect(takenBack(plannedFor(day)).endedAt).not.toBeNull();
  });
});
