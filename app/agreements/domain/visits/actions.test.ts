import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import { STANDINGS } from '../permissions';
import {
  ACTION_EVENTS,
  actionMachine,
  inOrder,
  isOverdue,
  looksAfter,
  ownersOf,
  readsAction,
} from './actions';
import { ACTION_OWNERS, ACTION_STATES } from './vocabulary';

describe('an agreed action', () => {
  const expected: Record<string, string> = {
    'open finish': 'done',
    'open drop': 'dropped',
    'open move': 'open',
  };
  it.each(ACTION_STATES.flatMap((state) => ACTION_EVENTS.map((event) => [state, event] as const)))(
    '%s, asked to %s',
    (state, event) => {
      const to = next(actionMachine, state, event);
      expect(to.ok ? to.value : 'refused').toBe(expected[`${state} ${event}`] ?? 'refused');
    },
  );

  it('is looked after by its owner and the service; one of nobody’s here by those who work with them', () => {
    const allowed = ACTION_OWNERS.map((owner) => [
      owner,
      STANDINGS.filter((standing) => looksAfter([standing], owner)),
    ]);
    expect(Object.fromEntries(allowed)).toEqual({
      'client-head': ['client-head', 'service'],
      'client-chair': ['client-chair', 'service'],
      provider: ['provider-leader', 'service'],
      'home-head': ['home-head', 'service'],
      service: ['service'],
      other: ['client-head', 'provider-leader', 'service'],
    });
    expect(looksAfter([], 'other')).toBe(false);
  });

  it('is read by all who work with the school; the head of the provider’s school reads their own', () => {
    const readers = ACTION_OWNERS.map((owner) =>
      STANDINGS.filter((standing) => readsAction([standing], owner)),
    );
    const all = [...STANDINGS];
    const others = all.filter((standing) => standing !== 'home-head');
    expect(Object.fromEntries(ACTION_OWNERS.map((owner, at) => [owner, readers[at]]))).toEqual({
      'client-head': others,
      'client-chair': others,
      provider: others,
      'home-head': all,
      service: others,
      other: others,
    });
    expect(readsAction([], 'home-head')).toBe(false);
  });

  it('waits for its owner', () => {
    expect(ownersOf(['provider-leader', 'home-head'])).toEqual(['provider', 'home-head']);
    expect(ownersOf([])).toEqual([]);
  });

  it.each([
    ['open', '2027-01-14', true],
    ['open', '2027-01-15', false],
    ['open', '2027-01-16', false],
    ['done', '2027-01-14', false],
    ['dropped', '2027-01-14', false],
  ] as const)('%s and due on %s is overdue on 15 January: %s', (state, dueOn, overdue) => {
    expect(isOverdue({ state, dueOn }, '2027-01-15')).toBe(overdue);
  });

  it('is read in one order, however they come: open ones by date, then done, then dropped', () => {
    const one = (id: string, state: (typeof ACTION_STATES)[number], dueOn: string) => ({ id, state, dueOn });
    const sorted = [
      one('a', 'open', '2027-01-01'),
      one('b', 'open', '2027-01-01'),
      one('c', 'open', '2027-02-01'),
      one('d', 'done', '2026-01-01'),
      one('e', 'dropped', '2025-01-01'),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: 5 }), (shuffled) => {
        expect(inOrder(shuffled)).toEqual(sorted);
      }),
      { numRuns: 50 },
    );
  });
});
