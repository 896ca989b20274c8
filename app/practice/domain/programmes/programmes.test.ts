import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import { PLACE_STATES, PROGRAMME_STATES } from '../vocabulary';
import { mayWithProgramme, PROGRAMME_DEEDS, PROGRAMME_STANDINGS, type ProgrammeDeed } from './rights';
import { checkDates, sessionsInOrder, spanOf, stillAsked } from './sessions';
import { PLACE_EVENTS, PROGRAMME_EVENTS, placeMachine, programmeMachine } from './states';

describe('the life of programmes and places', () => {
  it('goes on for every state and event of a programme as told, and in no other way', () => {
    const found: Record<string, string> = {};
    for (const state of PROGRAMME_STATES)
      for (const event of PROGRAMME_EVENTS) {
        const to = next(programmeMachine, state, event);
        if (to.ok) found[`${state} ${event}`] = to.value;
      }
    expect(found).toEqual({
      'draft change': 'draft',
      'draft open': 'open',
      'draft cancel': 'cancelled',
      'open change': 'open',
      'open close': 'closed',
      'open end': 'ended',
      'open cancel': 'cancelled',
      'closed change': 'closed',
      'closed reopen': 'open',
      'closed end': 'ended',
      'closed cancel': 'cancelled',
    });
  });

  it('goes on for every state and event of a place as told, and in no other way', () => {
    const found: Record<string, string> = {};
    for (const state of PLACE_STATES)
      for (const event of PLACE_EVENTS) {
        const to = next(placeMachine, state, event);
        if (to.ok) found[`${state} ${event}`] = to.value;
      }
    expect(found).toEqual({
      'waiting come-free': 'taken',
      'waiting give-back': 'given-back',
      'taken give-back': 'given-back',
      'taken complete': 'completed',
      'taken not-complete': 'not-completed',
      'completed complete': 'completed',
      'completed not-complete': 'not-completed',
      'not-completed complete': 'completed',
      'not-completed not-complete': 'not-completed',
    });
  });
});

describe('who may do what with a programme', () => {
  const SHOWN = 'open closed ended cancelled';
  /** Who may, and in which states. */
  const MAY: Record<ProgrammeDeed, [who: string, states: string]> = {
    read: ['service provider head governor', SHOWN],
    change: ['service', 'draft open closed'],
    open: ['service', 'draft closed'],
    close: ['service', 'open'],
    cancel: ['service', 'draft open closed'],
    end: ['service', 'open closed'],
    ask: ['head', 'open'],
    'give-back': ['head service', 'open closed'],
    list: ['service provider', SHOWN],
    record: ['service provider', 'open closed'],
  };

  it('is so for every deed, standing and state; a draft is read by the service alone', () => {
    for (const deed of PROGRAMME_DEEDS)
      for (const standing of PROGRAMME_STANDINGS)
        for (const state of PROGRAMME_STATES) {
          const [who, states] = MAY[deed];
          const draft = deed === 'read' && state === 'draft' && standing === 'service';
          const may = draft || (who.split(' ').includes(standing) && states.split(' ').includes(state));
          expect(mayWithProgramme(deed, [standing], state), `${deed} ${standing} ${state}`).toBe(may);
        }
    for (const deed of PROGRAMME_DEEDS) expect(mayWithProgramme(deed, [], 'open')).toBe(false);
  });
});

describe('sessions', () => {
  const first = { on: '2027-01-14', times: '9am to noon', place: 'Elm' };
  const last = { on: '2027-03-11', times: '9am to noon', place: 'Oak' };

  it('stand in the order of their days', () => {
    expect(sessionsInOrder([last, first])).toEqual([first, last]);
    expect(spanOf([last, first])).toEqual({ from: '2027-01-14', to: '2027-03-11' });
    expect(spanOf([])).toBeNull();
  });

  it('set how late people can ask', () => {
    expect(checkDates('2027-03-11', [first, last]).ok).toBe(true);
    expect(checkDates('2027-03-12', [first, last])).toMatchObject({ ok: false, field: 'closesOn' });
    expect(checkDates('2027-01-01', [])).toMatchObject({ ok: false, field: 'sessions' });
  });

  it('can be asked for to the end of the closing day', () => {
    expect(stillAsked('2027-01-08', '2027-01-08')).toBe(true);
    expect(stillAsked('2027-01-08', '2027-01-09')).toBe(false);
  });
});
