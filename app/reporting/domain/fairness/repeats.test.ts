import { describe, expect, it } from 'vitest';
import { DECLINE_CODES, PROPOSAL_STATES } from '~/matching/domain';
import { saidNo } from './repeats';

describe('whether a provider could not come', () => {
  it('is so for what they declined or let run out, in no other state', () => {
    const yes = PROPOSAL_STATES.filter((state) => saidNo({ state, declineCode: null }));
    expect(yes).toEqual(['declined', 'expired']);
  });

  it('leaves out what was not theirs to decide', () => {
    const theirs = DECLINE_CODES.filter((declineCode) => saidNo({ state: 'declined', declineCode }));
    expect(theirs).toEqual(DECLINE_CODES.filter((code) => code !== 'conflict'));
    expect(saidNo({ state: 'declined', declineCode: 'home-school' })).toBe(false);
  });
});
