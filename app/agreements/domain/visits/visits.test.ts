import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { next } from '~/kernel/state-machine';
import { STANDINGS } from '../permissions';
import { feedbackLines } from './feedback';
import { mayReadFeedback, mayWithVisit, VISIT_ACTIONS } from './permissions';
import { machineOf, stageOf, VISIT_EVENTS, VISIT_STAGES } from './stages';
import { ADVISER_KINDS, groupOf, kindsOf, leavesRecord, usesDays, VISIT_TEMPLATES } from './templates';
import { VISIT_KINDS, VISIT_STATES } from './vocabulary';

describe('a visit’s life', () => {
  const recorded: Record<string, string> = {
    'planned move': 'planned',
    'planned call-off': 'called-off',
    'planned hold': 'to-write-up',
    'planned record': 'written-up',
    'to-write-up record': 'written-up',
    'written-up correct': 'written-up',
    'written-up read': 'written-up',
    'written-up check': 'written-up',
  };
  const unrecorded: Record<string, string> = {
    'planned move': 'planned',
    'planned call-off': 'called-off',
    'planned hold': 'left-to-governors',
    'left-to-governors check': 'left-to-governors',
    'left-to-governors give-feedback': 'left-to-governors',
  };
  const pairs = VISIT_STAGES.flatMap((stage) => VISIT_EVENTS.map((event) => [stage, event] as const));

  it.each(pairs)('%s, asked to %s', (stage, event) => {
    for (const kind of VISIT_KINDS) {
      const expected = kind === 'performance-management' ? unrecorded : recorded;
      const to = next(machineOf(kind), stage, event);
      expect(to.ok ? to.value : 'refused', kind).toBe(expected[`${stage} ${event}`] ?? 'refused');
    }
  });

  it('is read from what is stored', () => {
    const stages = VISIT_STATES.map((state) =>
      [0, 1, 3].map((noteNumber) => stageOf({ kind: 'support', state, noteNumber })),
    );
    expect(stages).toEqual([
      ['planned', 'planned', 'planned'],
      ['to-write-up', 'written-up', 'written-up'],
      ['called-off', 'called-off', 'called-off'],
    ]);
    expect(stageOf({ kind: 'performance-management', state: 'held', noteNumber: 0 })).toBe(
      'left-to-governors',
    );
  });
});

describe('who may do what with a visit', () => {
  const all = [...STANDINGS];
  const school = ['client-head', 'client-chair', 'service'];
  const expected: Record<string, Record<string, readonly string[]>> = {
    support: {
      see: all,
      'read-note': ['client-head', 'client-chair', 'provider-leader', 'service'],
      plan: ['provider-leader', 'service'],
      write: ['provider-leader', 'service'],
      acknowledge: ['client-head'],
      check: ['service'],
      'give-feedback': [],
      'read-feedback': [],
    },
    adviser: {
      see: all,
      'read-note': school,
      plan: ['service'],
      write: ['service'],
      acknowledge: ['client-head'],
      check: ['service'],
      'give-feedback': [],
      'read-feedback': [],
    },
    performance: {
      see: school,
      'read-note': [],
      plan: ['service'],
      write: ['service'],
      acknowledge: [],
      check: ['service'],
      'give-feedback': ['client-chair'],
      'read-feedback': ['client-chair', 'service'],
    },
  };

  it.each(VISIT_KINDS.flatMap((kind) => VISIT_ACTIONS.map((action) => [kind, action] as const)))(
    '%s: %s',
    (kind, action) => {
      const allowed = STANDINGS.filter((standing) => mayWithVisit(action, kind, [standing]));
      expect(allowed).toEqual(expected[groupOf(kind)]?.[action]);
      expect(mayWithVisit(action, kind, [])).toBe(false);
    },
  );

  it('lets the head read governors’ feedback only where they share it', () => {
    const reads = (shared: boolean) =>
      STANDINGS.filter((standing) => mayReadFeedback('performance-management', [standing], shared));
    expect(reads(false)).toEqual(['client-chair', 'service']);
    expect(reads(true)).toEqual(['client-head', 'client-chair', 'service']);
    expect(mayReadFeedback('support', ['client-head'], true)).toBe(false);
  });
});

describe('kinds of visit', () => {
  it('are a template each; the adviser’s four by term', () => {
    expect(Object.keys(VISIT_TEMPLATES).sort()).toEqual([...VISIT_KINDS].sort());
    expect(ADVISER_KINDS.map((kind) => VISIT_TEMPLATES[kind].term)).toEqual([
      'autumn',
      'spring',
      'summer',
      'autumn',
    ]);
    for (const kind of VISIT_KINDS) {
      const { agenda, roles, outcomes, checks, sections } = VISIT_TEMPLATES[kind];
      for (const list of [agenda, roles, outcomes, checks]) expect(list.length, kind).toBeGreaterThan(0);
      expect(new Set(checks.map(({ key }) => key)).size).toBe(checks.length);
      expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
    }
  });

  it('leave a record but for performance management, which is never under an agreement', () => {
    expect(VISIT_KINDS.filter((kind) => !leavesRecord(kind))).toEqual(['performance-management']);
    expect(kindsOf('agreement')).not.toContain('performance-management');
    expect(kindsOf('school')).toEqual(ADVISER_KINDS);
    expect(VISIT_TEMPLATES['performance-management'].sections).toEqual([]);
  });

  it('use a provider’s days only for support', () => {
    expect(VISIT_KINDS.filter(usesDays)).toEqual(['support']);
  });
});

describe('governors’ feedback', () => {
  it('reads as every question with its answer, and whether the head sees it', () => {
    const answer = fc.constantFrom('yes' as const, 'partly' as const, 'no' as const);
    fc.assert(
      fc.property(
        fc.record({ independent: answer, prepared: answer, measurable: answer, followed: answer }),
        fc.boolean(),
        (answers, sharedWithHead) => {
          const lines = feedbackLines({ format: 1, answers, comments: 'Thank you', sharedWithHead });
          const words = { yes: 'Yes', partly: 'Partly', no: 'No' };
          expect(lines.map((line) => line.words)).toEqual([
            words[answers.independent],
            words[answers.prepared],
            words[answers.measurable],
            words[answers.followed],
            'Thank you',
            sharedWithHead ? 'Yes' : 'No',
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
