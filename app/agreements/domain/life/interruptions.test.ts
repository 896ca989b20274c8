import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termOf } from '~/kernel/academic-year';
import { addDays } from '~/kernel/clock';
import { AGREEMENT_STATES } from '../agreement-states';
import { STANDINGS, type Standing } from '../permissions';
import { LOSS_SIGNS, looksLost, lossSigns, type PartnerFacts } from './partner-loss';
import { checkPause, daysPaused, latestLook, withinPause } from './pause';
import { endReasonOf, groundsFor, STOP_GROUNDS, searchesAgain } from './stop';

describe('a pause', () => {
  it.each([
    ['2026-11-23', '2027-08-31'],
    ['2027-01-05', '2027-12-31'],
    ['2027-04-16', '2028-04-15'],
  ])('begun on %s is looked at again by %s at the latest', (today, latest) => {
    expect(latestLook(today)).toBe(latest);
    expect(checkPause(latest, today)).toEqual({ ok: true, value: undefined });
    expect(checkPause(addDays(latest, 1), today)).toMatchObject({
      code: 'pause.look-too-late',
      field: 'resumeBy',
    });
    expect(checkPause(addDays(today, 1), today).ok).toBe(true);
    expect(checkPause(today, today)).toMatchObject({ code: 'pause.look-past', field: 'resumeBy' });
  });

  it('may always be looked at for two whole terms, and never for three', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), (days) => {
        const today = addDays('2024-09-01', days);
        const terms = new Set<string>();
        for (let on = today; on <= latestLook(today); on = addDays(on, 1)) terms.add(termOf(on));
        expect(terms.size).toBe(3);
      }),
      { numRuns: 50 },
    );
  });

  it('counts its days by the calendar of England', () => {
    expect(daysPaused(new Date('2026-11-23T09:00:00Z'), '2026-11-23')).toBe(0);
    // Half past eleven at night in London is still the 30th of March, an hour after midnight UTC it is not.
    expect(daysPaused(new Date('2027-03-30T22:30:00Z'), '2027-04-01')).toBe(2);
    expect(daysPaused(new Date('2027-03-30T23:30:00Z'), '2027-04-01')).toBe(1);
  });

  it('touches what is planned from its first day on', () => {
    const planned = ['2027-02-01', '2027-02-02', '2027-05-01'].map((plannedFor) => ({ plannedFor }));
    expect(withinPause(planned, '2027-02-02').map(({ plannedFor }) => plannedFor)).toEqual([
      '2027-02-02',
      '2027-05-01',
    ]);
  });
});

describe('the ground on which an agreement is ended', () => {
  /** Each standing's own grounds, written out; the terms for leaving early only once all have signed. */
  const OWN: Record<Standing, readonly string[]> = {
    'client-head': ['school-asks', 'no-longer-needed', 'other'],
    'client-chair': ['school-asks', 'no-longer-needed', 'other'],
    'provider-leader': ['provider-withdraws', 'leader-lost', 'other'],
    'home-head': ['provider-withdraws', 'leader-lost', 'other'],
    service: ['school-asks', 'provider-withdraws', 'leader-lost', 'no-longer-needed', 'early-exit', 'other'],
  };
  it.each(STANDINGS.flatMap((standing) => AGREEMENT_STATES.map((state) => ({ standing, state }))))(
    'is, for $standing while it is $state, one of their own',
    ({ standing, state }) => {
      const unsigned = state === 'draft' || state === 'signing';
      const expected = OWN[standing].filter((ground) => ground !== 'early-exit' || !unsigned);
      expect(groundsFor([standing], state)).toEqual(expected);
    },
  );

  it('is nobody’s who does not stand to it, and all of theirs who stand to it twice', () => {
    expect(groundsFor([], 'active')).toEqual([]);
    expect(groundsFor(['client-head', 'home-head'], 'draft')).toEqual(
      STOP_GROUNDS.filter((one) => one !== 'early-exit'),
    );
  });

  it('opens the search again unless the support is no longer needed, and stands before the reason', () => {
    expect(STOP_GROUNDS.filter((ground) => !searchesAgain(ground))).toEqual(['no-longer-needed']);
    expect(endReasonOf('school-asks', 'A new head.')).toBe('The school asks for it. A new head.');
    expect(endReasonOf('other', 'A new head.')).toBe('A new head.');
  });
});

describe('signs that a partner may be lost', () => {
  const there: PartnerFacts = {
    active: true,
    designatedOn: '2024-09-01',
    designationExpires: '2027-08-31',
    account: 'open',
    appetite: 'looking',
    saidSince: false,
  };
  const today = '2026-11-23';

  it.each([
    ['nothing', {}, []],
    ['out of the directory', { active: false }, ['left-directory']],
    ['a designation that ended yesterday', { designationExpires: '2026-11-22' }, ['designation-ended']],
    ['one that ends today', { designationExpires: today }, []],
    ['one without an end', { designationExpires: null }, []],
    ['an account that was closed', { account: 'closed' }, ['account-closed']],
    ['no account ever', { account: 'never' }, []],
    ['“not now”, said since', { appetite: 'not-now', saidSince: true }, ['not-now']],
    ['“not now” from before', { appetite: 'not-now', saidSince: false }, []],
    ['“open”, said since', { appetite: 'open', saidSince: true }, []],
    [
      'all of them',
      {
        active: false,
        designationExpires: '2026-01-01',
        account: 'closed',
        appetite: 'not-now',
        saidSince: true,
      },
      [...LOSS_SIGNS],
    ],
  ] as const)('%s', (_, over, expected) => {
    expect(lossSigns({ ...there, ...over }, today)).toEqual(expected);
  });

  it('are only to be asked about where all that is known is “not now”', () => {
    expect(LOSS_SIGNS.filter((sign) => !looksLost([sign]))).toEqual(['not-now']);
    expect(looksLost(['not-now', 'account-closed'])).toBe(true);
    expect(looksLost([])).toBe(false);
  });
});
