import { describe, expect, it } from 'vitest';
import { STANDINGS } from '~/agreements/domain';
import { can, next } from '~/kernel/state-machine';
import { NOTE_STATES, NOTE_STEPS, type NoteState } from '../vocabulary';
import { mayDoNote, NOTE_ACTIONS } from './permissions';
import { NOTE_EVENTS, type NoteEvent, noteMachine, STEP_OF } from './states';

/** Every way a note can go; what is not here is refused. */
const WAYS: readonly (readonly [NoteState, NoteEvent, NoteState])[] = [
  ['draft', 'send', 'with-school'],
  ['draft', 'withdraw', 'withdrawn'],
  ['with-school', 'consent', 'with-broker'],
  ['with-school', 'refuse', 'declined'],
  ['with-school', 'reopen', 'draft'],
  ['with-broker', 'publish', 'published'],
  ['with-broker', 'send-back', 'draft'],
  ['with-broker', 'withdraw-consent', 'declined'],
  ['with-broker', 'withdraw', 'withdrawn'],
  ['with-broker', 'reopen', 'draft'],
  ['published', 'withdraw-consent', 'declined'],
  ['published', 'withdraw', 'withdrawn'],
  ['published', 'reopen', 'draft'],
  ['declined', 'reopen', 'draft'],
  ['withdrawn', 'reopen', 'draft'],
];

describe('the life of a note', () => {
  it.each(NOTE_STATES.flatMap((state) => NOTE_EVENTS.map((event) => [state, event] as const)))(
    'from %s, %s',
    (state, event) => {
      const way = WAYS.find(([from, by]) => from === state && by === event);
      const to = next(noteMachine, state, event);
      if (way) expect(to).toEqual({ ok: true, value: way[2] });
      else expect(to).toMatchObject({ ok: false, code: 'practice note.not-allowed' });
    },
  );

  it('is read by others only after a yes: nothing leads to the shelf but a review of what was agreed to', () => {
    const into = (state: NoteState) => WAYS.filter(([, , to]) => to === state).map(([from]) => from);
    expect(into('published')).toEqual(['with-broker']);
    expect(into('with-broker')).toEqual(['with-school']);
    expect(into('with-school')).toEqual(['draft']);
  });

  it('names each of its steps', () => {
    expect([...new Set(Object.values(STEP_OF))].sort()).toEqual([...NOTE_STEPS].sort());
  });

  it('lets nobody do what its state does not allow', () => {
    for (const state of NOTE_STATES)
      for (const event of NOTE_EVENTS)
        for (const standing of STANDINGS)
          if (mayDoNote(event, [standing], state))
            expect(can(noteMachine, state, event), `${standing}: ${event} in ${state}`).toBe(true);
  });

  it('leaves no step that nobody may take', () => {
    for (const [from, event] of WAYS)
      expect(mayDoNote(event, STANDINGS, from), `${event} in ${from}`).toBe(true);
    expect(NOTE_ACTIONS).toHaveLength(NOTE_EVENTS.length + 2);
  });
});
