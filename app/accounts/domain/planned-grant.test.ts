import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begun, grantState, plannedFor, takenBack } from './planned-grant';

describe('a grant', () => {
  it('has one state, by its two times', () => {
    // Within what a calendar knows: before the first instant there is none for a grant taken back to end at.
    const day = fc.date({ noInvalidDate: true, min: new Date('1970-01-01'), max: new Date('2200-01-01') });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 1e10 }), (begins, later) => {
        const planned = plannedFor(begins);
        expect(grantState(planned)).toBe('planned');
        expect(grantState(takenBack(planned))).toBe('taken-back');
        expect(grantState(begun(begins))).toBe('in-force');
        expect(grantState({ createdAt: begins, endedAt: new Date(begins.getTime() + later) })).toBe('ended');
      }),
    );
  });

  it('is never without an end before it begins: whoever asks for grants without one does not find it', () => {
    const day = new Date('2027-01-04T00:00:00Z');
    expect(plannedFor(day).endedAt).not.toBeNull();
    expect(takenBack(plannedFor(day)).endedAt).not.toBeNull();
  });
});
