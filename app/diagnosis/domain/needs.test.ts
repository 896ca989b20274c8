import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import {
  checkNeed,
  isNeedPart,
  NEED_EVENTS,
  NEED_STATES,
  type NeedAnswers,
  needMachine,
  UNANSWERED_NEED,
  unfinishedPart,
} from './needs';

const today = '2026-11-22';
const need: NeedAnswers = {
  focusArea: 'attendance',
  severity: 2,
  measure: 'Pupils persistently absent',
  unit: '% of pupils',
  baseline: 24,
  baselineOn: '2026-10-23',
  baselineSource: 'School register, first half of the autumn term',
  evidence: 'Rising for three terms, most in years 9 and 10',
  target: 15,
  outcome: 'Pupils are in school and learning',
  byDate: '2027-07-16',
};

describe('a need', () => {
  it('holds when every question is answered', () => {
    expect(checkNeed(need, today).ok).toBe(true);
    expect(unfinishedPart(need, today)).toBeNull();
  });

  it.each<[Partial<NeedAnswers>, keyof NeedAnswers, string]>([
    [{ focusArea: 'astrology' }, 'focusArea', 'focus'],
    [{ severity: 5 }, 'severity', 'focus'],
    [{ measure: '' }, 'measure', 'now'],
    [{ unit: '' }, 'unit', 'now'],
    [{ baseline: null }, 'baseline', 'now'],
    [{ baselineOn: null }, 'baselineOn', 'now'],
    [{ baselineOn: '2026-11-23' }, 'baselineOn', 'now'],
    [{ baselineSource: '' }, 'baselineSource', 'now'],
    [{ evidence: '' }, 'evidence', 'now'],
    [{ outcome: '' }, 'outcome', 'wanted'],
    [{ target: null }, 'target', 'wanted'],
    [{ target: 24 }, 'target', 'wanted'],
    [{ byDate: '' }, 'byDate', 'wanted'],
    [{ byDate: '2026-11-22' }, 'byDate', 'wanted'],
  ])('with %o is refused beside %s', (change, field, part) => {
    const changed = { ...need, ...change };
    expect(checkNeed(changed, today)).toMatchObject({ ok: false, field });
    expect(unfinishedPart(changed, today)).toBe(part);
  });

  it('takes a baseline of nought, measured today, and a target below it or above it', () => {
    expect(checkNeed({ ...need, baseline: 0, target: 3, baselineOn: today }, today).ok).toBe(true);
    expect(checkNeed({ ...need, baseline: 24, target: 0 }, today).ok).toBe(true);
  });

  it('is judged a part at a time, so that one page can be saved before the next is answered', () => {
    const begun = { ...UNANSWERED_NEED, focusArea: 'attendance', severity: 2 };
    expect(checkNeed(begun, today, 'focus').ok).toBe(true);
    expect(unfinishedPart(begun, today)).toBe('now');
  });

  it('names its parts', () => {
    expect(isNeedPart('now')).toBe(true);
    expect(isNeedPart('then')).toBe(false);
    expect(isNeedPart(undefined)).toBe(false);
  });
});

describe('a need’s life', () => {
  it('ends once, from open, and never begins again', () => {
    const allowed = NEED_STATES.flatMap((state) =>
      NEED_EVENTS.filter((event) => can(needMachine, state, event)).map((event) => {
        const to = next(needMachine, state, event);
        return `${state} ${event} ${to.ok ? to.value : ''}`;
      }),
    );
    expect(allowed).toEqual(['open meet met', 'open supersede superseded']);
  });
});
