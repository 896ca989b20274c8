import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES } from '../agreement-states';
import { SIGNING_PARTIES, type SigningParty } from '../parties';
import { mayDo, STANDINGS, type Standing } from '../permissions';
import { AMENDMENT_ACTIONS, amendmentRights, isAmendable, mayAmend } from './permissions';
import { AMENDMENT_STATES } from './vocabulary';

const TWO: SigningParty[] = ['client-head', 'authority'];

/** `state standing` of everybody who may, where all four are asked; and where only the head and the authority are. */
const EXPECTED: Record<string, { all: string[]; two: string[] }> = {
  edit: same(['draft client-head', 'draft provider-leader', 'draft service']),
  send: same(['draft service']),
  sign: {
    all: ['signing client-head', 'signing client-chair', 'signing home-head', 'signing service'],
    two: ['signing client-head', 'signing service'],
  },
  reopen: {
    all: STANDINGS.map((standing) => `signing ${standing}`),
    two: ['signing client-head', 'signing provider-leader', 'signing service'],
  },
  withdraw: {
    all: [
      ...['draft client-head', 'draft provider-leader', 'draft service'],
      ...STANDINGS.map((standing) => `signing ${standing}`),
    ],
    two: ['draft', 'signing'].flatMap((state) =>
      ['client-head', 'provider-leader', 'service'].map((standing) => `${state} ${standing}`),
    ),
  },
};
function same(list: string[]) {
  return { all: list, two: list };
}

function allowed(action: (typeof AMENDMENT_ACTIONS)[number], parties: readonly SigningParty[]) {
  return AMENDMENT_STATES.flatMap((state) =>
    STANDINGS.filter((standing) => mayAmend(action, [standing], 'active', { state, parties })).map(
      (standing) => `${state} ${standing}`,
    ),
  );
}

describe('who may do what with an amendment', () => {
  for (const action of AMENDMENT_ACTIONS) {
    it(`${action}, where all four are asked to sign and where two are`, () => {
      expect(allowed(action, SIGNING_PARTIES).sort()).toEqual([...(EXPECTED[action]?.all ?? [])].sort());
      expect(allowed(action, TWO).sort()).toEqual([...(EXPECTED[action]?.two ?? [])].sort());
    });
  }

  it.each(AGREEMENT_STATES)('while the agreement is %s: only of one in force', (agreement) => {
    const anything = amendmentRights([...STANDINGS] as Standing[], agreement, {
      state: 'signing',
      parties: SIGNING_PARTIES,
    });
    expect(anything.sign).toBe(['active', 'paused'].includes(agreement));
    expect(Object.values(anything).some(Boolean)).toBe(isAmendable(agreement));
    expect(mayDo('amend', ['service'], agreement), 'starting one').toBe(isAmendable(agreement));
  });

  it('is nobody else’s', () => {
    for (const action of AMENDMENT_ACTIONS)
      for (const state of AMENDMENT_STATES)
        expect(mayAmend(action, [], 'active', { state, parties: SIGNING_PARTIES })).toBe(false);
  });
});
