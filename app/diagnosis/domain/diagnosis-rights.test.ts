import { describe, expect, it } from 'vitest';
import { can, next } from '~/kernel/state-machine';
import {
  DIAGNOSIS_ACTIONS,
  DIAGNOSIS_RELATIONS,
  type DiagnosisRelation,
  mayWithDiagnosis,
} from './diagnosis-rights';
import {
  DIAGNOSIS_EVENTS,
  DIAGNOSIS_STATES,
  type DiagnosisState,
  diagnosisMachine,
} from './diagnosis-states';

const may = (state: DiagnosisState, as: DiagnosisRelation, shared = state !== 'draft') =>
  DIAGNOSIS_ACTIONS.filter((action) => mayWithDiagnosis(action, { state, shared }, [as]));

/** Every state and person, with all that may be done. */
const TABLE: Record<DiagnosisState, Record<DiagnosisRelation, readonly string[]>> = {
  draft: {
    head: [],
    chair: [],
    broker: ['read', 'edit', 'share'],
    lead: ['read', 'edit', 'share'],
  },
  shared: {
    head: ['read', 'add-evidence', 'agree', 'contest'],
    chair: ['read', 'add-evidence'],
    broker: ['read', 'discuss', 'add-evidence'],
    lead: ['read', 'discuss', 'add-evidence'],
  },
  contested: {
    head: ['read', 'add-evidence', 'agree'],
    chair: ['read', 'add-evidence'],
    broker: ['read', 'discuss', 'revise', 'add-evidence'],
    lead: ['read', 'discuss', 'revise', 'add-evidence', 'decide'],
  },
  agreed: { head: ['read'], chair: ['read'], broker: ['read'], lead: ['read'] },
  decided: { head: ['read'], chair: ['read'], broker: ['read'], lead: ['read'] },
  superseded: { head: ['read'], chair: ['read'], broker: ['read'], lead: ['read'] },
};

describe('what may be done with a diagnosis', () => {
  it.each(DIAGNOSIS_STATES.flatMap((state) => DIAGNOSIS_RELATIONS.map((as) => [state, as] as const)))(
    '%s, for the %s',
    (state, as) => {
      expect(may(state, as)).toEqual(TABLE[state][as]);
    },
  );

  it('keeps one that was replaced before it was shared with the service', () => {
    expect(may('superseded', 'head', false)).toEqual([]);
    expect(may('superseded', 'broker', false)).toEqual(['read']);
  });

  it('is nothing for somebody with no part in it', () => {
    for (const state of DIAGNOSIS_STATES)
      for (const action of DIAGNOSIS_ACTIONS)
        expect(mayWithDiagnosis(action, { state, shared: true }, [])).toBe(false);
  });
});

describe('the life of a diagnosis', () => {
  const ALLOWED: Record<DiagnosisState, string[]> = {
    draft: ['share', 'supersede'],
    shared: ['agree', 'contest', 'supersede'],
    contested: ['agree', 'decide', 'supersede'],
    agreed: ['supersede'],
    decided: ['supersede'],
    superseded: [],
  };
  it.each(DIAGNOSIS_STATES.flatMap((state) => DIAGNOSIS_EVENTS.map((event) => [state, event] as const)))(
    '%s × %s',
    (state, event) => {
      const allowed = ALLOWED[state].includes(event);
      expect(can(diagnosisMachine, state, event)).toBe(allowed);
      expect(next(diagnosisMachine, state, event).ok).toBe(allowed);
    },
  );
});
