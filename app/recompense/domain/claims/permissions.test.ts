import { describe, expect, it } from 'vitest';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import {
  CLAIM_ACTIONS,
  CLAIM_STANDINGS,
  isClaimant,
  mayApprove,
  mayClawBack,
  mayWithClaim,
  ownPart,
} from './permissions';
import { CLAIM_STATES } from './vocabulary';

const SENT = ['submitted', 'queried', 'confirmed', 'approved', 'withdrawn', 'declined'];
const OPEN = ['submitted', 'queried', 'confirmed'];
const of = (states: readonly string[], standings: readonly string[]) =>
  states.flatMap((state) => standings.map((standing) => `${state} ${standing}`));
const CLAIMANTS = ['provider-leader', 'home-head'];
const SCHOOL = ['client-head', 'client-chair'];
const SERVICE = ['service', 'lead'];

/** `action: state standing`, written out in full beside the table it checks. */
const EXPECTED: Record<string, string[]> = {
  see: [...of(['draft', ...SENT], CLAIMANTS), ...of(SENT, [...SCHOOL, ...SERVICE])],
  change: of(['draft'], CLAIMANTS),
  send: of(['draft'], CLAIMANTS),
  reply: of(['queried'], CLAIMANTS),
  withdraw: of(['draft', ...OPEN], CLAIMANTS),
  answer: of(OPEN, SCHOOL),
  approve: of(OPEN, SERVICE),
  decline: of(OPEN, SERVICE),
  sample: of(['approved'], SERVICE),
  'give-evidence': of(['approved'], CLAIMANTS),
  judge: of(['approved'], SERVICE),
  'claw-back-much': ['approved lead'],
};

describe('who may do what with a claim', () => {
  it.each(CLAIM_ACTIONS)('%s', (action) => {
    const allowed = CLAIM_STATES.flatMap((state) =>
      CLAIM_STANDINGS.filter((standing) => mayWithClaim(action, [standing], state)).map(
        (standing) => `${state} ${standing}`,
      ),
    );
    expect([...allowed].sort()).toEqual([...(EXPECTED[action] ?? [])].sort());
  });

  it('claiming is the provider’s and their head’s', () => {
    expect(CLAIM_STANDINGS.filter((standing) => isClaimant([standing]))).toEqual(CLAIMANTS);
  });
});

describe('nobody decides on their own', () => {
  const none = { sent: false, answered: false };
  const others = ['answer', 'approve', 'decline', 'sample', 'judge', 'claw-back-much'];

  it.each(CLAIM_ACTIONS)('%s', (action) => {
    for (const claimant of ['provider-leader', 'home-head'] as const) {
      expect(ownPart(action, [claimant, 'service', 'client-head'], none)).toBe(
        others.includes(action) ? 'own-claim' : null,
      );
    }
    // Whoever sent it does not decide on it either, were they to have changed sides since.
    expect(ownPart(action, ['service'], { sent: true, answered: false })).toBe(
      others.includes(action) ? 'own-claim' : null,
    );
    const decides = others.includes(action) && action !== 'answer';
    expect(ownPart(action, ['service'], { sent: false, answered: true })).toBe(decides ? 'own-answer' : null);
    expect(ownPart(action, ['service', 'client-chair'], none)).toBe(decides ? 'own-answer' : null);
    expect(ownPart(action, ['service', 'lead'], none)).toBeNull();
    expect(ownPart(action, ['client-head'], { sent: false, answered: true })).toBe(
      decides ? 'own-answer' : null,
    );
  });
});

describe('approving', () => {
  const since = '2027-02-01';

  it('a confirmed claim needs nothing else', () => {
    expect(mayApprove({ state: 'confirmed', since }, 14, '2027-02-01', USUAL_CALENDAR)).toEqual({
      ok: true,
      value: { unanswered: false },
    });
  });

  it.each(['submitted', 'queried'] as const)(
    '%s waits out the days of school, the last one included',
    (state) => {
      expect(mayApprove({ state, since }, 14, '2027-02-22', USUAL_CALENDAR)).toMatchObject({
        ok: false,
        code: 'claim.early',
        details: { due: '2027-02-22' },
      });
      expect(mayApprove({ state, since }, 14, '2027-02-23', USUAL_CALENDAR)).toEqual({
        ok: true,
        value: { unanswered: true },
      });
    },
  );

  it('says for whom it waits', () => {
    const said = (state: 'submitted' | 'queried') => {
      const verdict = mayApprove({ state, since }, 14, since, USUAL_CALENDAR);
      return verdict.ok ? '' : verdict.message;
    };
    expect(said('submitted')).toContain('The school has until 22 February 2027 to answer.');
    expect(said('queried')).toContain('The provider has until 22 February 2027 to reply');
  });
});

describe('taking money back', () => {
  const sum = { amountPence: 10_000, limitPence: 10_000, lead: false };

  it('waits for the evidence, or for its day to pass', () => {
    const asked = { state: 'asked', dueOn: '2027-03-01' } as const;
    expect(mayClawBack(asked, sum, '2027-03-01')).toMatchObject({ code: 'sample.early' });
    expect(mayClawBack(asked, sum, '2027-03-02').ok).toBe(true);
    expect(mayClawBack({ ...asked, state: 'given' }, sum, '2027-02-01').ok).toBe(true);
  });

  it('above the limit is the lead’s', () => {
    const given = { state: 'given', dueOn: '2027-03-01' } as const;
    expect(mayClawBack(given, { ...sum, amountPence: 10_001 }, '2027-02-01')).toMatchObject({
      code: 'sample.lead',
    });
    expect(mayClawBack(given, { ...sum, amountPence: 10_001, lead: true }, '2027-02-01').ok).toBe(true);
  });
});
