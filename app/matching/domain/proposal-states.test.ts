import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import { PROPOSAL_PERMISSIONS, SHORTLIST_PERMISSIONS } from './permissions';
import { HOLDING_STATES, PROPOSAL_EVENTS, PROPOSAL_STATES, proposalMachine } from './proposal-states';
import { isLive } from './rules';
import { SHORTLIST_EVENTS, SHORTLIST_STATES, shortlistMachine } from './shortlist-states';

/** The whole table once more, by hand: state → events it allows. */
const allowed: Record<string, string> = {
  shortlisted: 'choose withdraw stand-down',
  chosen: 'unchoose invite withdraw stand-down',
  invited: 'accept decline expire withdraw stand-down',
  accepted: 'release refuse-release decline expire withdraw stand-down',
  released: 'approve decline expire withdraw stand-down',
  approved: '',
  declined: '',
  expired: '',
  withdrawn: '',
  'stood-down': '',
};
const pairs = PROPOSAL_STATES.flatMap((state) => PROPOSAL_EVENTS.map((event) => ({ state, event })));

describe('a proposal', () => {
  it.each(pairs)('$state, $event', ({ state, event }) => {
    const verdict = next(proposalMachine, state, event);
    expect(verdict.ok).toBe(allowed[state]?.split(' ').includes(event));
    if (!verdict.ok) {
      expect(verdict.code).toBe('proposal.not-allowed');
      expect(verdict.message).toContain(state);
    } else expect(PROPOSAL_STATES).toContain(verdict.value);
  });

  it('keeps days only while under way', () => {
    for (const state of HOLDING_STATES) expect(isLive(state)).toBe(true);
    for (const state of PROPOSAL_STATES.filter((one) => !isLive(one))) {
      expect(PROPOSAL_EVENTS.some((event) => can(proposalMachine, state, event))).toBe(false);
    }
  });

  it('has somebody to do each event', () => {
    for (const event of PROPOSAL_EVENTS) expect(PROPOSAL_PERMISSIONS[event].length).toBeGreaterThan(0);
  });
});

const steps: Record<string, Record<string, string>> = {
  making: { share: 'shared' },
  shared: { share: 'shared', choose: 'chosen', 'ask-others': 'others-asked' },
  'others-asked': { share: 'shared', choose: 'chosen' },
  chosen: { unchoose: 'shared' },
};

describe('a shortlist', () => {
  it.each(SHORTLIST_STATES.flatMap((state) => SHORTLIST_EVENTS.map((event) => ({ state, event }))))(
    '$state, $event',
    ({ state, event }) => {
      const verdict = next(shortlistMachine, state, event);
      expect(verdict.ok ? verdict.value : undefined).toBe(steps[state]?.[event]);
    },
  );

  it('has somebody to do each event', () => {
    for (const event of SHORTLIST_EVENTS) expect(SHORTLIST_PERMISSIONS[event].length).toBeGreaterThan(0);
  });
});
