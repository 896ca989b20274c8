import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES, STANDINGS, type Standing } from '~/agreements/domain';
import { NOTE_REACHES, NOTE_STATES, type NoteState } from '../vocabulary';
import {
  coversConsent,
  isOnShelf,
  mayBegin,
  mayDoNote,
  NOTE_ACTIONS,
  type NoteAction,
  noteRights,
} from './permissions';

const ALL = NOTE_STATES;
const SENT = NOTE_STATES.filter((state) => state !== 'draft');

/** Who may do what, said a second time by whoever reads the rule; what is not here nobody may. */
const MAY: Readonly<Record<Standing, Partial<Record<NoteAction, readonly NoteState[]>>>> = {
  'client-head': {
    view: ALL,
    edit: ['draft'],
    send: ['draft'],
    consent: ['with-school'],
    refuse: ['with-school'],
    'withdraw-consent': ['with-broker', 'published'],
    withdraw: ['draft'],
    reopen: SENT,
  },
  'client-chair': { view: SENT },
  'provider-leader': {
    view: ALL,
    edit: ['draft'],
    send: ['draft'],
    withdraw: ['draft'],
    reopen: ['with-school', 'with-broker'],
  },
  'home-head': {},
  service: {
    view: ALL,
    edit: ['draft'],
    send: ['draft'],
    'send-back': ['with-broker'],
    publish: ['with-broker'],
    withdraw: ['draft', 'with-broker', 'published'],
    reopen: ['with-school', 'with-broker', 'published', 'withdrawn'],
  },
};

describe('rights to a note', () => {
  it.each(STANDINGS.flatMap((standing) => NOTE_ACTIONS.map((action) => [standing, action] as const)))(
    '%s: %s',
    (standing, action) => {
      const states = NOTE_STATES.filter((state) => mayDoNote(action, [standing], state));
      expect(states).toEqual([...(MAY[standing][action] ?? [])]);
    },
  );

  it('are none without a standing, and those of each standing together', () => {
    for (const action of NOTE_ACTIONS)
      for (const state of NOTE_STATES) expect(mayDoNote(action, [], state)).toBe(false);
    expect(noteRights(['client-chair', 'provider-leader'], 'draft')).toMatchObject({
      view: true,
      send: true,
      publish: false,
    });
  });

  it('asks nobody about a no a second time but the head', () => {
    for (const standing of STANDINGS) {
      expect(mayDoNote('reopen', [standing], 'declined')).toBe(standing === 'client-head');
    }
  });
});

describe('beginning a note', () => {
  it.each(STANDINGS.flatMap((standing) => AGREEMENT_STATES.map((state) => [standing, state] as const)))(
    '%s of an agreement that is %s',
    (standing, state) => {
      const writes = ['client-head', 'provider-leader', 'service'].includes(standing);
      expect(mayBegin([standing], state)).toBe(writes && state === 'closed');
    },
  );
});

describe('the shelf', () => {
  it.each(NOTE_STATES.flatMap((state) => NOTE_REACHES.map((reach) => [state, reach] as const)))(
    'a note that is %s for %s',
    (state, reach) => {
      const note = { state, reach, authorityId: 'ours' };
      expect(isOnShelf(note, 'ours')).toBe(state === 'published');
      expect(isOnShelf(note, 'theirs')).toBe(state === 'published' && reach === 'everyone');
    },
  );
});

describe('what a consent covers', () => {
  it.each([
    [{ revision: 2, reach: 'everyone' }, { revision: 2, reach: 'everyone' }, true],
    [{ revision: 2, reach: 'everyone' }, { revision: 2, reach: 'authority' }, true],
    [{ revision: 2, reach: 'authority' }, { revision: 2, reach: 'authority' }, true],
    [{ revision: 2, reach: 'authority' }, { revision: 2, reach: 'everyone' }, false],
    [{ revision: 2, reach: 'everyone' }, { revision: 3, reach: 'authority' }, false],
    [{ revision: null, reach: 'everyone' }, { revision: 1, reach: 'authority' }, false],
  ] as const)('%j, %j: %s', (agreed, wanted, covered) => expect(coversConsent(agreed, wanted)).toBe(covered));
});
