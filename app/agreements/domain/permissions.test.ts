import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES } from './agreement-states';
import {
  AGREEMENT_ACTIONS,
  mayDo,
  PERMISSIONS,
  partiesOf,
  type Reach,
  STANDINGS,
  standingsOf,
} from './permissions';

const owners = { authorityId: 'marlshire', urn: 900101, providerId: 'priya', homeUrn: 900202 };

const nobody: Reach = { headOf: [], chairOf: [], providers: [], serviceOf: null };

describe('how a person stands to an agreement', () => {
  it.each([
    ['head of the client school', { headOf: [900101] }, ['client-head']],
    ['chair of the client school', { chairOf: [900101] }, ['client-chair']],
    ['the provider, from whichever authority', { providers: ['priya'] }, ['provider-leader']],
    ['head of the home school, from whichever authority', { headOf: [900202] }, ['home-head']],
    ['chair of the home school', { chairOf: [900202] }, []],
    ['the authority’s service', { serviceOf: 'marlshire' }, ['service']],
    ['the service of another authority', { serviceOf: 'fenland' }, []],
    ['head of another school', { headOf: [900303] }, []],
    ['another provider', { providers: ['other'] }, []],
    [
      'a leader who is head of the home school',
      { providers: ['priya'], headOf: [900202] },
      ['provider-leader', 'home-head'],
    ],
    ['nobody', {}, []],
  ] as const)('%s', (_, reach, expected) => {
    expect(standingsOf({ ...nobody, ...reach }, owners)).toEqual(expected);
  });

  it('signs for one party a standing, and a leader for none', () => {
    expect(STANDINGS.map((standing) => partiesOf([standing]))).toEqual([
      ['client-head'],
      ['client-chair'],
      [],
      ['provider-head'],
      ['authority'],
    ]);
  });
});

/** The three who carry the work: the school, the provider, the service. */
const DOERS = ['client-head', 'provider-leader', 'service'];
const FOLLOWED = ['active', 'paused', 'closing'];
const SIGNED = [...FOLLOWED, 'closed', 'terminated'];
const of = (states: readonly string[], standings: readonly string[]) =>
  states.flatMap((state) => standings.map((standing) => `${state} ${standing}`));

describe('who may do what, when', () => {
  /** `action: standing → states`, written out in full beside the table it checks. */
  const expected: Record<string, string[]> = {
    edit: ['draft client-head', 'draft provider-leader', 'draft service'],
    send: ['draft service'],
    reopen: STANDINGS.map((standing) => `signing ${standing}`),
    sign: ['client-head', 'client-chair', 'home-head', 'service'].map((standing) => `signing ${standing}`),
    pause: ['active service'],
    resume: ['paused service'],
    terminate: [
      ...['draft', 'signing'].flatMap((state) =>
        ['client-head', 'provider-leader', 'home-head', 'service'].map((standing) => `${state} ${standing}`),
      ),
      ...['active', 'paused', 'closing'].map((state) => `${state} service`),
    ],
    visit: of(['active', 'closing'], ['provider-leader', 'service']),
    'write-up': of(FOLLOWED, ['provider-leader', 'service']),
    act: of(FOLLOWED, STANDINGS),
    'mark-milestone': of(['active', 'closing'], DOERS),
    review: of(FOLLOWED, ['service']),
    measure: of(FOLLOWED, DOERS),
    'measure-after': of(['closed', 'terminated'], ['client-head', 'service']),
    'read-escalation': of(SIGNED, ['client-head', 'client-chair', 'service']),
    escalate: of(FOLLOWED, ['service']),
    'step-escalation': of(SIGNED, ['service']),
    'answer-escalation': of(SIGNED, ['client-head', 'client-chair']),
    amend: of(['active', 'paused'], DOERS),
    'begin-close': of(['active', 'paused'], ['service']),
    'judge-exit': of(['closing'], ['service']),
    'correct-judgement': of(['closed'], ['service']),
    evaluate: of(['closing', 'closed'], DOERS),
    close: of(['closing'], ['service']),
    view: AGREEMENT_STATES.flatMap((state) => STANDINGS.map((standing) => `${state} ${standing}`)),
  };

  for (const action of AGREEMENT_ACTIONS) {
    it(action, () => {
      const allowed = AGREEMENT_STATES.flatMap((state) =>
        STANDINGS.filter((standing) => mayDo(action, [standing], state)).map(
          (standing) => `${state} ${standing}`,
        ),
      );
      expect(allowed.sort()).toEqual([...(expected[action] ?? [])].sort());
    });
  }

  it('has a line for every action and standing, and nothing for a stranger', () => {
    for (const action of AGREEMENT_ACTIONS) {
      expect(Object.keys(PERMISSIONS[action]).sort()).toEqual([...STANDINGS].sort());
      for (const state of AGREEMENT_STATES) expect(mayDo(action, [], state)).toBe(false);
    }
  });
});
