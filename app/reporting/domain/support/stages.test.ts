import { describe, expect, it } from 'vitest';
import { REQUEST_STATES } from '~/diagnosis/domain';
import { PROPOSAL_STATES } from '~/matching/domain';
import { type AgreementFact, earliest, matchOf, standingAgreement } from '../facts/cases';
import { areaOfOutcome } from './outcome-area';
import { isWaiting, type Stage, stageDays } from './stages';

const DATES = {
  submittedOn: '2026-01-05',
  matchedOn: '2026-01-12',
  signedOn: '2026-02-02',
  firstVisitOn: '2026-02-10',
};

describe('steps of the wait', () => {
  it.each([
    ['match', 7],
    ['signature', 21],
    ['visit', 8],
    ['whole', 36],
  ] as const)('%s takes %i days', (stage, days) => {
    expect(stageDays(stage, DATES)).toBe(days);
  });

  it('have no length before they have ended', () => {
    const none = { submittedOn: '2026-01-05', matchedOn: null, signedOn: null, firstVisitOn: null };
    const stages: Stage[] = ['match', 'signature', 'visit', 'whole'];
    expect(stages.map((stage) => stageDays(stage, none))).toEqual([null, null, null, null]);
  });
});

describe('who waits for support to be agreed', () => {
  const agreement = (signedOn: string | null) => ({ signedOn }) as AgreementFact; // only this is looked at
  const waits = (signed: string | null | undefined) =>
    REQUEST_STATES.filter((state) =>
      isWaiting({
        state,
        submittedOn: state === 'draft' ? null : '2026-01-05',
        agreement: signed === undefined ? null : agreement(signed),
      }),
    );
  it('is every request sent and not ended that has no agreement', () => {
    expect(waits(undefined)).toEqual(['submitted', 'matching', 'partnered']);
    expect(waits(null)).toEqual(['submitted', 'matching', 'partnered']);
  });
  it('is, with an agreement that was signed, only one that was opened again', () => {
    expect(waits('2026-02-02')).toEqual(['submitted', 'matching']);
  });
});

describe('the proposal a match is counted by', () => {
  const one = (
    id: string,
    state: (typeof PROPOSAL_STATES)[number],
    chosenOn: string | null,
    approvedOn: string | null = null,
  ) => ({
    id,
    state,
    chosenOn,
    approvedOn,
  });
  it('is the first that was approved, also where it was lost and another taken', () => {
    const found = matchOf([
      one('b', 'approved', '2026-02-01', '2026-02-09'),
      one('a', 'approved', '2026-01-01', '2026-01-09'),
      one('c', 'invited', '2025-12-01'),
    ]);
    expect(found?.id).toBe('a');
  });
  it.each(PROPOSAL_STATES)(
    'before any is approved, one that is %s counts only while it is under way',
    (state) => {
      const found = matchOf([one('a', state, '2026-01-01')]);
      expect(found !== null).toBe(['chosen', 'invited', 'accepted', 'released'].includes(state));
    },
  );
});

describe('what stands for a case', () => {
  it('is the newest agreement that was in force, before one that never was', () => {
    const list = [
      { id: 1, signedOn: '2026-01-01' },
      { id: 2, signedOn: '2026-03-01' },
      { id: 3, signedOn: null },
    ];
    expect(standingAgreement(list)).toBe(list[1]);
    expect(standingAgreement([{ signedOn: null }])).toEqual({ signedOn: null });
    expect(standingAgreement([])).toBeNull();
  });
  it('counts from the earliest day', () => {
    expect(earliest(['2026-03-01', null, '2026-01-31'])).toBe('2026-01-31');
    expect(earliest([null])).toBeNull();
  });
});

describe('the focus area of an outcome', () => {
  const needs = [
    { focusArea: 'writing-ks2', measure: 'Year 6 pupils at the expected standard in writing' },
    { focusArea: 'governance', measure: 'Actions completed' },
  ];
  it('is that of the need with the same measure, however it is spaced and written', () => {
    expect(areaOfOutcome(' year 6 pupils  at the expected standard in Writing ', needs)).toBe('writing-ks2');
  });
  it('is the only one of the request where the measure is another', () => {
    expect(areaOfOutcome('Something else', needs.slice(1))).toBe('governance');
  });
  it('cannot be told among several, nor of two needs with one measure', () => {
    expect(areaOfOutcome('Something else', needs)).toBe('several');
    const twins = needs.map((need) => ({ ...need, measure: 'The same' }));
    expect(areaOfOutcome('The same', twins)).toBe('several');
    expect(areaOfOutcome('Anything', [])).toBe('several');
  });
});
